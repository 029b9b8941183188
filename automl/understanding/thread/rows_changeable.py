"""What of a prediction's plan can be changed by a form, and the plan that a submitted form makes of it."""

from collections.abc import Mapping
from typing import Any

from automl.errors import UnderstandingError
from automl.plan import Choice
from automl.row_plans import Costs, PredictPlan
from automl.table import Kind
from automl.understanding.rows.asked import predictable
from automl.understanding.rows.classes import is_class, labels
from automl.understanding.rows.predicting import task_of
from automl.understanding.rows.saying import said_prediction
from automl.understanding.rows.targets import likely_outcomes
from automl.understanding.rows.wishes import EFFORTS
from automl.understanding.scene import Scene
from automl.understanding.thread.changeable_parts import Changeable
from automl.understanding.thread.rows_difference import differing

_MOST_COLUMNS = 100


def row_parts(plan: PredictPlan, around: Scene) -> tuple[Changeable, ...]:
    """The parts of a prediction that can be changed. What offers no choice is left out."""
    found = [
        Changeable("target", plan.target or "", _targets(plan, around)),
        Changeable("effort", plan.effort, tuple(Choice(label=each.capitalize(), value=each) for each in EFFORTS)),
        Changeable("exclude", tuple(plan.exclude), _columns(plan, around)),
        Changeable("keep", plan.keep, _columns(plan, around)),
    ]
    known = _classes(plan, around)
    if known:
        found.append(
            Changeable("positive", plan.positive or known[0], tuple(Choice(label=each, value=each) for each in known))
        )
        found.append(Changeable("missed", _written(plan.costs.missed if plan.costs else None), (), free=True))
        found.append(Changeable("false_alarm", _written(plan.costs.false_alarm if plan.costs else None), (), free=True))
    return tuple(each for each in found if each.free or len(each.choices) > (0 if each.several else 1))


def _targets(plan: PredictPlan, around: Scene) -> tuple[Choice, ...]:
    names = dict.fromkeys([plan.target or "", *(column.name for column in likely_outcomes(around))])
    others = [each.name for each in around.table.columns if predictable(each, around.table)]
    listed = list(dict.fromkeys([*names, *others]))[:_MOST_COLUMNS]
    return tuple(Choice(label=name, value=name) for name in listed)


def _columns(plan: PredictPlan, around: Scene) -> tuple[Choice, ...]:
    usable = [each for each in around.table.columns if each.name != plan.target and each.kind is not Kind.EMPTY]
    return tuple(Choice(label=each.name, value=each.name) for each in usable[:_MOST_COLUMNS])


def _classes(plan: PredictPlan, around: Scene) -> list[str]:
    column = around.table.column(plan.target or "")
    return labels(column, around) if plan.task == "binary" and is_class(column) else []


def _written(cost: float | None) -> str:
    return "" if cost is None else f"{cost:.12g}"


def changed_prediction(plan: PredictPlan, values: Mapping[str, tuple[str, ...]], around: Scene) -> PredictPlan:
    """The prediction with what was submitted, said back; itself where nothing changed. UnderstandingError."""
    update: dict[str, Any] = {}
    for name in ("target", "effort", "positive"):
        update |= {name: values[name][0]} if name in values else {}
    for name in ("exclude", "keep"):
        update |= {name: values[name]} if name in values else {}
    target = str(update.get("target", plan.target))
    update["exclude"] = [each for each in update.get("exclude", plan.exclude) if each != target]
    update["keep"] = tuple(each for each in update.get("keep", plan.keep) if each != target)
    update["features"] = tuple(each for each in plan.features if each not in (target, *update["exclude"]))
    if target != plan.target:
        update |= {"task": task_of(around.table.column(target)), "positive": None, "costs": None}
        update["filters"] = [each for each in plan.filters if each.column != target]
        update["assumptions"] = [each for each in plan.assumptions if plan.target is None or plan.target not in each]
    elif "missed" in values or "false_alarm" in values:
        update["costs"] = _costs(plan, values)
    changed = plan.model_copy(update=update)
    difference = differing(plan, changed)
    if not difference:
        return plan
    return changed.model_copy(update={"words": f"As before, but {difference}. {said_prediction(changed, around)}"})


def _costs(plan: PredictPlan, values: Mapping[str, tuple[str, ...]]) -> Costs | None:
    before = plan.costs
    missed = _cost(values.get("missed"), before.missed if before else None)
    alarm = _cost(values.get("false_alarm"), before.false_alarm if before else None)
    if missed is None and alarm is None:
        return None
    if missed is None or alarm is None:
        raise UnderstandingError("Only one of the two costs is there.", "Fill in both, or none.")
    return Costs(missed=missed, false_alarm=alarm)


def _cost(submitted: tuple[str, ...] | None, before: float | None) -> float | None:
    if submitted is None:
        return before
    if not submitted:
        return None
    try:
        cost = float(submitted[0].replace(",", ""))
    except ValueError:
        cost = -1.0
    if not 0 <= cost < float("inf"):
        raise UnderstandingError(f"“{submitted[0]}” is no cost.", "Fill in a number, such as 500.")
    return cost
