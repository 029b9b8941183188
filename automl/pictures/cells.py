"""A cell that says how a picture looks in one respect: words for people, and beside them numbers for models.

"mostly red and some white ⟦look 1 AAEC…⟧": the numbers are bytes, 0 to 255, in base64. The version changes with what
the numbers mean, so that a model never takes one meaning for another.
"""

import base64
import binascii
from collections.abc import Sequence

import numpy as np
import numpy.typing as npt
import pandas as pd

from automl.table import Kind, Table

Pixels = npt.NDArray[np.uint8]
"""Pictures × height × width × red, green, blue."""
Numbers = npt.NDArray[np.float64]
_BEGIN, _END = " ⟦look 1 ", "⟧"


def cell(words: str, numbers: npt.NDArray[np.uint8]) -> str:
    """The cell of one picture. numbers: (size,)."""
    return f"{words}{_BEGIN}{base64.b64encode(numbers.tobytes()).decode()}{_END}"


def words_of(text: str) -> str:
    """What a cell says to people."""
    return text.partition(_BEGIN)[0]


def numbers_of(cells: Sequence[object]) -> Numbers:
    """Cells × numbers, 0 to 1; NaN in the rows of cells that hold none, or not as many as most do."""
    decoded = [_decoded(each) for each in cells]
    sizes = [len(each) for each in decoded if each]
    size = max(set(sizes), key=sizes.count) if sizes else 0
    out = np.full((len(decoded), size), np.nan)
    for row, each in enumerate(decoded):
        if size and len(each) == size:
            out[row] = np.frombuffer(each, dtype=np.uint8) / 255
    return out


def worded(values: pd.Series) -> pd.Series:
    """A column of such cells with the words alone; missing ones stay so."""
    return values.map(lambda each: words_of(str(each)), na_action="ignore")


def in_words(frame: pd.DataFrame, table: Table) -> pd.DataFrame:
    """Rows of a table as people read them, with the words alone where cells say how pictures look."""
    looks = [column.name for column in table.of_kind(Kind.PICTURE) if column.name in frame.columns]
    return frame.assign(**{name: worded(frame[name]) for name in looks}) if looks else frame


def _decoded(text: object) -> bytes:
    if not isinstance(text, str):
        return b""
    code = text.partition(_BEGIN)[2].removesuffix(_END)
    try:
        return base64.b64decode(code, validate=True)
    except (binascii.Error, ValueError):
        return b""
