"""Where rows of the same kind do otherwise: in one value of a column, or everywhere alike."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from scipy import stats

from automl.explaining.data.mix import Mask, Numbers, holm
from automl.explaining.data.splitting import Split

_LEAST_ROWS = 5
_SURE = 0.01
_APART = 2.0
"""Standard errors from which a value's gap is another than the common one."""
_MOST = 2
"""Columns in which the difference is located."""
_LEAST_PART, _MOST_PART = 0.2, 1.25
"""Of what is left: what a column must account for to be named; more would only be taken back by another."""


@dataclass(frozen=True, slots=True, eq=False)
class Located:
    """A column in which rows of the same kind do otherwise. parts: what each value accounts for."""

    split: Split
    parts: Numbers

    @property
    def whole(self) -> float:
        return float(self.parts.sum())


def located(left: Numbers, mine: Mask, splits: Sequence[Split]) -> list[Located]:
    """The columns whose values differ surely in how far the group is from the others, the most telling first.

    left: what the mix leaves of each row.
    """
    found: list[Located] = []
    open_ = list(splits)
    while open_ and len(found) < _MOST:
        gaps = [_gaps(left, mine, each) for each in open_]
        sure = holm(np.array([each.p_value for each in gaps]), _SURE)
        rest = float(left[mine].mean() - left[~mine].mean())
        able = [place for place, yes in enumerate(sure) if yes and gaps[place].tells_of(rest)]
        if not able:
            break
        best = max(able, key=lambda place: gaps[place].telling)
        split, gap = open_.pop(best), gaps[best]
        parts = gap.parts()
        found.append(Located(split, parts))
        if split.nested:
            break
        each = np.divide(parts, gap.weights, out=np.zeros(len(parts)), where=gap.weights > 0)
        left = left - np.where(mine, each[split.codes], 0.0)
    return found


@dataclass(frozen=True, slots=True, eq=False)
class _Gaps:
    """Of each value of a column how far the group is from the others, with errors and weights."""

    nested: bool
    gaps: Numbers
    errors: Numbers
    weights: Numbers

    @property
    def p_value(self) -> float:
        """Of as much difference between the values by chance (Cochran's Q, 1954)."""
        known = self._known
        if known.sum() < 2:  # noqa: PLR2004 - two values to differ
            return 1.0
        return float(stats.chi2.sf(self._spread, known.sum() - 1))

    @property
    def telling(self) -> float:
        """How much of the difference between rows lies between the values, beyond chance."""
        known = self._known
        middle = np.average(self.gaps[known], weights=self.weights[known])
        return float((self.weights[known] * ((self.gaps[known] - middle) ** 2 - self.errors[known] ** 2)).sum())

    def tells_of(self, rest: float) -> bool:
        """Whether the values account for a good part of what is left, and not for much more than that."""
        whole = float(self.parts().sum())
        return whole * rest > 0 and _LEAST_PART * abs(rest) <= abs(whole) <= _MOST_PART * abs(rest)

    def parts(self) -> Numbers:
        """What each value adds beyond what all have in common."""
        return np.where(self._known, self.weights * (self.gaps - self._common()), 0.0)

    @property
    def _known(self) -> npt.NDArray[np.bool_]:
        return np.asarray(np.isfinite(self.errors) & (self.errors > 0))

    @property
    def _spread(self) -> float:
        known = self._known
        precision = 1 / self.errors[known] ** 2
        middle = float(np.average(self.gaps[known], weights=precision))
        return float((precision * (self.gaps[known] - middle) ** 2).sum())

    def _common(self) -> float:
        """What all values have in common: nothing, or their middle where then far fewer values stand out."""
        if self.nested:
            return 0.0
        known = self._known
        order = np.argsort(self.gaps[known])
        upto = np.cumsum(self.weights[known][order])
        middle = float(self.gaps[known][order][int(np.searchsorted(upto, upto[-1] / 2))])
        alone, beside = self._standing_out(0.0), self._standing_out(middle)
        return middle if 2 * beside <= alone else 0.0

    def _standing_out(self, common: float) -> float:
        known = self._known
        far = np.abs(self.gaps[known] - common) > _APART * self.errors[known]
        return float(self.weights[known][far].sum())


def _gaps(left: Numbers, mine: Mask, split: Split) -> _Gaps:
    ours, theirs = (_means(left[rows], split.codes[rows], len(split.labels)) for rows in (mine, ~mine))
    if split.nested:
        whole = left[~mine]
        errors = np.sqrt(ours[1] ** 2 + whole.var() / max(len(whole), 1))
        return _Gaps(True, ours[0] - whole.mean(), errors, split.shares(mine))
    weights = (split.shares(mine) + split.shares(~mine)) / 2
    return _Gaps(False, ours[0] - theirs[0], np.sqrt(ours[1] ** 2 + theirs[1] ** 2), weights)


def _means(values: Numbers, codes: npt.NDArray[np.int64], count: int) -> tuple[Numbers, Numbers]:
    """Means and their errors of each value; the errors are infinite where there are too few rows."""
    sizes = np.bincount(codes, minlength=count)
    means = np.bincount(codes, values, minlength=count) / np.maximum(sizes, 1)
    squares = np.bincount(codes, (values - means[codes]) ** 2, minlength=count)
    pooled = squares.sum() / max(len(values) - (sizes > 0).sum(), 1)
    variance = (squares + pooled) / np.maximum(sizes, 1)
    errors = np.where(sizes >= _LEAST_ROWS, np.sqrt(variance / np.maximum(sizes, 1)), np.inf)
    return means, errors
