"""Rows of totals within or below a table."""

import re
from collections.abc import Sequence

import numpy as np
import numpy.typing as npt
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

from automl.reading.cells import Cells, Codes
from automl.reading.grid import Mask
from automl.reading.numbers import castable
from automl.reading.parallel import over_columns
from automl.reading.sorts import Sort, sort_of

TOTAL = (
    "totals?|total general|total général|totale|totaal|gesamt|gesamtsumme|gesamtergebnis|endsumme|insgesamt|"
    "grand[ -]?totals?|sub[ -]?totals?|overall total|zwischensumme|teilergebnis|sous-total|summe|somme|suma|soma|"
    "итого|всего|合计|总计|合計|総計"
)
_WHOLE = rf"(?i)^\W*(?:{TOTAL}|sum)\W*$"
_WITHIN = rf"(?i)^(?:(?:{TOTAL})\b.{{1,40}}|.{{1,40}}\b(?:{TOTAL})\W*)$"
TOTAL_NAME = re.compile(_WHOLE)
"""A total's word alone."""
_HINT = r"(?i)tota|gesamt|ergebnis|sum|som|итого|всего|合计|总计|合計|総計"
"""Found in every text that one of the two above matches: a quick look that spares two long ones."""
_AVERAGE = r"(?i)^\W*(?:average|avg|mean|durchschnitt|mittelwert|moyenne|promedio|media)\W*$"
_MOST_HITS = 10_000


def totals_rows(columns: Sequence[Cells], keep: Mask) -> Mask:
    """Rows that a total's word names, that name nothing else, and that lack what other rows hold or are the last.

    A row of averages below the total goes with it. keep: rows that are still candidates for data.
    """
    found = np.zeros(len(keep), dtype=np.bool_)
    if not keep.any():
        return found
    last = int(np.flatnonzero(keep)[-1])
    if _is_average(columns, last) and keep.sum() > 1:
        above = keep.copy()
        above[last] = False
        found = totals_rows(columns, above)
        found[last] = found[np.flatnonzero(above)[-1]]
        return found
    thinner = _thinner(columns, keep)
    rows = np.flatnonzero(keep & (thinner | (np.arange(len(keep)) == last)))
    hits = over_columns(lambda cells: _hits(cells, rows), columns, len(rows))
    for place, (whole, within) in enumerate(hits):
        for row in {*whole, *within}:
            named = thinner[row] or (row == last and row in whole)
            found[row] |= named and not _names_more(columns, place, row)
    return found


def _is_average(columns: Sequence[Cells], row: int) -> bool:
    texts = [cells.texts[int(cells.codes[row])].as_py() for cells in columns if cells.codes[row] >= 0]
    return any(re.match(_AVERAGE, text) for text in texts)


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
