"""How the values of a column are spread: bars of a histogram, and the most frequent values."""

from datetime import date, timedelta

import numpy as np
import numpy.typing as npt
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

from automl.findings import Bin, Tally
from automl.table import Kind
from automl.timeline import add_months

_BARS = 12
_TOP = 10
_ROUND = (1.0, 2.0, 2.5, 5.0, 10.0)
_TAIL = 0.01
"""The share of values at each end that one bar of its own may hold, so that a few do not flatten all others."""
_MONTHS = (1, 2, 3, 6, 12, 24, 60, 120, 240, 600)
_FEW_DAYS = 60
Numbers = npt.NDArray[np.float64]


def bins(values: pd.Series, kind: Kind) -> tuple[Bin, ...]:
    """About twelve bars of round widths, the first and last of which may be wider; () for texts and empty columns."""
    filled = values.dropna()
    if filled.empty:
        return ()
    if kind is Kind.DATE:
        return _of_dates(filled)
    return _of_numbers(filled.to_numpy(dtype=np.float64)) if kind.numeric else ()


def tallied(values: pd.Series) -> pd.Series:
    """How often each value occurs, the most frequent first; among equals, the earlier one. Missing ones don't count."""
    if values.dtype != object:
        return values.value_counts()
    counted = pc.value_counts(pa.array(values, type=pa.string(), from_pandas=True).drop_null())
    found = pd.Series(counted.field("counts").to_numpy(), index=counted.field("values").to_pandas(), dtype=np.int64)
    return found.sort_values(ascending=False, kind="stable")


def top(counts: pd.Series) -> tuple[Tally, ...]:
    """The ten most frequent values, the most frequent first. counts: as `tallied` gives them."""
    return tuple(Tally(str(value), int(count)) for value, count in counts.head(_TOP).items())


def _of_numbers(filled: Numbers) -> tuple[Bin, ...]:
    finite = filled[np.isfinite(filled)]
    if not len(finite):
        return ()
    distinct = np.unique(finite) if len(finite) < _TOP * 10_000 else np.unique(finite[:10_000])
    if len(distinct) <= _BARS and len(finite) < _TOP * 10_000:
        return tuple(Bin(float(each), float(each), int((finite == each).sum())) for each in distinct)
    edges = _edges(finite)
    counts = np.histogram(finite, edges)[0]
    return tuple(
        Bin(float(low), float(high), int(count)) for low, high, count in zip(edges[:-1], edges[1:], counts, strict=True)
    )


def _edges(finite: Numbers) -> Numbers:
    """Round edges over the middle of the values; the ends reach to the smallest and the largest."""
    lowest, highest = float(finite.min()), float(finite.max())
    low, high = (float(each) for each in np.quantile(finite, [_TAIL, 1 - _TAIL]))
    if low == high:
        low, high = lowest, highest
    width = _round_width((high - low) / (_BARS - 2))
    first, last = np.floor(low / width), np.ceil(high / width)
    edges = np.arange(first, last + 1) * width
    ends = [[lowest] if lowest < edges[0] else [], [highest] if highest > edges[-1] else []]
    return np.array([*ends[0], *edges, *ends[1]])


def _round_width(width: float) -> float:
    if width <= 0:
        return 1.0
    power = 10.0 ** np.floor(np.log10(width))
    return float(next(each for each in _ROUND if each * power >= width * (1 - 1e-9)) * power)


def _of_dates(filled: pd.Series) -> tuple[Bin, ...]:
    """Bars of whole days for a short time, of whole months or years for longer ones."""
    days = filled.to_numpy().astype("datetime64[D]")
    first, last = days.min().astype(date), days.max().astype(date)
    edges = _days(first, last) if (last - first).days <= _FEW_DAYS else _months(first, last)
    counts = np.histogram(days.astype(np.int64), np.array(edges, dtype="datetime64[D]").astype(np.int64))[0]
    return tuple(
        Bin(low.isoformat(), (high - timedelta(days=1)).isoformat(), int(count))
        for low, high, count in zip(edges[:-1], edges[1:], counts, strict=True)
    )


def _days(first: date, last: date) -> list[date]:
    width = -(-((last - first).days + 1) // _BARS)
    count = -(-((last - first).days + 1) // width)
    return [first + timedelta(days=width * step) for step in range(count + 1)]


def _months(first: date, last: date) -> list[date]:
    across = (last.year - first.year) * 12 + last.month - first.month + 1
    width = next((each for each in _MONTHS if across <= _BARS * each), _MONTHS[-1])
    start = first.replace(day=1, month=first.month - (first.month - 1) % min(width, 12))
    count = -(-((last.year - start.year) * 12 + last.month - start.month + 1) // width)
    return [add_months(start, width * step) for step in range(count + 1)]
