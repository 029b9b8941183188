"""How much of a difference between two groups comes from their rows being of other kinds, column by column.

One regression of the measure on all columns and on the group gives what each value is worth where all else is equal;
each column then accounts for the difference in its shares times that worth, whatever the order of the columns
(Gelbach, 2016, "When do covariates matter?"). What is left is what rows of the same kind do otherwise. Because worth
is taken within the groups, a column that goes with the group is not mistaken for its cause (Simpson's paradox).
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from scipy import stats

from automl.explaining.data.splitting import Split

Numbers = npt.NDArray[np.float64]
Mask = npt.NDArray[np.bool_]

_MOST_ROWS = 20_000
_PRIOR_ROWS = 1.0
"""Rows' worth of doubt about each value, which keeps rare ones modest and twins apart."""
_SURE = 0.05
_MATTERS = 0.01
"""Of the whole difference: what less than this adds is not told."""


@dataclass(frozen=True, slots=True, eq=False)
class Mix:
    """What the columns' shares account for. worth: of each value of each split. parts: of each split, with errors.

    rest: what is left for rows of the same kind, with its error.
    """

    splits: tuple[Split, ...]
    worth: tuple[Numbers, ...]
    parts: Numbers
    errors: Numbers
    rest: float
    rest_error: float

    def worths(self) -> Numbers:
        """What the columns make of each row: (rows,)."""
        worths: Numbers = np.zeros(len(self.splits[0].codes) if self.splits else 1)
        for split, worth in zip(self.splits, self.worth, strict=True):
            worths = worths + worth[split.codes]
        return worths


def mix_of(values: Numbers, mine: Mask, splits: Sequence[Split]) -> Mix:
    """The mix over the columns that surely matter: Holm's correction for as many as were looked at."""
    looked = [each for each in splits if not each.nested]
    mix = _fitted(values, mine, looked)
    sure = holm(2 * stats.norm.sf(np.abs(mix.parts) / np.maximum(mix.errors, 1e-12)), _SURE)
    whole = abs(float(values[mine].mean() - values[~mine].mean()))
    chosen = [
        split for split, part, yes in zip(looked, mix.parts, sure, strict=True) if yes and abs(part) >= _MATTERS * whole
    ]
    mix = _fitted(values, mine, chosen)
    telling = [each for each, part in zip(chosen, mix.parts, strict=True) if abs(part) >= _MATTERS * whole]
    return mix if len(telling) == len(chosen) else _fitted(values, mine, telling)


def holm(p_values: Numbers, level: float) -> Mask:
    """Which of several tests hold when all of them were looked at (Holm, 1979)."""
    out = np.zeros(len(p_values), dtype=np.bool_)
    for rank, place in enumerate(np.argsort(p_values)):
        if p_values[place] > level / (len(p_values) - rank):
            break
        out[place] = True
    return out


def _fitted(values: Numbers, mine: Mask, splits: Sequence[Split]) -> Mix:
    rows = _sampled(len(values))
    blocks = [np.eye(len(each.labels))[each.codes[rows]][:, 1:] for each in splits]
    design = np.hstack([np.ones((len(rows), 1)), mine[rows, None].astype(float), *blocks])
    doubt = np.diag([0.0, 0.0, *np.full(design.shape[1] - 2, _PRIOR_ROWS)])
    inverse = np.linalg.pinv(design.T @ design + doubt)
    solved = inverse @ (design.T @ values[rows])
    influence = (design @ inverse) * (values[rows] - design @ solved)[:, None]
    parts, errors, worth = [], [], []
    place = 2
    for split, block in zip(splits, blocks, strict=True):
        columns = slice(place, place + block.shape[1])
        place = columns.stop
        gap = (split.shares(mine) - split.shares(~mine))[1:]
        worth.append(np.concatenate([[0.0], solved[columns]]))
        parts.append(float(gap @ solved[columns]))
        errors.append(_error(influence[:, columns] @ gap, block @ solved[columns], mine[rows]))
    whole = float(values[mine].mean() - values[~mine].mean())
    rest_error = float(np.sqrt((influence[:, 1] ** 2).sum()))
    return Mix(tuple(splits), tuple(worth), np.array(parts), np.array(errors), whole - sum(parts), rest_error)


def _error(of_worth: Numbers, of_rows: Numbers, mine: Mask) -> float:
    """The standard error of a part: of what values are worth, and of how many rows hold them."""
    centred = np.where(mine, of_rows - of_rows[mine].mean(), of_rows[~mine].mean() - of_rows)
    sizes = np.where(mine, mine.sum(), (~mine).sum())
    return float(np.sqrt(((of_worth + centred / sizes) ** 2).sum()))


def _sampled(rows: int) -> npt.NDArray[np.intp]:
    if rows <= _MOST_ROWS:
        return np.arange(rows)
    return np.sort(np.random.default_rng(0).choice(rows, _MOST_ROWS, replace=False))
