"""Plans of forecasts, and of questions about the past, which are read in the same way."""

from automl.errors import UnderstandingError
from automl.plan import ForecastPlan, Plan
from automl.table import Frequency, TimeAxis
from automl.understanding.asking.planning import looked_up
from automl.understanding.calendar.moment import Moment
from automl.understanding.calendar.resolve import Stretch, resolve
from automl.understanding.calendar.spoken import Role
from automl.understanding.calendar.written import day_written
from automl.understanding.capability import so_far, wants_future, wants_past
from automl.understanding.currencies import one_currency
from automl.understanding.event_time import time_axis
from automl.understanding.framing import Frame, framed
from automl.understanding.heard import Heard
from automl.understanding.measure import Measure
from automl.understanding.periods import Times, as_period, default_period, moment_of, step_for, times
from automl.understanding.recurring import step_of_count
from automl.understanding.said import said
from automl.understanding.scene import Scene
from automl.understanding.subject import subject
from automl.understanding.unheard import names_holiday, refuse_backwards, unheard, unheard_times


def plan_over_time(heard: Heard, scene: Scene) -> Plan:
    """The plan of a forecast; of a question about the past when its period is over or nothing looks ahead."""
    if scene.table.time is None and _names_forecast(heard):
        time_axis(heard, scene)
    measures = subject(heard, scene)
    frame = framed(heard, scene)
    if scene.table.time is None and not _looks_ahead(heard, scene):
        return looked_up(measures, heard, None, frame, scene)
    refuse_backwards(heard, scene)
    axis = time_axis(heard, scene)
    past = wants_past(heard, scene)
    ahead = wants_future(heard, scene) or (names_holiday(heard, scene) and not past)
    when = times(heard, axis.time, moment_of(heard, axis.time, measures[0].target, scene, past=past))
    shared = Frame(frame.groups, [*frame.filters], frame.exclude, [*frame.assumptions, *axis.assumptions])
    if ahead:
        _refuse_before(heard, when)
    begun = when.period is not None and when.period.start <= when.moment.end and so_far(heard.sentence)
    if when.in_history or begun or (when.period is None and not ahead):
        return looked_up(measures, heard, when, frame, scene)
    return _chain([_forecast(measure, heard, axis.time, when, shared, scene) for measure in measures])


def _refuse_before(heard: Heard, when: Times) -> None:
    """UnderstandingError for a time before the data begin beside another: "forecast next year for 1850"."""
    start = when.axis.start if when.axis else None
    if sum(phrase.role is Role.PERIOD for phrase in heard.phrases) == 1:
        return
    for phrase in heard.phrases:
        if start and phrase.role is Role.PERIOD and not phrase.weak and resolve(phrase.spoken, when.moment).end < start:
            written = heard.sentence.written(phrase.span)
            raise UnderstandingError(
                f"The data begin on {day_written(start)}, so “{written}” cannot be forecast.",
                "Name a time that lies ahead, such as “next quarter”.",
            )


def _names_forecast(heard: Heard) -> bool:
    """Whether a forecast over time is asked for by its name."""
    said = heard.sentence.words()
    return bool(heard.phrases) and any(word.startswith(("forecast", "project", "outlook")) for word in said)


def _looks_ahead(heard: Heard, scene: Scene) -> bool:
    return wants_future(heard, scene) or bool(heard.phrases)


def _forecast(measure: Measure, heard: Heard, axis: TimeAxis, when: Times, frame: Frame, scene: Scene) -> ForecastPlan:
    period, assumed = (when.period, "") if when.period else default_period(axis, when.moment)
    frequency = step_of(measure, heard, axis, period, when.moment, scene)
    filters = [*frame.filters, *when.filters]
    plan = ForecastPlan(
        target=measure.target,
        expression=measure.expression,
        time=axis.column,
        groups=frame.groups,
        aggregation=measure.aggregation,
        frequency=frequency,
        period=as_period(period, when.moment),
        filters=[*filters, *one_currency(measure, frame.groups, filters, heard.sentence, scene)],
        exclude=frame.exclude,
        limit=heard.limit,
        goal=heard.goal.value if heard.goal else None,
        language=scene.lexicon.language,
        assumptions=[
            *frame.assumptions,
            *measure.assumptions,
            *unheard(heard, measure, scene),
            *unheard_times(heard, when),
            *([assumed] if assumed else []),
        ],
    )
    return plan.model_copy(update={"words": said(plan, measure.noun)})


def step_of(measure: Measure, heard: Heard, axis: TimeAxis, period: Stretch, moment: Moment, scene: Scene) -> Frequency:
    """The step of a forecast: as the words say, else as the period, the data and the measure have it."""
    frequency = step_for(heard, axis, period, moment)
    return frequency if heard.frequency else step_of_count(measure, frequency, period, axis, scene)


def _chain(plans: list[Plan] | list[ForecastPlan]) -> Plan:
    """The first plan, with the others to be done then."""
    first, *others = plans
    return first.model_copy(update={"then": others}) if others else first
