"""The gate as a plan meets it: what its words, its table and its days give."""

from collections.abc import Collection

from automl.asking.gate import Admitted, admitted
from automl.asking.given import Given
from automl.asking.locked import Bounds, Locked
from automl.plan import AskPlan
from automl.table import Table

_MONTHS_OF_A_YEAR = 12


def judged(sql: str, plan: AskPlan, table: Table, question: str = "", parameters: Collection[str] = ()) -> Admitted:
    """A query for a plan, if it may be run. RefusedQueryError when it may not.

    question: the words that were asked, besides those that the plan itself holds.
    """
    names = [str(name) for name in table.frame.columns]
    return admitted(sql, names, _given(plan, table, question), [*plan.parameters, *parameters])


def fits(plan: AskPlan, question: str, table: Table) -> None:
    """Check the SQL of a plan: its form, its every literal, and that it binds to an empty table of the same columns.

    RefusedQueryError when it does not.
    """
    query = judged(plan.sql, plan, table, question)
    with Locked(table, query.columns, Bounds(seconds=2.0, memory="256MiB", threads=1), empty=True) as database:
        database.find(query.sql, plan.parameters)


def _given(plan: AskPlan, table: Table, question: str) -> Given:
    shift = {float(plan.shift)} if 0 < plan.shift < _MONTHS_OF_A_YEAR else set()
    limit = {float(plan.limit), plan.limit + 1.0} if plan.limit else set()
    words = question or " ".join(_literals(plan))
    return Given(words, table, frozenset(plan.parameters.values()), frozenset(shift | limit), plan.language)


def _literals(plan: AskPlan) -> list[str]:
    """The literals of a plan, which were judged against the question when it was made."""
    values = [
        each.value if isinstance(each.value, list) else [each.value]
        for each in (*plan.filters, *([plan.having] if plan.having else []))
    ]
    return [f"{value:.12g}" if isinstance(value, float) else str(value) for listed in values for value in listed]
