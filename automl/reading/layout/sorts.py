"""What single cells look like: texts, numbers, dates."""

import re
from collections.abc import Sequence
from enum import IntEnum

import numpy as np
import numpy.typing as npt

from automl.reading.columns.currencies import PATTERN
from automl.reading.columns.missing import NOTHING_BESIDE_VALUES
from automl.reading.columns.sizes import SIZE_PATTERN
from automl.reading.dates.spellings import SPELLINGS, any_of

_NUMBER = re.compile(
    rf"^\(?\s*[-+−–]?\s*(?:{PATTERN})?\s*[-+(]?\s*(?:\d[\d.,'’ \u00a0\u202f\u2009]*|[.,]\d+)[-–—]{{0,2}}"
    rf"(?:[eE][-+]?\d+)?\s*(?:{SIZE_PATTERN})?\s*(?:%|{PATTERN})?\s*-?\)?$",
)
_PLAIN = re.compile(r"^-?\d+(?:[.,]\d+)?$")
_DIGIT = re.compile(r"\d")
_DATE = re.compile(any_of(SPELLINGS))
_LONGEST = 100
"""Characters of the longest number or date; a pattern would try longer texts from every place in them."""


class Sort(IntEnum):
    """What one cell looks like by itself."""

    BLANK = 0
    TEXT = 1
    NUMBER = 2
    DATE = 3


def sort_of(cell: str) -> Sort:
    """What a cell looks like."""
    if len(cell) > _LONGEST:
        return Sort.TEXT
    if not cell or cell.lower() in NOTHING_BESIDE_VALUES:
        return Sort.BLANK
    if _PLAIN.match(cell):
        return Sort.NUMBER
    if not _DIGIT.search(cell):
        return Sort.TEXT
    if _DATE.match(cell):
        return Sort.DATE
    return Sort.NUMBER if _NUMBER.match(cell) else Sort.TEXT


def sorts_of(rows: Sequence[Sequence[str]]) -> npt.NDArray[np.int8]:
    """Rows × columns of `Sort`."""
    return np.array([[sort_of(cell) for cell in row] for row in rows], dtype=np.int8)


def usual_sorts(below: npt.NDArray[np.int8]) -> npt.NDArray[np.int8]:
    """The sort of at least half of each column's filled cells; text where there is none, blank where none is filled."""
    filled = (below > Sort.BLANK).sum(axis=0)
    usual = np.where(filled > 0, Sort.TEXT, Sort.BLANK)
    for sort in (Sort.NUMBER, Sort.DATE):
        usual = np.where((filled > 0) & ((below == sort).sum(axis=0) * 2 >= filled), sort, usual)
    return usual.astype(np.int8)
