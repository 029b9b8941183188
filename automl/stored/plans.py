"""Plans as JSON and back, in the form of the JSON contract."""

from typing import Any

from automl.plan import DescribePlan, ForecastPlan, Plan

_KINDS: dict[str, type[Plan]] = {"forecast": ForecastPlan, "describe": DescribePlan}


def dump_plan(plan: Plan) -> dict[str, Any]:
    """The plan as JSON's own types."""
    return plan.model_dump(mode="json")


def load_plan(stored: dict[str, Any]) -> Plan:
    """What `dump_plan` made. Days in filters come back as ISO text, which filters take alike. ValidationError."""
    plan = _KINDS.get(stored["capability"], Plan).model_validate(stored)
    return plan.model_copy(update={"then": [load_plan(each) for each in stored.get("then", [])]})
