"""Rows of totals within or below a table."""

import re
from collections.abc import Sequence

import numpy as np
import numpy.typing as npt
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

from automl.reading.columns.cells import Cells, Codes
from automl.reading.columns.numbers import castable
from automl.reading.columns.parallel import over_columns
from automl.reading.grid import Mask
from automl.reading.layout.sorts import Sort, sort_of
from automl.reading.layout.sums import MOST_ROWS, all_sums, closing_sums, measures

TOTAL = (
    "totals?|total general|total général|totale|totaal|gesamt|gesamtsumme|gesamtergebnis|endsumme|insgesamt|"
    "grand[ -]?totals?|sub[ -]?totals?|overall total|zwischensumme|teilergebnis|sous-total|summe|somme|suma|soma|"
    "итого|всего|合计|总计|合計|総計"
)
_WHOLE = rf"(?i)^\W*(?:{TOTAL}|sum)(?:\W+(?:{TOTAL}))?\W*$"
_WITHIN = rf"(?i)^(?:(?:{TOTAL})\b.{{1,40}}|.{{1,40}}\b(?:{TOTAL})\W*)$"
TOTAL_NAME = re.compile(_WHOLE)
"""A total's word alone."""
_HINT = r"(?i)tota|gesamt|ergebnis|sum|som|итого|всего|合计|总计|合計|総計"
"""Found in every text that one of the two above matches: a quick look that spares two long ones."""
_BESIDE = (
    r"(?i)^\W*(?:average|avg|mean|median|min|max|minimum|maximum|count|check|difference|diff|variance|std|vat|tax|gross|net|"
    r"durchschnitt|mittelwert|mwst|ust|brutto|netto|anzahl|moyenne|tva|promedio|iva|media)\b.{0,12}$"
)
"""What stands below a total and goes with it."""
_MOST_HITS = 10_000
_MOST_BESIDE = 8
_PERIOD = r"(?i)^(?:q[1-4]|[1-4]q|h[12]|[12]h|fy|ytd|(?:full )?year)\b.{0,8}$|^(?:19|20)\d\d$"
_MOST_PERIODS = 100
_ENOUGH = 3
_ENOUGH_ALONE = 6
"""Rows of a table that ends in a total without a word for it, with several measures and with one."""


def totals_rows(columns: Sequence[Cells], keep: Mask, gaps: Mask, *, comma: bool = False) -> Mask:
    """Rows of totals: a total's word names them, they name nothing else, and they lack what other rows hold, stand
    before a gap or at the end, or hold the sums of the rows above.

    Averages and the like below the last total go with it. keep: rows that are still candidates for data. gaps: rows
    after which the table stops: blank ones, or the header again. comma: whether decimal commas are likely.
    """
    found = np.zeros(len(keep), dtype=np.bool_)
    if not keep.any():
        return found
    places = np.flatnonzero(keep)
    thinner = _thinner(columns, keep)
    few = len(places) <= MOST_ROWS
    rows = places if few else np.flatnonzero(keep & (thinner | (np.arange(len(keep)) == places[-1])))
    hits = over_columns(lambda cells: _hits(cells, rows), columns, len(rows))
    ends = np.append(gaps[1:], True)
    for place, (whole, within) in enumerate(hits):
        for row in sorted({*whole, *within}, reverse=True):
            closes = ends[row] or found[_next(places, row)]
            named = thinner[row] or (closes and (row in whole or row != places[-1]))
            found[row] |= named and not _names_more(columns, place, row)
    if few:
        worded = {row for whole, within in hits for row in {*whole, *within}}
        found[list(_summed(columns, keep, found, worded, comma=comma))] = True
    return found | _beside(columns, keep, found)


def _next(places: npt.NDArray[np.int64], row: int) -> int:
    """The next row that is kept; the last one is its own."""
    return int(places[min(int(np.searchsorted(places, row)) + 1, len(places) - 1)])


def _summed(columns: Sequence[Cells], keep: Mask, found: Mask, worded: set[int], *, comma: bool) -> set[int]:
    """Rows that hold sums: those with a total's word, and the last ones where every measure is a sum."""
    places = np.flatnonzero(keep & ~found)
    doubtful = [row for row in worded | _coarser(columns, places) if not found[row]]
    last = [int(place) for place in places[-1:] if len(places) > _ENOUGH and not found.any()]
    if not doubtful and not last:
        return set()
    numbers = measures(columns, keep, comma=comma)
    summed = closing_sums(numbers, keep, found, doubtful)
    surely = numbers.shape[1] > 1 or (numbers.shape[1] == 1 and len(places) > _ENOUGH_ALONE)
    if last and not summed and surely and all_sums(numbers, last[0], places[:-1]):
        summed |= {row for row in last if _named_once(columns, row)}
    return summed


