"""Rows made ready for the tabular models: checked, no more than there is time for, classes as numbers."""

from collections.abc import Mapping
from dataclasses import replace

import numpy as np
import pandas as pd

from automl.errors import EngineError
from automl.table import Kind
from automl.tabular import Learning, Rows

FEWEST, PER_SECOND = 20_000, 3_000
"""Rows that are learnt from in any case, and for each second that there is. More rows teach ever less."""
MOST_JUDGES = 20_000
"""Rows to choose by."""


def checked(learning: Learning) -> None:
    """EngineError in words where nothing can be learnt from these rows."""
    target, features = learning.train.target, learning.train.features
    if not _varies(target):
        raise EngineError(
            "The outcome is the same in every row, so there is nothing to learn.", "Choose a column that varies."
        )
    usable = [name for name, kind in learning.kinds.items() if kind is not Kind.EMPTY]
    if not any(_varies(features[name]) for name in usable if name in features):
        raise EngineError(
            "None of the other columns varies, so there is nothing to learn from.", "Give a table with more columns."
        )


def _varies(values: pd.Series) -> bool:
    return len(values.dropna().unique()) > 1


def coded(learning: Learning, seconds: float) -> Learning:
    """At most as many rows as there is time for; a class as its place in `learning.classes`."""
    codes = {name: code for code, name in enumerate(learning.classes)}
    most = max(FEWEST, int(PER_SECOND * seconds))
    train = _rows(learning.train, codes, most)
    validation = None if learning.validation is None else _rows(learning.validation, codes, MOST_JUDGES)
    if validation is not None and codes:
        validation = _where(validation, validation.target.isin(train.target.unique()).to_numpy())
    if validation is not None and not len(validation):
        validation = None
    return replace(learning, train=train, validation=validation)


def unseen(everything: Rows, seen: Learning) -> Rows | None:
    """The rows that a fitted model has not learnt from; None where their index doesn't tell."""
    used = seen.train.features.index
    if seen.validation is not None:
        used = used.union(seen.validation.features.index)
    index = everything.features.index
    if not (index.is_unique and used.is_unique and used.isin(index).all()):
        return None
    return _where(everything, ~index.isin(used))


def fifths(codes: "np.ndarray") -> "np.ndarray":
    """Which fifth each row is in, each outcome spread evenly over them; the same for the same rows."""
    count = len(codes)
    order = np.lexsort((np.random.default_rng(0).permutation(count), codes))
    fold = np.empty(count, dtype=int)
    fold[order] = np.arange(count) % 5
    return fold


def parted(learning: Learning) -> Learning:
    """A fifth of the rows held back to judge by."""
    held = fifths(learning.train.target.to_numpy()) == 0
    return replace(learning, train=_where(learning.train, ~held), validation=_where(learning.train, held))


def _rows(rows: Rows, codes: Mapping[str, int], most: int) -> Rows:
    if len(rows) > most:
        drawn = np.sort(np.random.default_rng(0).choice(len(rows), most, replace=False))
        rows = Rows(rows.features.iloc[drawn], rows.target.iloc[drawn])
    if not codes:
        return Rows(rows.features, rows.target.astype(float))
    target = rows.target.astype(str).map(codes)
    known = target.notna().to_numpy()
    return Rows(rows.features[known], target[known].astype(int))


def _where(rows: Rows, chosen: "np.ndarray | pd.Series") -> Rows:
    return Rows(rows.features[chosen], rows.target[chosen])
