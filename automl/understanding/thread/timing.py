"""When: the period of a follow-up, its step, and from when on the history counts."""

from dataclasses import dataclass, field, replace
from typing import Any

from automl.plan import Filter, Plan
from automl.table import Frequency, TimeAxis
from automl.understanding.calendar.moment import Moment
from automl.understanding.calendar.resolve import Stretch
from automl.understanding.calendar.spoken import Next, Phrase
from automl.understanding.capability import wants_future, wants_past
from automl.understanding.event_time import axis_of, time_axis
from automl.understanding.forecasting import step_of
from automl.understanding.heard import Heard
from automl.understanding.measure import Measure
from automl.understanding.periods import as_period, default_period, moment_of, times
from automl.understanding.scene import Scene
from automl.understanding.thread.measuring import measure_of
from automl.understanding.unheard import refuse_backwards, unheard_times


@dataclass(frozen=True, slots=True)
class Timing:
    """The fields of the plan that time decides, filters on the history, and what was assumed."""

    update: dict[str, Any] = field(default_factory=dict)
    filters: tuple[Filter, ...] = ()
    assumptions: tuple[str, ...] = ()


def revised_times(heard: Heard, previous: Plan, measure: Measure, scene: Scene) -> Timing:
    """The period and the step that the words name, else those of the plan before.

    A step that was only the usual one for its period follows a new period; one that was asked for stays. A period
    that is over makes it a question about the past, one that lies ahead a forecast.
    """
    if scene.table.time is None or (previous.time is None and not heard.phrases and not heard.frequency):
        return Timing()
    refuse_backwards(heard, scene)
    heard = replace(heard, phrases=tuple(_from_here(each) for each in heard.phrases))
    axis = axis_of(scene.table.column(previous.time), scene) if previous.time else time_axis(heard, scene).time
    moment = moment_of(heard, axis, measure.target, scene, past=wants_past(heard, scene))
    when = times(heard, axis, moment)
    said = tuple(unheard_times(heard, when))
    if when.in_history:
        return Timing({**_past(when.period, heard, axis, moment)}, when.filters, said)
    if previous.capability == "ask" and when.period is None and not wants_future(heard, scene):
        return Timing(
            {"frequency": heard.frequency or previous.frequency, "time": axis.column} if heard.frequency else {},
            when.filters,
        )
    stretch, assumed = _stretch(when.period, previous, axis, moment)
    step = revised_step(heard, previous, measure, axis, stretch, moment, scene)
    update: dict[str, Any] = {"capability": "forecast", "time": axis.column, "frequency": step}
    if when.period is not None or previous.period is None or assumed:
        update["period"] = as_period(stretch, moment)
    return Timing(update, when.filters, (*said, *assumed))


def _from_here(phrase: Phrase) -> Phrase:
    """A bare "a year" after an answer is how far to look, twelve months, and no calendar year."""
    spoken = phrase.spoken
    if phrase.weak and isinstance(spoken, Next) and spoken.unit is Frequency.YEAR:
        return replace(phrase, spoken=Next(12 * spoken.count, Frequency.MONTH))
    return phrase


def _past(period: Stretch | None, heard: Heard, axis: TimeAxis, moment: Moment) -> dict[str, Any]:
    named = as_period(period, moment) if period else None
    return {"capability": "ask", "time": axis.column, "frequency": heard.frequency, "period": named, "goal": None}


def _stretch(named: Stretch | None, previous: Plan, axis: TimeAxis, moment: Moment) -> tuple[Stretch, tuple[str, ...]]:
    """The days asked for: the words', else those before, else the usual ones ahead, with the sentence that says so."""
    if named is not None:
        return named, ()
    if previous.capability == "forecast" and previous.period is not None:
        return Stretch(previous.period.start, previous.period.end), ()
    usual, said = default_period(axis, moment)
    return usual, (said,)


def revised_step(
    heard: Heard, previous: Plan, measure: Measure, axis: TimeAxis, stretch: Stretch, moment: Moment, scene: Scene
) -> Frequency:
    """The step of the plan: as the words say, else as it was asked for before, else the usual one."""
    if heard.frequency is not None:
        return step_of(measure, heard, axis, stretch, moment, scene)
    usual = step_of(measure, heard, axis, stretch, moment, scene)
    if previous.capability != "forecast" or previous.frequency is None or previous.period is None:
        return usual
    old = Stretch(previous.period.start, previous.period.end)
    if old == stretch and measure == measure_of(previous):
        return previous.frequency
    was_usual = step_of(measure_of(previous), replace(heard, phrases=()), axis, old, moment, scene)
    return usual if previous.frequency is was_usual or too_long(previous.frequency, stretch) else previous.frequency


_DAYS = {Frequency.WEEK: 7, Frequency.MONTH: 28, Frequency.QUARTER: 89, Frequency.YEAR: 365}


def too_long(step: Frequency, stretch: Stretch) -> bool:
    """Whether a step is longer than the days asked for."""
    return (stretch.end - stretch.start).days + 1 < _DAYS.get(step, 1)
