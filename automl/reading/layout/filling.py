"""Blanks that stand for the text above them: under merged cells, and in groups that are named once."""

import re
from collections.abc import Iterable, Sequence

import numpy as np
import pyarrow as pa

from automl.reading.columns.cells import Cells
from automl.reading.grid import Mask
from automl.reading.layout.merges import Merge
from automl.reading.layout.sorts import Sort, sort_of
from automl.reading.layout.totals import TOTAL

_GROUPS = 0.5
"""The most names for each row: groups of two rows and more."""
_FULL = 0.95
_SAMPLE = 50


def filled_texts(columns: Sequence[Cells], merges: Iterable[Merge]) -> tuple[list[Cells], list[int]]:
    """The columns with the text of every tall merge in all of its rows, and which columns had one.

    A number merged over several rows is theirs together and stays in the first.
    """
    tall = [merge for merge in merges if merge.tall and not merge.wide]
    filled = list(columns)
    touched = set()
    for merge in tall:
        place, top = merge.columns.start, merge.rows.start
        cells = filled[place]
        if cells.codes[top] >= 0 and sort_of(cells.texts[int(cells.codes[top])].as_py()) is not Sort.NUMBER:
            if place not in touched:
                filled[place] = cells = Cells(cells.texts, cells.codes.copy(), cells.native)
            cells.codes[top : merge.rows.stop] = cells.codes[top]
            touched.add(place)
    return filled, sorted(touched)


def outline(columns: Sequence[Cells], totals: Mask, keep: Mask) -> list[int]:
    """The columns that name a group on its first row only, as pivot tables do: each group ends in its own total, or
    it is the first column, has no name twice, and the others have no gaps.
    """
    if not keep.any():
        return []
    if totals.sum() < 2:  # noqa: PLR2004 - one total closes no group
        return [place for place in _first_filled(columns, keep) if _named_once(columns, place, keep)]
    return [place for place, cells in enumerate(columns) if _outlined(cells, totals, keep)]


def _first_filled(columns: Sequence[Cells], keep: Mask) -> list[int]:
    return [place for place, cells in enumerate(columns) if (cells.codes[keep] >= 0).any()][:1]


def _named_once(columns: Sequence[Cells], place: int, keep: Mask) -> bool:
    codes = columns[place].codes[keep]
    named = codes[codes >= 0]
    if codes[0] < 0 or len(named) < 2 or len(named) > _GROUPS * len(codes) or len(np.unique(named)) < len(named):  # noqa: PLR2004
        return False
    names = columns[place].texts.take(pa.array(np.unique(named)[:_SAMPLE])).to_pylist()
    others = [cells.codes[keep] for other, cells in enumerate(columns) if other != place and len(cells.texts)]
    full = [bool((other >= 0).mean() > _FULL) for other in others]
    return len(full) > 1 and all(full) and all(sort_of(name) is not Sort.NUMBER for name in names)


def _outlined(cells: Cells, totals: Mask, keep: Mask) -> bool:
    codes = cells.codes[keep]
    if codes[0] < 0 or (codes < 0).mean() < 0.3:  # noqa: PLR2004 - groups of two rows and more
        return False
    groups = set(cells.keep(keep).texts.to_pylist())
    ends = [text for text in cells.keep(totals).texts.to_pylist() if _group_of(text) in groups]
    return len(ends) > 1


def _group_of(total: str) -> str:
    """The group that a total closes: North for "North Total" and "Total North"."""
    return re.sub(rf"(?i)^(?:{TOTAL})\W+|\W+(?:{TOTAL})\W*$", "", total)