def _coarser(columns: Sequence[Cells], places: npt.NDArray[np.int64]) -> set[int]:
    """Rows that name a quarter, a half or a year in a column of which most rows name something else, as months."""
    for cells in columns:
        if 0 < len(cells.texts) <= _MOST_PERIODS:
            texts = pc.match_substring_regex(cells.texts, _PERIOD).to_numpy(zero_copy_only=False)
            rows = places[cells.rows(texts)[places]]
            if 0 < len(rows) * 2 < len(places):
                return set(rows.tolist())
    return set()


def _named_once(columns: Sequence[Cells], row: int) -> bool:
    """Whether the row has one text, which no other row has ("All regions")."""
    texts = [(cells, int(cells.codes[row])) for cells in columns if cells.codes[row] >= 0]
    named = [(cells, code) for cells, code in texts if sort_of(cells.texts[code].as_py()) is not Sort.NUMBER]
    return len(named) == 1 and int((named[0][0].codes == named[0][1]).sum()) == 1


def _beside(columns: Sequence[Cells], keep: Mask, found: Mask) -> Mask:
    """Rows below the last total that go with it: averages, checks, taxes."""
    beside = np.zeros(len(keep), dtype=np.bool_)
    if not found.any():
        return beside
    below = [row for row in np.flatnonzero(keep & ~found) if row > np.flatnonzero(found)[-1]]
    if len(below) <= _MOST_BESIDE and all(_is_beside(columns, int(row)) for row in below):
        beside[below] = True
    return beside


def _is_beside(columns: Sequence[Cells], row: int) -> bool:
    texts = [cells.texts[int(cells.codes[row])].as_py() for cells in columns if cells.codes[row] >= 0]
    return any(re.match(_BESIDE, text) for text in texts)


def _thinner(columns: Sequence[Cells], keep: Mask) -> Mask:
    """Rows that lack a cell of a column that most rows fill."""
    thinner = np.zeros(len(keep), dtype=np.bool_)
    for cells in columns:
        blank = cells.codes < 0
        if blank[keep].mean() <= 0.5:  # noqa: PLR2004 - most rows
            thinner |= blank
    return thinner


def _hits(cells: Cells, rows: npt.NDArray[np.int64]) -> tuple[frozenset[int], frozenset[int]]:
    """Those of the rows whose text is a total's word, and those whose text begins or ends with one."""
    codes = cells.codes[rows]
    seen = np.flatnonzero(np.bincount(codes + 1, minlength=1)[1:]).astype(np.int32)
    texts = cells.texts.take(pa.array(seen))
    hints = pc.match_substring_regex(texts, _HINT).to_numpy(zero_copy_only=False)
    if not hints.any() or castable(texts):
        return frozenset(), frozenset()
    seen, texts = seen[hints], texts.filter(pa.array(hints))
    return _rows_matching(_WHOLE, texts, seen, codes, rows), _rows_matching(_WITHIN, texts, seen, codes, rows)


def _rows_matching(
    pattern: str, texts: pa.Array, seen: Codes, codes: Codes, rows: npt.NDArray[np.int64]
) -> frozenset[int]:
    matching = seen[pc.match_substring_regex(texts, pattern).to_numpy(zero_copy_only=False)]
    return frozenset(rows[np.isin(codes, matching)][:_MOST_HITS].tolist()) if len(matching) else frozenset()


def _names_more(columns: Sequence[Cells], place: int, row: int) -> bool:
    """Whether another cell of the row is a text or a date."""
    others = [cells.texts[int(cells.codes[row])].as_py() for cells in _without(columns, place) if cells.codes[row] >= 0]
    return any(sort_of(other) in (Sort.TEXT, Sort.DATE) for other in others)


def _without(columns: Sequence[Cells], place: int) -> list[Cells]:
    return [cells for other, cells in enumerate(columns) if other != place]


def last_row_sums(frame: pd.DataFrame, numeric: Sequence[str], others: Sequence[str]) -> bool:
    """Whether the last row names nothing and holds the sums of the rows above it, in every column that it fills."""
    if len(frame) < 4 or not numeric or not others:  # noqa: PLR2004 - too few rows to tell
        return False
    if any(pd.notna(frame[name].iloc[-1]) for name in others):
        return False
    filled = [name for name in numeric if pd.notna(frame[name].iloc[-1])]
    last = np.array([float(frame[name].iloc[-1]) for name in filled])
    sums = np.array([float(frame[name].iloc[:-1].sum()) for name in filled])
    return bool(filled and np.isclose(last, sums, rtol=1e-6).all() and (last != 0).any())
