"""A form that was submitted, applied to the plan that it changes."""

from collections.abc import Mapping, Sequence
from typing import Any

from automl.errors import Problem, UnderstandingError
from automl.plan import Circumstances, Filter, ForecastPlan, Plan, Understood
from automl.row_plans import PredictPlan
from automl.table import Frequency, Table
from automl.understanding.calendar.resolve import Stretch
from automl.understanding.choices import Ask, value_of
from automl.understanding.currencies import one_currency
from automl.understanding.date_order import ask_date_order
from automl.understanding.levels import usual_aggregation
from automl.understanding.lexicon import ENGLISH
from automl.understanding.measure import Measure
from automl.understanding.periods import as_period
from automl.understanding.scene import Scene, scene
from automl.understanding.thread.changeable import parts
from automl.understanding.thread.changeable_parts import Changeable
from automl.understanding.thread.choosing import ROWS, filter_value
from automl.understanding.thread.filtering import filter_of
from automl.understanding.thread.measuring import measure_of
from automl.understanding.thread.plans import as_forecast, chained, given, with_changes
from automl.understanding.thread.rows_changeable import changed_prediction, row_parts
from automl.understanding.thread.schedule import AUTOMATIC, stretch_of, usual_step
from automl.understanding.thread.timing import too_long
from automl.understanding.validator import validate
from automl.understanding.words import cut

Submitted = Mapping[str, str | Sequence[str]]
_Values = dict[str, tuple[str, ...]]


def change(plan: Plan, changes: Submitted, table: Table, circumstances: Circumstances) -> Understood:
    """The plan with what a form changed, validated, its words saying what changed.

    changes: by the names of `changeable`; of several values a list. A field that is not there stays, an empty list
    means none. Nothing changed gives the same plan. What cannot be comes back as an error in words, and amounts in
    several currencies as a question.
    """
    around, known = scene(table, ENGLISH, circumstances), changeable_plan(plan)
    if known is None:
        sentence = "Only a forecast or a prediction can be changed like this."
        return Understood(error=Problem(sentence, "Ask for what you want in words."))
    try:
        values = _values(offered(known, around), changes)
        new = _new(known, values, around) if values else plan
        around.choices.refuse_unused()
        ask_date_order(new, table)
        validate(new, f"{given(plan)} {' '.join(_filled_in(values))}", table)
    except Ask as ask:
        return Understood(clarify=ask.clarify)
    except UnderstandingError as error:
        return Understood(error=error.problem)
    return Understood(plan=new)


def changeable_plan(plan: Plan) -> ForecastPlan | PredictPlan | None:
    """A plan that a form can change, as one of its kind; None for others."""
    return plan if isinstance(plan, PredictPlan) else as_forecast(plan)


def offered(plan: ForecastPlan | PredictPlan, around: Scene) -> tuple[Changeable, ...]:
    return row_parts(plan, around) if isinstance(plan, PredictPlan) else parts(plan, around)


def _new(plan: ForecastPlan | PredictPlan, values: _Values, around: Scene) -> Plan:
    if isinstance(plan, PredictPlan):
        return changed_prediction(plan, values, around)
    return _changed(plan, values, around)


def _filled_in(values: _Values) -> list[str]:
    """The numbers that were filled in, as words for the validator."""
    return [value for name in ("missed", "false_alarm") for value in values.get(name, ())]


def _values(known: Sequence[Changeable], changes: Submitted) -> _Values:
    """What was submitted and differs from the plan, each as several values. UnderstandingError for what is none."""
    found: _Values = {}
    for name, submitted in changes.items():
        values = (submitted,) if isinstance(submitted, str) else tuple(submitted)
        values = tuple(value for value in values if value)
        part = next((each for each in known if each.name == name), None)
        if part is None:
            raise UnderstandingError(f"“{name}” cannot be changed here.", "Ask for it in words instead.")
        if not part.several and not part.free and len(values) != 1:
            raise UnderstandingError(f"Choose one {name.replace('_', ' ')}.", "Fill in the form again.")
        if set(values) != set(_present(part)):
            _refuse_others(part, values)
            found[name] = values
    return found


