"""Look up what has been: the plan's SQL, admitted by the gate, run on the table alone."""

from collections.abc import Mapping
from datetime import date

from automl.asking.ending import last_step
from automl.asking.judged import judged
from automl.asking.locked import Bounds, Locked
from automl.asking.looking import any_found, rows_of, whole_of
from automl.asking.units import described
from automl.engine import Deadline
from automl.errors import DataError
from automl.plan import AskPlan, Circumstances
from automl.result import AskResult
from automl.series.selection import describe
from automl.table import Table
from automl.understanding.calendar.written import day_written

_MOST_SECONDS = 20.0


def ask(plan: AskPlan, table: Table, circumstances: Circumstances, deadline: Deadline) -> AskResult:
    """What the plan's SQL finds.

    RefusedQueryError when it may not be run, DataError when nothing is there or it costs too much.
    """
    query = judged(plan.sql, plan, table)
    bounds = Bounds(seconds=max(min(deadline.remaining(), _MOST_SECONDS), 1.0))
    with Locked(table, query.columns, bounds) as database:
        found = database.find(query.sql, plan.parameters)
        if not any_found(found, plan):
            raise _nothing(plan, table)
        count = rows_of(plan, table, database) if found.more else len(found.rows)
        whole = whole_of(found, plan, table, database)
    start, end, partial = last_step(plan, table, circumstances)
    return AskResult(
        columns=described(found.columns, plan, table, circumstances),
        rows=found.rows,
        row_count=count,
        sql=filled(query.sql, plan.parameters),
        whole=whole,
        start=start,
        end=end,
        partial=partial,
    )


def filled(sql: str, parameters: Mapping[str, date]) -> str:
    """The SQL with its days written out, to be run anywhere."""
    for name in sorted(parameters, key=len, reverse=True):
        sql = sql.replace(f"${name}", f"DATE '{parameters[name].isoformat()}'")
    return sql


def _nothing(plan: AskPlan, table: Table) -> DataError:
    """That no row is left, with why: the days, or the filters."""
    axis = table.time
    if axis is not None and plan.period and not (plan.period.start <= axis.end and plan.period.end >= axis.start):
        return DataError(
            f"The data run from {day_written(axis.start)} to {day_written(axis.end)}, "
            f"so there is nothing about {plan.period.label}.",
            "Ask about a time within the data, or for a forecast of a coming one.",
        )
    if plan.having is not None:
        named = " and ".join(plan.groups) or (plan.frequency.value if plan.frequency else "group")
        return DataError(f"There is no {named} of which {describe(plan.having)}.", "Ask with another bound.")
    kept = [describe(each) for each in plan.filters] + ([f"it is {plan.period.label}"] if plan.period else [])
    if not kept:
        return DataError("There is nothing in this file to answer that from.", "Ask about another column.")
    return DataError(
        f"No row is left after keeping only those where {' and '.join(kept)}.",
        "Loosen the filter, or ask “what's in this file?” to see the values that there are.",
    )
