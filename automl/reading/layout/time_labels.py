"""Rows of years, months or days that are names of columns, though they look like data."""

import re
from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from automl.reading.layout.sorts import Sort, usual_sorts

_YEAR = re.compile(r"^(?:19|20)\d{2}$")
_MONTH = re.compile(r"^(?:19|20)\d{2}(?:0[1-9]|1[0-2])$")
_BELOW = 40
Sorts = npt.NDArray[np.int8]


def with_time_labels(rows: Sequence[Sequence[str]], sorts: Sorts) -> Sorts:
    """The sorts, with periods that stand over other numbers as texts. sorts: rows × columns of `Sort`."""
    labelled = sorts.copy()
    for place in range(len(rows) - 1):
        typed = np.flatnonzero(sorts[place] >= Sort.NUMBER)
        above = rows[place - 1] if place else ()
        if len(typed) > 1 and _periods(rows[place], sorts[place], typed) and not _named(above, typed):
            below = slice(place + 1, place + 1 + _BELOW)
            usual = usual_sorts(sorts[below])[typed]
            if (usual == Sort.NUMBER).all() and not _time_below(rows[below], typed):
                labelled[place, typed] = Sort.TEXT
    return labelled


def _periods(row: Sequence[str], sorts: Sorts, typed: npt.NDArray[np.int64]) -> bool:
    """Whether all that looks like data are dates, or years or months (202401) in even steps."""
    if (sorts[typed] == Sort.DATE).all():
        return True
    cells = [row[place] for place in typed]
    if all(map(_MONTH.match, cells)):
        return len(set(cells)) > 1
    if not all(map(_YEAR.match, cells)):
        return False
    return len(set(np.diff(np.unique([int(cell) for cell in cells])).tolist())) == 1


def _named(above: Sequence[str], typed: npt.NDArray[np.int64]) -> bool:
    """Whether every one of the cells has its own name above it: then it is data."""
    names = [above[place] for place in typed] if above else []
    return bool(names) and all(names) and len(set(names)) == len(names)


def _time_below(rows: Sequence[Sequence[str]], typed: npt.NDArray[np.int64]) -> bool:
    """Whether the cells below are years or months as well."""
    cells = [row[place] for row in rows for place in typed if row[place]]
    return sum(1 for cell in cells if _YEAR.match(cell) or _MONTH.match(cell)) * 2 > len(cells)
