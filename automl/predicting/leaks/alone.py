"""How well a single column tells the outcome, judged on rows that were not looked at."""

from typing import Literal

import numpy as np
import numpy.typing as npt
import pandas as pd

from automl.table import Kind

Numbers = npt.NDArray[np.float64]
Codes = npt.NDArray[np.int64]

_FOLDS = 3
_NEIGHBOURS = 5
_MOST_TEXT = 200


def coded(values: pd.Series, kind: Kind) -> tuple[Numbers, bool]:
    """A column as numbers, NaN where missing, and whether their order says nothing (categories)."""
    if kind is Kind.DATE:
        seconds = values.to_numpy().astype("datetime64[s]").astype(np.int64)
        return np.where(values.isna(), np.nan, seconds.astype(np.float64)), False
    if kind.textual:
        codes = pd.factorize(values.astype(object))[0].astype(np.float64)
        return np.where(codes < 0, np.nan, codes), True
    return np.asarray(values.astype("Float64").astype(np.float64), dtype=np.float64), False


def told_alone(values: Numbers, unordered: bool, target: Numbers) -> float:
    """The share of the target's variety that the column alone tells, 0 to 1: R² over rows held back, of the numbers
    or of their ranks, whichever is more. target: without NaN.
    """
    if not unordered:
        values = _ranked(values, "dense")
    by_size = _r2(_crossed(values, unordered, target[:, None])[:, 0], target)
    ranks = _ranked(target, "average")
    return max(by_size, _r2(_crossed(values, unordered, ranks[:, None])[:, 0], ranks))


def guessed_alone(values: Numbers, unordered: bool, codes: Codes, classes: int) -> Codes:
    """The class that the column alone suggests for each row, from other rows."""
    if not unordered:
        values = _ranked(values, "dense")
    shares = _crossed(values, unordered, np.eye(classes)[codes])
    return np.asarray(shares.argmax(axis=1), dtype=np.int64)


def _ranked(values: Numbers, ties: Literal["dense", "average"]) -> Numbers:
    return np.asarray(pd.Series(values).rank(method=ties), dtype=np.float64)


def _r2(made: Numbers, told: Numbers) -> float:
    spread = float(((told - told.mean()) ** 2).sum())
    return max(0.0, 1 - float(((told - made) ** 2).sum()) / spread) if spread else 0.0


def _crossed(values: Numbers, unordered: bool, targets: Numbers) -> Numbers:
    """Means of `targets` (rows × outcomes) at each row's value, from the rows of the other thirds."""
    fold = np.random.default_rng(11).permutation(len(values)) % _FOLDS
    out = np.zeros(targets.shape)
    for k in range(_FOLDS):
        here, there = fold == k, fold != k
        out[here] = (_of_values if unordered else _of_neighbours)(values[there], targets[there], values[here])
    return out


def _of_values(seen: Numbers, targets: Numbers, asked: Numbers) -> Numbers:
    """The mean of the same value; of all, where it was not seen."""
    names = np.append(np.unique(seen[~np.isnan(seen)]), np.inf)
    at, of = (np.where(np.isnan(each), len(names) - 1, np.searchsorted(names, each)) for each in (seen, asked))
    of = np.where((of < len(names) - 1) & (names[np.minimum(of, len(names) - 1)] != asked), len(names), of)
    sums = np.zeros((len(names) + 1, targets.shape[1]))
    counts = np.bincount(at, minlength=len(names) + 1).astype(np.float64)
    np.add.at(sums, at, targets)
    means = np.where(counts[:, None] > 0, sums / np.maximum(counts, 1)[:, None], targets.mean(axis=0))
    return np.asarray(means[of])


def _of_neighbours(seen: Numbers, targets: Numbers, asked: Numbers) -> Numbers:
    """The mean of the values nearest by rank: of the same value, where there are several."""
    known, missing = ~np.isnan(seen), np.isnan(asked)
    out = np.tile(targets.mean(axis=0), (len(asked), 1))
    if (~known).any() and missing.any():
        out[missing] = targets[~known].mean(axis=0)
    if known.sum() <= _NEIGHBOURS or missing.all():
        return out
    order = np.argsort(seen[known], kind="stable")
    values, sums = seen[known][order], np.cumsum(np.vstack([np.zeros(targets.shape[1]), targets[known][order]]), axis=0)
    low, high = (np.searchsorted(values, asked[~missing], side=side) for side in ("left", "right"))
    lack = np.maximum(0, _NEIGHBOURS - (high - low))
    low = np.clip(low - (lack + 1) // 2, 0, len(values) - 1)
    high = np.clip(np.maximum(high + lack // 2, low + 1), 1, len(values))
    out[~missing] = (sums[high] - sums[low]) / (high - low)[:, None]
    return out
