"""How long an answer may take."""

from automl.plan import Plan
from automl.row_plans import PredictPlan
from automl.tabular import Effort

_TIMES: dict[Effort, float] = {"quick": 0.4, "balanced": 1.0, "thorough": 10.0}


def seconds(plan: Plan, usual: float) -> float:
    """Seconds for a plan, where an answer may usually take `usual`."""
    return usual * (_TIMES[plan.effort] if isinstance(plan, PredictPlan) else 1.0)
