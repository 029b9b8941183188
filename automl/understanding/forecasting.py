"""Plans of forecasts, and of questions about the past, which are read in the same way."""

from dataclasses import dataclass

from automl.asking.writing import with_sql
from automl.plan import AskPlan, Filter, ForecastPlan, Plan
from automl.table import Frequency, TimeAxis
from automl.understanding.calendar.moment import Moment
from automl.understanding.calendar.resolve import Stretch
from automl.understanding.capability import wants_future, wants_past
from automl.understanding.currencies import one_currency
from automl.understanding.event_time import time_axis
from automl.understanding.filters import cell_filters, flag_filters
from automl.understanding.groups import groups
from automl.understanding.heard import Heard
from automl.understanding.measure import Measure
from automl.understanding.periods import Times, as_period, default_period, moment_of, step_for, times
from automl.understanding.recurring import step_of_count
from automl.understanding.said import said
from automl.understanding.scene import Scene
from automl.understanding.strange import settle
from automl.understanding.subject import subject
from automl.understanding.unheard import names_holiday, refuse_backwards, unheard, unheard_times


@dataclass(frozen=True, slots=True)
class _Frame:
    """What all measures of one question share."""

    groups: list[str]
    filters: list[Filter]
    exclude: list[str]
    assumptions: list[str]


def plan_over_time(heard: Heard, scene: Scene) -> Plan:
    """The plan of a forecast; of a question about the past when its period is over or nothing looks ahead."""
    measures = subject(heard, scene)
    frame = _frame(heard, scene)
    if scene.table.time is None and not _looks_ahead(heard, scene):
        return _chain([_ask(measure, heard, None, frame, scene) for measure in measures])
    refuse_backwards(heard, scene)
    axis = time_axis(heard, scene)
    past = wants_past(heard, scene)
    ahead = wants_future(heard, scene) or (names_holiday(heard, scene) and not past)
    when = times(heard, axis.time, moment_of(heard, axis.time, measures[0].target, scene, past=past))
    shared = _Frame(frame.groups, [*frame.filters], frame.exclude, [*frame.assumptions, *axis.assumptions])
    if when.in_history or (when.period is None and not ahead):
        return _chain([_ask(measure, heard, when, frame, scene) for measure in measures])
    return _chain([_forecast(measure, heard, axis.time, when, shared, scene) for measure in measures])


def _looks_ahead(heard: Heard, scene: Scene) -> bool:
    return wants_future(heard, scene) or bool(heard.phrases)


def _frame(heard: Heard, scene: Scene) -> _Frame:
    strange = settle(heard, scene)
    flags, exclude = flag_filters(heard.played, scene)
    kept = cell_filters(heard.sentence, heard.played, scene)
    grouped = list(dict.fromkeys([*groups(heard.sentence, heard.played, scene), *strange.groups]))
    return _Frame(
        groups=grouped,
        filters=[*kept, *strange.filters, *flags, *heard.comparisons],
        exclude=exclude,
        assumptions=[*heard.corrections, *strange.assumptions],
    )


def _forecast(measure: Measure, heard: Heard, axis: TimeAxis, when: Times, frame: _Frame, scene: Scene) -> ForecastPlan:
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


def _ask(measure: Measure, heard: Heard, when: Times | None, frame: _Frame, scene: Scene) -> Plan:
    period = as_period(when.period, when.moment) if when and when.period else None
    axis = scene.table.time
    plan = AskPlan(
        target=measure.target,
        expression=measure.expression,
        time=axis.column if axis and (period or heard.frequency) else None,
        groups=frame.groups,
        aggregation=measure.aggregation,
        frequency=heard.frequency,
        period=period,
        filters=[*frame.filters, *one_currency(measure, frame.groups, frame.filters, heard.sentence, scene)],
        exclude=frame.exclude,
        limit=heard.limit,
        language=scene.lexicon.language,
        assumptions=[*frame.assumptions, *measure.assumptions, *unheard(heard, measure, scene)],
    )
    return with_sql(plan.model_copy(update={"words": said(plan, measure.noun)}))


def _chain(plans: list[Plan] | list[ForecastPlan]) -> Plan:
    """The first plan, with the others to be done then."""
    first, *others = plans
    return first.model_copy(update={"then": others}) if others else first
