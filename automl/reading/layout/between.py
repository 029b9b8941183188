"""Rows between the rows of a table that are no data: the header again, remarks, marks of pages."""

import re

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from automl.reading.grid import Grid, Mask
from automl.reading.layout.finding import Layout
from automl.reading.layout.sorts import Sort, sorts_of, usual_sorts

_MOST_ALONE = 200
_SAMPLE = 40
_FULLER = 3
"""Cells of a row beside which a text alone is a remark."""

PAGE = re.compile(
    r"(?i)^\W*(?:page|seite|pagina|página|pág\.?|p\.|blatt)\s*\d+(?:\s*(?:of|/|von|de|sur|di|van)\s*\d+)?\W*$"
)
"""The number of a page."""
_REMARK = rf"(?i)^#|{PAGE.pattern.removeprefix('(?i)')}"


def repeated_headers(under: Grid, layout: Layout) -> Mask:
    """Rows that say the header again."""
    same = np.zeros(under.height, dtype=np.bool_)
    if layout.header is None or not any(layout.header):
        return same
    for row in layout.spelt:
        same |= _rows_saying(under, row)
    return same | _saying_all_but_the_first(under, layout.header)


def _saying_all_but_the_first(under: Grid, header: tuple[str, ...]) -> Mask:
    """Rows that say the header again with another first name, as parts do that are named there."""
    first = next(place for place, name in enumerate(header) if name)
    others = [
        (column, name) for column, name in zip(under.columns[first + 1 :], header[first + 1 :], strict=True) if name
    ]
    if len(others) < _FULLER - 1:
        return np.zeros(under.height, dtype=np.bool_)
    same = np.asarray(pc.not_equal(under.columns[first], "").to_numpy(zero_copy_only=False))
    for column, name in others:
        same &= pc.equal(column, name).to_numpy(zero_copy_only=False)
        if not same.any():
            break
    return same


def _rows_saying(under: Grid, row: tuple[str, ...]) -> Mask:
    same = np.ones(under.height, dtype=np.bool_)
    for column, name in zip(under.columns, row, strict=True):
        same &= pc.equal(column, name).to_numpy(zero_copy_only=False)
        if not same.any():
            break
    return same


def remarks(under: Grid, repeated: Mask, filled: npt.NDArray[np.int32]) -> Mask:
    """Rows that hold nothing but a remark that begins with #, or a mark of a page above a repeated header."""
    if under.width == 1:
        return np.zeros(under.height, dtype=np.bool_)
    alone: Mask = filled == 1
    before_header = np.append(repeated[1:], False) & (len(repeated) > 1)
    return alone & (before_header | _matching(under, alone, _REMARK) | _between_dates(under, alone, filled))


def _between_dates(under: Grid, alone: Mask, filled: npt.NDArray[np.int32]) -> Mask:
    """Rows with a text alone where the rows around have dates or numbers, and are fuller."""
    found = np.zeros(under.height, dtype=np.bool_)
    places = np.flatnonzero(alone)
    if not 0 < len(places) <= _MOST_ALONE or np.median(filled[filled > 0]) < _FULLER:
        return found
    usual = usual_sorts(sorts_of(under.rows(0, _SAMPLE)))
    for row in places[places < np.flatnonzero(filled >= _FULLER)[-1]]:
        sorts = sorts_of(under.rows(int(row), int(row) + 1))[0]
        found[row] = bool(((sorts == Sort.TEXT) & (usual >= Sort.NUMBER)).any())
    return found


def _matching(under: Grid, rows: Mask, pattern: str) -> Mask:
    """Those of the rows in which some cell matches."""
    found = np.zeros(under.height, dtype=np.bool_)
    places = np.flatnonzero(rows)
    for column in under.columns if len(places) else ():
        hits = pc.match_substring_regex(column.take(pa.array(places)), pattern)
        found[places] |= hits.to_numpy(zero_copy_only=False)
    return found
