"""Columns that are filled only once the outcome has come, or are named after it."""

import numpy as np
import numpy.typing as npt
import pandas as pd

from automl.reading.layout.names import words_of
from automl.table import Kind

Mask = npt.NDArray[np.bool_]
Codes = npt.NDArray[np.int64]

_NEVER, _OFTEN = 0.01, 0.5
"""The shares of rows without and with an outcome in which a column that follows it is filled, at most and at least."""
_NEVER_ZERO, _OFTEN_ZERO = 0.005, 0.6
"""The same for numbers that are 0 before; stricter, since a zero says something by itself."""
_LEAST_ROWS = 15
_LATER_SPELT = (
    "score probability prob predicted prediction forecast reason reasons cause date label flag code value result "
    "estimate rating risk category class group band encoded binary target"
)
_LATER = frozenset(_LATER_SPELT.split())


def filled_afterwards(values: pd.Series, kind: Kind, codes: Codes, classes: int) -> bool:
    """Whether a column holds something for one class often, and for all others next to never."""
    filled = values.notna().to_numpy(dtype=bool)
    if not filled.all() and _only_one(filled, codes, classes, _NEVER, _OFTEN):
        return True
    if not kind.numeric:
        return False
    numbers = values.astype("Float64").astype(np.float64).to_numpy()
    beyond = filled & (numbers != 0)
    many = len(np.unique(numbers[beyond])) > 2  # noqa: PLR2004 - a flag is a category
    return bool(many) and _only_one(beyond, codes, classes, _NEVER_ZERO, _OFTEN_ZERO)


def _only_one(held: Mask, codes: Codes, classes: int, never: float, often: float) -> bool:
    """Whether rows of one class (or of all but one) hold something, and the others don't."""
    for code in range(classes):
        here = codes == code
        if min(here.sum(), (~here).sum()) < _LEAST_ROWS:
            continue
        inside, outside = float(held[here].mean()), float(held[~here].mean())
        if outside <= never and inside >= often:
            return True
        if inside <= never and outside >= often:
            return True
    return False


def named_after(name: str, target: str) -> bool:
    """Whether a column is called after the target, as what is made of it later ("churn_score", "Reason for churn")."""
    words, told = _stems(words_of(name)), _stems(words_of(target))
    rest = words - told
    return bool(told) and told <= words and bool(rest) and bool(_LATER & (set(words_of(name)) - set(words_of(target))))


def _stems(words: list[str]) -> set[str]:
    return {word[:-2] if word.endswith("ed") and len(word) > 4 else word.rstrip("s") for word in words}  # noqa: PLR2004
