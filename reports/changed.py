"""What changed since an earlier forecast of the same thing, and why."""

from datetime import date

from automl.plan import Plan
from automl.table import Table
from reports.answer import Answer


def what_changed(
    plan: Plan,
    before: object,
    after: object,
    table: Table,
    locale: str = "en",
    made_on: date | None = None,
) -> Answer | None:
    """Facts and a paragraph on how the forecast moved since `before`, which was made on `made_on`, and why.

    None where the two cannot be compared.
    """
    _ = plan, before, after, table, locale, made_on
    return None
