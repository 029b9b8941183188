"""Values that can hardly be right: what cannot be negative, days that have not come, a decimal point that slipped."""

import re
from collections.abc import Iterator
from datetime import date

import numpy as np
import numpy.typing as npt
import pandas as pd

from automl.findings import Cell, Impossible, Oddity
from automl.profiling.axis import comes_later
from automl.profiling.slips import slipped
from automl.reading.layout.names import words_of
from automl.table import Column, Kind

_COUNTED_SPELT = (
    "quantity qty units unit price age count pieces items stock inventory weight distance height width length area "
    "population headcount visitors visits sessions passengers rooms bedrooms households duration tenure menge preis "
    "alter anzahl stück quantité prix cantidad precio"
)
_NEVER_NEGATIVE = frozenset(_COUNTED_SPELT.split())
_CHANGES_SPELT = "change delta difference diff growth variance adjustment net return returns pnl"
_CHANGES = frozenset(_CHANGES_SPELT.split())
_PARTS = re.compile(r"discount|share|probability|rabatt|remise|descuento", re.IGNORECASE)
_RARELY = 0.05
_WHOLE = 1.0
_PLACEHOLDERS = {date(1899, 12, 30), date(1899, 12, 31), date(1900, 1, 1), date(1970, 1, 1), date(9999, 12, 31)}
_EXAMPLES = 5

Mask = npt.NDArray[np.bool_]


def impossible(values: pd.Series, column: Column, today: date | None) -> Iterator[Impossible]:
    """What can hardly be right in a column. today: None where days to come cannot be judged."""
    if column.kind is Kind.DATE:
        yield from _of_dates(values, column, today)
    elif column.kind.numeric:
        yield from _of_numbers(values, column)


def _of_dates(values: pd.Series, column: Column, today: date | None) -> Iterator[Impossible]:
    if today is not None and not comes_later(column.name):
        yield from _found("future", values, (values > pd.Timestamp(today) + pd.Timedelta(days=1)).to_numpy())
    placeholders = values.isin([pd.Timestamp(day) for day in _PLACEHOLDERS if day.year < 2200]).to_numpy()  # noqa: PLR2004
    if placeholders.any() and values[~placeholders].min() > pd.Timestamp(1975, 1, 1):
        yield from _found("long_ago", values, placeholders)


def _of_numbers(values: pd.Series, column: Column) -> Iterator[Impossible]:
    numbers = values.to_numpy(dtype=np.float64)
    words = set(words_of(column.name))
    if column.min is not None and float(column.min) < 0 and words & _NEVER_NEGATIVE and not words & _CHANGES:
        yield from _found("negative", values, numbers < 0)
    if column.kind is Kind.PERCENT and _PARTS.search(column.name):
        yield from _found("over_whole", values, numbers > _WHOLE)
    if (slip := slipped(numbers)) is not None:
        yield _told("slipped", values, slip.rows, slip.factor)


def _found(oddity: Oddity, values: pd.Series, mask: Mask) -> Iterator[Impossible]:
    """The rows of a mask, where they are few: many are no slips but meant."""
    if mask.any() and mask.sum() <= max(1, _RARELY * len(mask)):
        yield _told(oddity, values, mask)


def _told(oddity: Oddity, values: pd.Series, mask: Mask, factor: float | None = None) -> Impossible:
    rows = np.flatnonzero(mask)[:_EXAMPLES]
    examples = tuple(Cell(int(row) + 1, _plain(values.iloc[row])) for row in rows)
    return Impossible(oddity, int(mask.sum()), examples, factor)


def _plain(value: object) -> float | date:
    return value.date() if isinstance(value, pd.Timestamp) else float(str(value))
