"""Shapley values by walks: from one row to another, column by column, in a random order and in its reverse.

Each walk's steps add up to the difference between its ends, so attributions are additive to the last digit, whatever
the model; with the reverse of each order the estimate is steadier (Strumbelj and Kononenko, 2014; Mitchell, Cooper,
Frank and Holmes, 2022). All steps of all walks are predicted in one call, which is what makes it quick.
"""

from dataclasses import dataclass
from time import monotonic

import numpy as np
import numpy.typing as npt
import pandas as pd

from automl.explaining.figure import Figure, Numbers

SEED = 0
Places = npt.NDArray[np.int64]
_DIRECTIONS = 2
FEW, MANY = 64, 192
"""Walks that are always made, and those that are made where they take no time."""


@dataclass(frozen=True, slots=True, eq=False)
class Walks:
    """moves: walks × columns, what each column adds on the way. starts, ends: the figures at both ends of each."""

    moves: Numbers
    starts: Numbers
    ends: Numbers


def walk(figure: Figure, starts: pd.DataFrame, ends: pd.DataFrame, seed: int = SEED) -> Walks:
    """A walk from each row of `starts` to the row of `ends` in the same place, forth and back.

    starts, ends: as many rows, the same columns, dtypes as in training. seed: of the orders.
    """
    count, columns = starts.shape
    orders = _orders(count, columns, seed)
    differs = np.hstack([differing(starts[name], ends[name])[:, None] for name in starts.columns])
    paths = _Paths(np.repeat(np.arange(count), _DIRECTIONS), orders, differs)
    said = figure(_mixed(starts, ends, *paths.stops()))
    moves, first, last = paths.moves(said)
    return Walks(moves.reshape(count, _DIRECTIONS, columns).mean(axis=1), first[::2], last[::2])


def walk_in(
    seconds: float, figure: Figure, starts: pd.DataFrame, ends: pd.DataFrame, order: npt.NDArray[np.intp]
) -> tuple[Walks, npt.NDArray[np.intp]]:
    """A few walks, and more where they were quick; with the places of the rows that were walked between.

    seconds: about as long as all of it may take. order: places of rows in `starts` and `ends`, the first of which
    stand for all of them.
    """
    began = monotonic()
    first, rest = order[:FEW], order[FEW:]
    walks = walk(figure, starts.iloc[first].reset_index(drop=True), ends.iloc[first].reset_index(drop=True))
    took = monotonic() - began
    if len(rest) == 0 or took * (1 + len(rest) / len(first)) > seconds:
        return walks, first
    more = walk(figure, starts.iloc[rest].reset_index(drop=True), ends.iloc[rest].reset_index(drop=True), SEED + 1)
    both = [np.concatenate([getattr(each, name) for each in (walks, more)]) for name in ("moves", "starts", "ends")]
    return Walks(*both), np.concatenate([first, rest])


def _orders(count: int, columns: int, seed: int) -> Places:
    """A random order for each walk, each followed by its reverse: (2 × walks, columns)."""
    random = np.random.default_rng(seed)
    forth = np.argsort(random.random((count, columns)), axis=1)
    return np.stack([forth, forth[:, ::-1]], axis=1).reshape(_DIRECTIONS * count, columns)


def differing(one: pd.Series, other: pd.Series) -> npt.NDArray[np.bool_]:
    """Whether each cell is another one; what is missing on both sides is the same."""
    a, b = one.astype(object).to_numpy(), other.astype(object).to_numpy()
    neither = pd.isna(a) & pd.isna(b)
    same = np.array([bool(x is y or (not pd.isna(x) and not pd.isna(y) and x == y)) for x, y in zip(a, b, strict=True)])
    return np.asarray(~(same | neither), dtype=np.bool_)


@dataclass(frozen=True, slots=True, eq=False)
class _Paths:
    """Walks in which a column that is the same at both ends is no stop of its own. rows: of each walk."""

    rows: Places
    orders: Places
    differs: npt.NDArray[np.bool_]

    def stops(self) -> tuple[Places, npt.NDArray[np.bool_]]:
        """Each stop's walk, and which of its columns have been changed: stops × columns."""
        walks, columns = self.orders.shape
        ranks = np.argsort(self.orders, axis=1)
        changed = ranks[:, None, :] < np.arange(columns + 1)[None, :, None]
        kept = self._kept()
        rows = np.broadcast_to(self.rows[:, None], (walks, columns + 1))
        return rows[kept], changed[kept]

    def moves(self, said: Numbers) -> tuple[Numbers, Numbers, Numbers]:
        """What each column adds on each walk, and the figures at both ends. said: of each stop."""
        kept = self._kept()
        figures = said[(np.cumsum(kept.ravel()) - 1).reshape(kept.shape)]
        steps = np.diff(figures, axis=1)
        moves = np.empty_like(steps)
        np.put_along_axis(moves, self.orders, steps, axis=1)
        return moves, figures[:, 0], figures[:, -1]

    def _kept(self) -> npt.NDArray[np.bool_]:
        """The stops that differ from the one before: walks × (columns + 1)."""
        steps = np.take_along_axis(self.differs[self.rows], self.orders, axis=1)
        return np.hstack([np.ones((len(steps), 1), dtype=np.bool_), steps])


def _mixed(starts: pd.DataFrame, ends: pd.DataFrame, rows: Places, changed: npt.NDArray[np.bool_]) -> pd.DataFrame:
    """The rows of `starts` with the columns that have been changed from `ends`."""
    both = pd.concat([starts, ends], ignore_index=True)
    count = len(starts)
    return pd.DataFrame(
        {name: both[name].take(rows + count * changed[:, place]).array for place, name in enumerate(both.columns)}
    )
