"""Where the data begin and end, and whether the last step of an answer is over."""

from datetime import date

import pandas as pd

from automl.plan import AskPlan, Circumstances
from automl.result import Partial
from automl.table import Frequency, Table, TimeAxis
from automl.timeline import history, period_label


def last_step(
    plan: AskPlan, table: Table, circumstances: Circumstances
) -> tuple[date | None, date | None, Partial | None]:
    """The first and the last day of the data, and the last step where its rows stop early; None without time.

    `actual_so_far` of the partial step is 0: the answer's own rows have it.
    """
    column = plan.time or (table.time.column if table.time else None)
    if column is None or column not in table.frame:
        return None, None, None
    stamps = pd.to_datetime(table.frame[column]).dropna()
    if stamps.empty:
        return None, None, None
    first, last = stamps.min().date(), stamps.max().date()
    step = plan.frequency or Frequency.MONTH
    if table.time is not None and table.time.column == column:
        axis = table.time
    else:
        axis = TimeAxis(column, first, last, Frequency.DAY, transactions=True)
    found = history(stamps, axis, step, circumstances.today)
    partial = found.partial
    if partial is None:
        return first, max(last, found.end), None
    return first, last, Partial(period_label(partial.start, found.frequency), 0.0, partial.last_row)
