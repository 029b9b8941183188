"""What drives the outcome: how much each column moves the predictions, and in which direction."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import islice

import numpy as np
import numpy.typing as npt
import pandas as pd

from automl.engine import Deadline
from automl.jsonable import Loose
from automl.predicting.evaluating.unseen import Numbers
from automl.predicting.leaks.alone import coded
from automl.predicting.result import Driver
from automl.table import Kind
from automl.tabular import TreeContributions

_STEADY = 0.5
"""Rank correlation of a column and what it adds, from which its direction is told."""
_LEAST_SHARE = 0.001
_LEAST_ROWS = 10
_FEW = 0.01
_REPEATS = 2
_MOST_TOGETHER = 20_000
"""Rows that a model is asked about at once."""


def of_trees(
    features: pd.DataFrame, kinds: Mapping[str, Kind], moves: tuple[TreeContributions, ...], shares: Numbers
) -> list[Driver]:
    """Drivers by the trees' own contributions. features: the rows of all `moves`, in their order. shares: of the
    classes, so that a class of a few rows does not drown the others.
    """
    names = moves[0].columns
    values = np.concatenate([each.values for each in moves])
    sizes = np.abs(values).mean(axis=0)
    several = values.ndim == 3  # noqa: PLR2004 - rows, columns, classes
    weights = sizes @ shares if several else sizes
    told = {
        name: (float(weights[place]), None if several else values[:, place])
        for place, name in enumerate(names)
        if name in kinds
    }
    return _ranked(features, kinds, told)


def of_shuffling(
    features: pd.DataFrame,
    kinds: Mapping[str, Kind],
    predict: Callable[[pd.DataFrame], Numbers],
    patience: Deadline,
) -> list[Driver]:
    """Drivers by how much predictions change when a column's values are shuffled among the rows (after Breiman, 2001).

    predict: the probability of the positive class, probabilities, or values. None are told where the patience ends
    before every column was shuffled: shares of some columns alone would mislead.
    """
    random, said = np.random.default_rng(13), predict(features)
    told: dict[str, tuple[float, Numbers | None]] = {}
    together = max(1, _MOST_TOGETHER // (_REPEATS * max(1, len(features))))
    for names in _batched(kinds, together):
        if not patience.remaining():
            return []
        for name, change in _changes(features, names, said, predict, random):
            told[name] = (change, said if said.ndim == 1 else None)
    return _ranked(features, kinds, told)


def _batched(names: Iterable[str], size: int) -> Iterator[tuple[str, ...]]:
    left = iter(names)
    while batch := tuple(islice(left, size)):
        yield batch


def _changes(
    features: pd.DataFrame,
    names: tuple[str, ...],
    said: Numbers,
    predict: Callable[[pd.DataFrame], Numbers],
    random: np.random.Generator,
) -> Iterator[tuple[str, float]]:
    """How much predictions change with each column shuffled, all asked at once: each asking takes its time."""
    copies = []
    for name in (name for name in names for _ in range(_REPEATS)):
        shuffled = features.copy()
        shuffled[name] = features[name].take(random.permutation(len(features))).to_numpy()
        copies.append(shuffled)
    answers = np.split(predict(pd.concat(copies, ignore_index=True)), len(copies))
    moved = [float(np.abs(answer - said).mean()) for answer in answers]
    for place, name in enumerate(names):
        yield name, float(np.mean(moved[_REPEATS * place : _REPEATS * (place + 1)]))


def _ranked(
    features: pd.DataFrame, kinds: Mapping[str, Kind], told: Mapping[str, tuple[float, Numbers | None]]
) -> list[Driver]:
    whole = sum(weight for weight, _ in told.values())
    if whole <= 0:
        return []
    found = [
        _driver(name, kinds[name], features[name], weight / whole, moved)
        for name, (weight, moved) in told.items()
        if weight / whole >= _LEAST_SHARE
    ]
    return sorted(found, key=lambda driver: -driver.share)


def _driver(name: str, kind: Kind, values: pd.Series, share: float, moved: Numbers | None) -> Driver:
    if moved is None or kind.rich:
        return Driver(name, share)
    if kind.textual or kind is Kind.BOOLEAN:
        toward, away = _ends(values, moved)
        return Driver(name, share, toward=toward, away=away)
    steady = _steady(coded(values, kind)[0], moved)
    return Driver(name, share, None if abs(steady) < _STEADY else "up" if steady > 0 else "down")


def _steady(values: npt.NDArray[np.float64], moved: Numbers) -> float:
    known = np.isfinite(values)
    if known.sum() < _LEAST_ROWS or np.ptp(values[known]) == 0 or np.ptp(moved[known]) == 0:
        return 0.0
    return float(pd.Series(values[known]).corr(pd.Series(moved[known]).round(12), method="spearman"))


def _ends(values: pd.Series, moved: Numbers) -> tuple[Loose, Loose]:
    """The values that raise and lower most, among those of some rows."""
    by_value = pd.DataFrame({"value": values.astype(object).to_numpy(), "moved": moved}).dropna().groupby("value")
    means, counts = by_value["moved"].mean(), by_value["moved"].size()
    usual = means[counts.to_numpy() >= max(_LEAST_ROWS, _FEW * len(values))]
    if len(usual) < 2:  # noqa: PLR2004 - one against another
        return None, None
    ends = (usual.idxmax(), usual.idxmin())
    return ends if not isinstance(ends[0], np.bool_) else (bool(ends[0]), bool(ends[1]))
