"""Plans as JSON and back, in the form of the JSON contract."""

import re
from datetime import date
from typing import Any

from automl.plan import AskPlan, DescribePlan, Filter, ForecastPlan, Plan, Scalar
from automl.row_plans import ExplainPlan, PipelinePlan, PredictPlan, ScorePlan, WhatIfPlan

_KINDS: dict[str, type[Plan]] = {
    "forecast": ForecastPlan,
    "describe": DescribePlan,
    "ask": AskPlan,
    "predict": PredictPlan,
    "explain": ExplainPlan,
    "whatif": WhatIfPlan,
    "score": ScorePlan,
    "pipeline": PipelinePlan,
}
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


def dump_plan(plan: Plan) -> dict[str, Any]:
    """The plan as JSON's own types."""
    then = [dump_plan(each) for each in plan.then]
    return {**plan.model_dump(mode="json"), "then": then}


def load_plan(stored: dict[str, Any]) -> Plan:
    """What `dump_plan` made; what looks like a day in a filter comes back as one. ValidationError."""
    plan = _KINDS.get(stored["capability"], Plan).model_validate(stored)
    then = [load_plan(each) for each in stored.get("then", [])]
    return plan.model_copy(update={"then": then, "filters": [_with_days(each) for each in plan.filters]})


def _with_days(condition: Filter) -> Filter:
    value = condition.value
    read = [_day(each) for each in value] if isinstance(value, list) else _day(value)
    return condition.model_copy(update={"value": read})


def _day(value: Scalar) -> Scalar:
    """JSON has no days. As text or as a day, a value keeps the same rows (automl/series/selection.py)."""
    if not isinstance(value, str) or not _DAY.fullmatch(value):
        return value
    try:
        return date.fromisoformat(value)
    except ValueError:  # 2024-13-45 is a text
        return value
