"""The form by which a plan is changed."""

from automl.plan import Circumstances, Plan
from automl.table import Kind, Table
from reports.reply import Field, Form, Option

_MOST_VALUES = 50


def change_form(plan: Plan, table: Table, circumstances: Circumstances) -> Form | None:
    """What of a plan can be changed, with what it is now; None where nothing can. `change` takes what is submitted."""
    _ = circumstances
    if plan.capability != "forecast":
        return None
    names = [column.name for column in table.of_kind(Kind.CATEGORY) if 1 < column.distinct <= _MOST_VALUES]
    options = tuple(Option(name, name) for name in names)
    return Form(
        "Change this", (Field("by", "Broken down by", "several", tuple(plan.groups), options),), "Forecast again"
    )
