"""The choices of a form that are about time: the period and the step."""

from dataclasses import replace

from automl.errors import UnderstandingError
from automl.plan import Choice, ForecastPlan
from automl.table import Frequency, TimeAxis
from automl.timeline import FINENESS
from automl.understanding.calendar.moment import Moment
from automl.understanding.calendar.resolve import Stretch
from automl.understanding.event_time import axis_of
from automl.understanding.forecasting import step_of
from automl.understanding.heard import Heard, hear
from automl.understanding.measure import Measure
from automl.understanding.periods import as_period, moment_of, times
from automl.understanding.scene import Scene
from automl.understanding.thread.measuring import measure_of
from automl.understanding.thread.timing import too_long

AUTOMATIC = "automatic"
_OFFERED = (
    ("next 7 days", Frequency.DAY),
    ("next 4 weeks", Frequency.WEEK),
    ("next month", Frequency.MONTH),
    ("next quarter", Frequency.QUARTER),
    ("next 6 months", Frequency.MONTH),
    ("next 12 months", Frequency.MONTH),
    ("rest of the year", Frequency.QUARTER),
    ("next year", Frequency.YEAR),
)
"""Periods to choose from, each with the longest step that data may have to be asked about it."""
_SHORTEST = (Frequency.DAY, Frequency.WEEK)


def now(plan: ForecastPlan) -> str:
    """How a form names the present period: by its days."""
    return f"{plan.period.start.isoformat()} to {plan.period.end.isoformat()}"


def axis_for(plan: ForecastPlan, scene: Scene) -> TimeAxis:
    """The time axis of a plan."""
    return axis_of(scene.table.column(plan.time), scene)


def stretch_of(words: str, plan: ForecastPlan, scene: Scene) -> tuple[Stretch, Moment]:
    """The days that a period's words mean for a plan's data. UnderstandingError for words that name none ahead."""
    heard, axis = hear(words, scene), axis_for(plan, scene)
    moment = moment_of(heard, axis, plan.target, scene, past=False)
    when = times(heard, axis, moment)
    if when.period is None or when.in_history:
        raise UnderstandingError(
            f"“{words}” names no time that lies ahead.", "Choose another period, for example “next quarter”."
        )
    return when.period, moment


def period_choices(plan: ForecastPlan, scene: Scene) -> tuple[Choice, ...]:
    """The present period and a few others, no further ahead than the history reaches back."""
    axis = axis_for(plan, scene)
    seen = {Stretch(plan.period.start, plan.period.end)}
    found = [Choice(label=f"{plan.period.label}, as now", value=now(plan))]
    for words, longest in _OFFERED:
        fine = FINENESS.index(axis.frequency) <= FINENESS.index(longest)
        if not fine or (longest in _SHORTEST and plan.frequency not in (*_SHORTEST, Frequency.HOUR)):
            continue
        try:
            stretch, moment = stretch_of(words, plan, scene)
        except UnderstandingError:
            continue
        if stretch not in seen and stretch.end - moment.end <= moment.end - axis.start:
            seen.add(stretch)
            label = as_period(stretch, moment).label
            found.append(Choice(label=f"{words[:1].upper()}{words[1:]}: {label}", value=words))
    return tuple(found)


def usual_step(plan: ForecastPlan, measure: Measure, stretch: Stretch, scene: Scene) -> Frequency:
    """The step that a forecast over `stretch` has when no words say otherwise."""
    heard = _silent(scene)
    axis = axis_for(plan, scene)
    return step_of(measure, heard, axis, stretch, moment_of(heard, axis, plan.target, scene, past=False), scene)


def _silent(scene: Scene) -> Heard:
    return replace(hear("", scene), frequency=None)


def step_value(plan: ForecastPlan, scene: Scene) -> str:
    """How a form names the step of a plan."""
    usual = usual_step(plan, measure_of(plan), Stretch(plan.period.start, plan.period.end), scene)
    return AUTOMATIC if usual is plan.frequency else plan.frequency.value


def step_choices(plan: ForecastPlan, scene: Scene) -> tuple[Choice, ...]:
    """Automatic, the present one, and the others that the data and the period allow."""
    own, stretch = axis_for(plan, scene).frequency, Stretch(plan.period.start, plan.period.end)
    usual = usual_step(plan, measure_of(plan), stretch, scene)
    fit = [
        step
        for step in FINENESS[FINENESS.index(own) :]
        if step is plan.frequency or not (too_long(step, stretch) or step is usual)
    ]
    listed = [step for step in fit if not (step is usual and plan.frequency is usual)]
    steps = [Choice(label=f"By {step.value}", value=step.value) for step in listed]
    return (Choice(label=f"Automatic (by {usual.value})", value=AUTOMATIC), *steps)