def _present(part: Changeable) -> tuple[str, ...]:
    if isinstance(part.value, str):
        return (part.value,) if part.value else ()
    return part.value


def _refuse_others(part: Changeable, values: Sequence[str]) -> None:
    """UnderstandingError for what was not offered; a period may be any words."""
    known = {each.value for each in part.choices}
    other = [value for value in values if value not in known]
    if other and part.name != "period" and not part.free:
        listed = ", ".join(each.label for each in part.choices[:8])
        raise UnderstandingError(f"“{other[0]}” is not one of the choices.", f"Choose one of {listed}.")


def _changed(plan: ForecastPlan, values: _Values, around: Scene) -> Plan:
    first = _one(plan.model_copy(update={"then": []}), values, around)
    further = [(each, as_forecast(each)) for each in plan.then]
    return chained(first, [_one(forecast, values, around) if forecast else each for each, forecast in further])


def _one(plan: ForecastPlan, values: _Values, around: Scene) -> Plan:
    measure = _measure(plan, values, around)
    stretch = Stretch(plan.period.start, plan.period.end)
    update: dict[str, Any] = {}
    if "period" in values:
        stretch, moment = stretch_of(values["period"][0], plan, around)
        update["period"] = as_period(stretch, moment)
    groups = _groups(plan, values)
    filters = _filters(plan, values, around)
    update |= {
        "target": measure.target,
        "aggregation": measure.aggregation,
        "expression": measure.expression,
        "frequency": _step(plan, values, measure, stretch, around),
        "groups": groups,
        "limit": plan.limit if groups else None,
        "filters": [*filters, *one_currency(measure, groups, filters, cut(""), around)],
    }
    return with_changes(plan, update, measure.noun, list(measure.assumptions))


def _measure(plan: ForecastPlan, values: _Values, around: Scene) -> Measure:
    if "measure" not in values:
        return measure_of(plan)
    chosen = values["measure"][0]
    if chosen == ROWS:
        return Measure(None, "count", noun="rows")
    column = around.table.column(chosen)
    return Measure(column.name, usual_aggregation(column, around.table, around.lexicon))


def _step(plan: ForecastPlan, values: _Values, measure: Measure, stretch: Stretch, around: Scene) -> Frequency:
    """The step that was chosen; one that was automatic goes with the period and the measure."""
    before = Stretch(plan.period.start, plan.period.end)
    was_usual = usual_step(plan, measure_of(plan), before, around) is plan.frequency
    chosen = values.get("step", (AUTOMATIC if was_usual else plan.frequency.value,))[0]
    if chosen == AUTOMATIC:
        same = "step" not in values and "period" not in values and "measure" not in values
        return plan.frequency if same else usual_step(plan, measure, stretch, around)
    step = Frequency(chosen)
    if too_long(step, stretch):
        raise UnderstandingError(
            f"A {step.value} is longer than the period that you chose.", "Choose a longer period, or a finer step."
        )
    return step


def _groups(plan: ForecastPlan, values: _Values) -> list[str]:
    if "by" not in values:
        return list(plan.groups)
    chosen = values["by"]
    return [*(name for name in plan.groups if name in chosen), *(name for name in chosen if name not in plan.groups)]


def _filters(plan: ForecastPlan, values: _Values, around: Scene) -> list[Filter]:
    filters = list(plan.filters)
    offered = {each.name: each for each in parts(plan, around)}
    if "filters" in values:
        gone = {each.value for each in offered["filters"].choices} - set(values["filters"])
        filters = [each for each in filters if filter_value(each) not in gone]
    if "leave_out" in values:
        part = offered["leave_out"]
        left = [value_of(value) for value in values["leave_out"]]
        if len(left) == len(part.choices):
            raise UnderstandingError(
                f"That leaves out every {part.of}, so nothing is left to forecast.", f"Keep at least one {part.of}."
            )
        filters = [each for each in filters if each.column != part.of or each.op not in ("!=", "not_in")]
        filters += filter_of(part.of or "", left, keep=False)
    return filters
