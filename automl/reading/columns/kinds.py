"""Typed columns, one constructor for each kind."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

from automl.profile import Tally
from automl.reading.columns.cells import Cells
from automl.reading.columns.identifiers import textual_kind
from automl.reading.columns.missing import nothing_in_texts
from automl.reading.grid import Mask
from automl.table import Kind, Note

_TRUTHS = 2**4 + 2**5
"""The spellings of true and false in small and capital letters."""


@dataclass(frozen=True, slots=True, eq=False)
class Typed:
    """A column as questions see it; the dtypes are those of `Table.frame`.

    tally: its missing and distinct values, where they were counted on the way.
    """

    name: str
    kind: Kind
    series: pd.Series
    currencies: tuple[str, ...] = ()
    notes: tuple[Note, ...] = ()
    tally: Tally | None = None


def empty(name: str, rows: int) -> Typed:
    return Typed(name, Kind.EMPTY, pd.Series(np.full(rows, None, dtype=object), name=name), tally=Tally(rows, 0))


def texts(name: str, cells: Cells, kind: Kind | None = None) -> Typed:
    """A column of texts, spelt as in the file; `kind` None lets the texts decide."""
    valued = cells.without(nothing_in_texts(cells.texts))
    if len(valued.texts) == 0:
        return empty(name, len(cells))
    spelt = valued.texts.to_numpy(zero_copy_only=False)
    series = pd.Series(valued.spread(spelt, None), name=name)
    return Typed(name, kind or textual_kind(name, valued), series, tally=_tally(valued, len(valued.texts)))


def booleans(name: str, cells: Cells) -> Typed | None:
    """A column that says true and false in these very words, or None."""
    if not 0 < len(cells.texts) <= _TRUTHS:
        return None
    lowered = pc.utf8_lower(cells.texts)
    if not pc.all(pc.is_in(lowered, value_set=pa.array(["true", "false"]))).as_py():
        return None
    true = pc.equal(lowered, "true").to_numpy(zero_copy_only=False)
    series = pd.Series(pd.array(cells.spread(true, blank=False), dtype="boolean"), name=name)
    series[cells.codes < 0] = pd.NA
    return Typed(name, Kind.BOOLEAN, series)


def numeric(name: str, cells: Cells, floats: npt.NDArray[np.float64], kind: Kind) -> Typed:
    """A column of numbers, one for each distinct text; NaN is missing. Integers without a gap are int64."""
    tally = _tally(cells, _distinct(floats[~np.isnan(floats)]), np.isnan(floats))
    spread = cells.spread(floats, np.nan)
    if kind is Kind.INTEGER and not tally.missing:
        return Typed(name, kind, pd.Series(spread.astype(np.int64), name=name), tally=tally)
    return Typed(name, kind, pd.Series(spread, name=name), tally=tally)


def dates(name: str, cells: Cells, times: npt.NDArray[np.datetime64]) -> Typed:
    """A column of dates, one for each distinct text; NaT is missing."""
    known = times[~np.isnat(times)].astype(np.int64)
    series = pd.Series(cells.spread(times, np.datetime64("NaT", "ns")), name=name, dtype="datetime64[ns]")
    return Typed(name, Kind.DATE, series, tally=_tally(cells, _distinct(known), np.isnat(times)))


def _distinct(known: npt.NDArray[np.float64] | npt.NDArray[np.int64]) -> int:
    """Sorting is many times faster than hashing here."""
    ordered = np.sort(known)
    return int(np.count_nonzero(ordered[1:] != ordered[:-1])) + (len(ordered) > 0)


def _tally(cells: Cells, distinct: int, unread: Mask | None = None) -> Tally:
    """unread: the distinct texts that became missing values."""
    missing = int(np.count_nonzero(cells.codes < 0))
    if unread is not None and unread.any():
        missing += int(cells.counts()[unread].sum())
    return Tally(missing, distinct)


def enough_understood(cells: Cells, understood: Mask) -> bool:
    """Whether so many rows were understood that the others are slips: nine in ten, or four in five where the others
    hold no digit and so are remarks. A text with digits that comes back again and again ("3+") is a value, not a slip.
    """
    counts = cells.counts()
    rows, missed = int(counts.sum()), int(counts[~understood].sum())
    if missed == 0:
        return rows > 0
    others = cells.texts.filter(pa.array(~understood))
    digits = pc.match_substring_regex(others, r"\d").to_numpy(zero_copy_only=False)
    if not digits.any():
        return missed <= rows * 0.2
    often = int(counts[~understood][digits].max())
    return missed <= rows * 0.1 and (often < 5 or often < rows * 0.02)  # noqa: PLR2004


def not_understood(name: str, cells: Cells, understood: Mask, what: str) -> tuple[Note, ...]:
    """A note on the cells that were left blank, with a few of them."""
    missed = int(cells.counts()[~understood].sum())
    if missed == 0:
        return ()
    some = [_short(text) for text in cells.texts.filter(pa.array(~understood))[:3].to_pylist()]
    told = (
        f"1 cell could not be read as a {what[:-1]} and counts"
        if missed == 1
        else f"{missed:,} cells could not be read as {what} and count"
    )
    sentence = f"{name}: {told} as missing ({', '.join(some)})."
    return (Note("not_understood", sentence, missed),)


def _short(text: str) -> str:
    return f"“{text[:20]}…”" if len(text) > 20 else f"“{text}”"  # noqa: PLR2004
