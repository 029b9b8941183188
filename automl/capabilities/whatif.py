"""Suppose that columns were otherwise."""

from dataclasses import replace
from time import monotonic

from automl.models.using import opened
from automl.row_plans import WhatIfPlan
from automl.supposing.result import WhatIfResult
from automl.supposing.suppose import suppose
from automl.supposing.turn import turn
from automl.table import Table
from automl.tools import Tools


def whatif(plan: WhatIfPlan, table: Table, tools: Tools) -> WhatIfResult:
    """Suppose that columns were otherwise. DataError when the data cannot answer."""
    began = monotonic()
    model = opened(tools.shelf, plan.model)
    result = turn(plan, table, model) if plan.flip else suppose(plan, table, model)
    return replace(result, seconds=monotonic() - began)
