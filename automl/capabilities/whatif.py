"""Suppose that columns were otherwise."""

from automl.chain import NOT_YET
from automl.errors import UnderstandingError
from automl.row_plans import WhatIfPlan
from automl.supposing.result import WhatIfResult
from automl.table import Table
from automl.tools import Tools


def whatif(plan: WhatIfPlan, table: Table, tools: Tools) -> WhatIfResult:  # noqa: ARG001
    """Suppose that columns were otherwise. DataError when the data cannot answer."""
    raise UnderstandingError(f"I can't answer {NOT_YET[plan.capability]} yet.", "Ask for a forecast.")
