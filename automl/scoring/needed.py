"""Which of a model's columns a list cannot do without."""

from collections.abc import Mapping, Sequence

import numpy as np
import pandas as pd

from automl.errors import DataError
from automl.tabular import FittedModel

_MATTERS = 0.05
_TOGETHER = 0.15
"""Shares of the whole influence from which a missing column, or several together, are no longer made up for."""
_ROWS = 300


def check_missing(model: FittedModel, reference: pd.DataFrame, missing: Sequence[str]) -> None:
    """DataError that names the missing columns, where predictions rest on them. reference: rows of training."""
    if not missing:
        return
    shares = influences(model, reference)
    lost = [name for name in missing if shares[name] >= _MATTERS]
    if not lost and sum(shares[name] for name in missing) >= _TOGETHER:
        lost = list(missing)
    if lost:
        named = " and ".join(f"“{name}”" for name in sorted(lost, key=lambda each: -shares[each]))
        one = len(lost) == 1
        raise DataError(
            f"The list has no column {named}, and the predictions rest on {'it' if one else 'them'}.",
            f"Add {'it' if one else 'them'}, or give the list's own column{'' if one else 's'} "
            f"{'this name' if one else 'these names'}.",
        )


def check_clear(unclear: Mapping[str, Sequence[str]]) -> None:
    """DataError that names a column of the model which several of the list's could be, or one that could be several.

    unclear: by the model's columns those of the list.
    """
    for name, found in unclear.items():
        if len(found) > 1:
            raise DataError(
                f"It is not clear which column of the list is “{name}”: {_or(found)}.",
                f"Rename the right one to “{name}”, then send the list again.",
            )
        others = [each for each, names in unclear.items() if found[0] in names]
        raise DataError(
            f"It is not clear whether “{found[0]}” of the list is {_or(others)}."
            if len(others) > 1
            else f"It is not clear whether “{found[0]}” of the list is “{name}”.",
            "Rename it to the one that it is, then send the list again.",
        )


def _or(names: Sequence[str]) -> str:
    *first, last = (f"“{name}”" for name in names)
    return f"{', '.join(first)} or {last}" if first else last


def influences(model: FittedModel, reference: pd.DataFrame) -> dict[str, float]:
    """The share of each column in what predictions depend on: how far they move, of all classes, when its cells are
    exchanged among the rows (Breiman, 2001).
    """
    rows = reference.iloc[:_ROWS].reset_index(drop=True)
    order = np.random.default_rng(0).permutation(len(rows))
    exchanged = [rows.assign(**{name: rows[name].iloc[order].array}) for name in rows.columns]
    said = model.predict(pd.concat([rows, *exchanged], ignore_index=True))
    each = np.asarray(said, dtype=np.float64).reshape(len(rows.columns) + 1, len(rows), -1)
    moved = np.abs(each[1:] - each[0]).mean(axis=(1, 2))
    shares = moved / moved.sum() if moved.sum() > 0 else np.full(len(moved), 1 / len(moved))
    return dict(zip(map(str, rows.columns), map(float, shares), strict=True))
