"""What a query finds, and what its answer is taken from: how many groups there are, their total, ties at the end."""

from automl.asking.judged import judged
from automl.asking.locked import Found, Locked, Value
from automl.asking.naming import key_names, value_name
from automl.asking.pieces import Days, quoted
from automl.asking.writing import written
from automl.plan import AskPlan
from automl.result import Whole
from automl.table import Table

_ADDING = ("sum", "count")
_TIE = 1e-9


def any_found(found: Found, plan: AskPlan) -> bool:
    """Whether anything was found: some row, and of a single number that it is one."""
    if not found.rows:
        return False
    single = plan.form == "figures" and not key_names(plan)
    return not single or any(cell is not None for cell in found.rows[0])


def rows_of(plan: AskPlan, table: Table, database: Locked) -> int:
    """How many rows the plan's query has, however many are given back."""
    return _number(_about("COUNT(*) AS rows", plan, table, database, plan.limit or 0)[0])


def whole_of(found: Found, plan: AskPlan, table: Table, database: Locked) -> Whole | None:
    """What a ranking is taken from; None where nothing is ranked."""
    if (
        plan.leaders
        or plan.having
        or (
            plan.form != "figures"
            or not plan.groups
            or plan.frequency
            or plan.part
            or (plan.expression and "measure" in plan.groups)
        )
    ):
        return None
    name = quoted(value_name(plan))
    adds_up = plan.aggregation in _ADDING and not (plan.each or plan.of_totals or plan.steps)
    total = f"SUM({name})" if adds_up else "COUNT(*)"
    groups, summed = _about(f"COUNT(*) AS groups, {total} AS total", plan, table, database, 0)
    return Whole(_number(groups), float(_number(summed)) if adds_up else None, _tied(found, plan, table, database))


def _about(wanted: str, plan: AskPlan, table: Table, database: Locked, limit: int) -> tuple[Value, ...]:
    """One row of figures about the rows of a plan."""
    days = Days()
    sql = f"SELECT {wanted} FROM ({written(plan, days, limit=limit)})"  # noqa: S608  the gate judges it
    return database.find(judged(sql, plan, table, parameters=list(days.values)).sql, days.values).rows[0]


def _tied(found: Found, plan: AskPlan, table: Table, database: Locked) -> int:
    """How many more groups are equal to the last one of a limited answer."""
    if not plan.limit or len(found.rows) < plan.limit or plan.share:
        return 0
    place = found.columns.index(value_name(plan))
    days = Days()
    last = found.rows[-1][place]
    if not isinstance(last, (int, float)):
        return 0
    sql = written(plan, days, limit=plan.limit + 1)
    following = database.find(judged(sql, plan, table, parameters=list(days.values)).sql, days.values).rows
    if len(following) <= plan.limit or not _equal(following[-1][place], last):
        return 0
    return _as_many(plan, table, database, last) - sum(_equal(row[place], last) for row in found.rows)


def _as_many(plan: AskPlan, table: Table, database: Locked, last: float) -> int:
    """How many groups have the value of the last one shown: read off the first thousand."""
    days = Days()
    rows = database.find(
        judged(written(plan, days, limit=0), plan, table, parameters=list(days.values)).sql, days.values
    )
    place = rows.columns.index(value_name(plan))
    return sum(_equal(row[place], last) for row in rows.rows)


def _equal(value: Value, other: float) -> bool:
    return isinstance(value, (int, float)) and abs(value - other) <= _TIE * max(abs(value), abs(other), 1.0)


def _number(value: Value) -> int:
    return int(value) if isinstance(value, (int, float)) else 0
