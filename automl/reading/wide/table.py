"""The table that questions see when periods have become rows."""

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
import pandas as pd

from automl.profile import time_axis
from automl.reading.columns.kinds import Typed
from automl.reading.wide.long import Long
from automl.table import Kind, Table, TimeAxis

RESHAPED = "periods to rows"


def with_days(typed: Sequence[Typed], long: Long) -> list[Typed]:
    """The typed columns, that of the periods as dates where they have a year."""
    if long.days is None:
        return list(typed)
    name = typed[long.place].name
    times = np.asarray(long.days, dtype="datetime64[ns]")
    dated = Typed(name, Kind.DATE, pd.Series(times, name=name))
    return [dated if place == long.place else column for place, column in enumerate(typed)]


def long_table(table: Table, long: Long) -> Table:
    """The table told to be reshaped, its axis the periods."""
    return replace(table, reshaped=RESHAPED, time=_axis(table, long))


def _axis(table: Table, long: Long) -> TimeAxis | None:
    """From the first to the last period that holds a value."""
    if long.days is None:
        return table.time
    period, values = table.columns[long.place], table.columns[long.place + 1 :]
    known = table.frame[table.frame[[column.name for column in values]].notna().any(axis=1)]
    others = [column for column in table.columns if column.kind is not Kind.DATE or column is period]
    return time_axis(known, others) if len(known) else None
