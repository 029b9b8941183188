"""Rows between the rows of a table that are no data: the header again, remarks, marks of pages."""

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from automl.reading.grid import Grid, Mask
from automl.reading.layout import Layout

_REMARK = r"(?i)^#|^\W*(?:page|seite|pagina|página|pág\.?|p\.)\s*\d+(?:\s*(?:of|/|von|de|sur|di|van)\s*\d+)?\W*$"
"""A remark, or the number of a page."""


def repeated_headers(under: Grid, layout: Layout) -> Mask:
    """Rows that say the header again."""
    same = np.zeros(under.height, dtype=np.bool_)
    if layout.header is None or not any(layout.header):
        return same
    for row in layout.spelt:
        same |= _rows_saying(under, row)
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
    return alone & (before_header | _matching(under, alone, _REMARK))


def _matching(under: Grid, rows: Mask, pattern: str) -> Mask:
    """Those of the rows in which some cell matches."""
    found = np.zeros(under.height, dtype=np.bool_)
    places = np.flatnonzero(rows)
    for column in under.columns if len(places) else ():
        hits = pc.match_substring_regex(column.take(pa.array(places)), pattern)
        found[places] |= hits.to_numpy(zero_copy_only=False)
    return found
