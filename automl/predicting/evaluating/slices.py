"""Where a model is weak: values and ranges of columns in which it errs more than elsewhere, beyond chance."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
import numpy.typing as npt
import pandas as pd
from scipy import special

from automl.engine import Deadline
from automl.jsonable import Loose
from automl.predicting.evaluating.unseen import Numbers, Unseen
from automl.predicting.result import Slice
from automl.table import Kind

Mask = npt.NDArray[np.bool_]

_LEAST_ROWS = 30
_LEAST_SHARE = 0.02
_MOST_SHARE = 0.6
_LEAST_WRONG = 5
_MOST_VALUES = 30
_PARTS = 4
_SURE = 0.05
_WORSE = 1.2
"""How much larger the error must be than that of all rows."""
_ALIKE = 0.7
_MOST = 5


@dataclass(frozen=True, slots=True, eq=False)
class _Look:
    column: str
    where: Loose
    rows: Mask
    p_value: float
    error: float


def slices_of(tested: Unseen, kinds: Mapping[str, Kind], patience: Deadline) -> tuple[Slice, ...]:
    """The weak spots, the surest first, five at most. p-values are corrected for all looks (Holm, 1979).

    patience: once it ends, no further column is looked at.
    """
    numbers = tested.task == "regression"
    wrong = np.abs(tested.truth - tested.said) if numbers else (tested.chosen != tested.truth).astype(np.float64)
    every = _looks(tested.features, kinds, wrong, patience, numbers=numbers)
    looks = sorted(every, key=lambda look: look.p_value)
    overall, kept = float(wrong.mean()), list[_Look]()
    found = []
    for place, look in enumerate(looks):
        corrected = look.p_value * (len(looks) - place)
        if corrected > _SURE:
            break
        if look.error >= _WORSE * overall and not any(_alike(look.rows, other.rows) for other in kept):
            kept.append(look)
            metric = "mae" if numbers else "error_rate"
            rows = int(look.rows.sum())
            found.append(Slice(look.column, look.where, rows, metric, look.error, overall, float(corrected)))
    return tuple(found[:_MOST])


def _looks(
    features: pd.DataFrame, kinds: Mapping[str, Kind], wrong: Numbers, patience: Deadline, *, numbers: bool
) -> Iterator[_Look]:
    least = max(_LEAST_ROWS, int(_LEAST_SHARE * len(wrong)))
    for name, kind in kinds.items():
        if kind.rich:
            continue
        if not patience.remaining():
            return
        for where, rows in _places(features[name], kind):
            if not least <= rows.sum() <= _MOST_SHARE * len(wrong):
                continue
            p_value = _means(wrong, rows) if numbers else _shares(wrong, rows)
            if p_value is not None:
                yield _Look(name, where, rows, p_value, float(wrong[rows].mean()))


def _places(values: pd.Series, kind: Kind) -> Iterator[tuple[Loose, Mask]]:
    """The values of a category, or four ranges of about as many rows; and where nothing is told."""
    missing = values.isna().to_numpy(dtype=bool)
    if missing.any():
        yield None, missing
    if kind.textual or kind is Kind.BOOLEAN or values.nunique() <= _PARTS:
        for value in values.value_counts().index[:_MOST_VALUES]:
            told = value.item() if isinstance(value, np.generic) else value
            yield told, (values == value).fillna(value=False).to_numpy(dtype=bool)
    elif kind is not Kind.DATE:
        numbers = values.astype("Float64").astype(np.float64).to_numpy()
        edges = np.unique(np.nanquantile(numbers, np.linspace(0, 1, _PARTS + 1)))
        for low, high in pairwise(edges):
            last = high == edges[-1]
            yield [float(low), float(high)], (numbers >= low) & ((numbers <= high) if last else (numbers < high))


def _shares(wrong: Numbers, rows: Mask) -> float | None:
    """One-sided test of two shares; None where too few are wrong to tell."""
    inside, outside = wrong[rows], wrong[~rows]
    pooled = float(wrong.mean())
    if inside.sum() < _LEAST_WRONG or pooled * len(inside) < 1:
        return None
    spread = np.sqrt(pooled * (1 - pooled) * (1 / len(inside) + 1 / len(outside)))
    step = 1 / (2 * len(inside))  # counts are whole: half a row against the claim
    return float(special.ndtr(-(inside.mean() - outside.mean() - step) / spread)) if spread > 0 else None


def _means(wrong: Numbers, rows: Mask) -> float | None:
    """One-sided test of two means (Welch, 1947); the largest errors are cut, so that a single one decides nothing."""
    cut = np.minimum(wrong, np.quantile(wrong, 0.99))
    inside, outside = cut[rows], cut[~rows]
    spread = np.sqrt(inside.var(ddof=1) / len(inside) + outside.var(ddof=1) / len(outside))
    return float(special.ndtr(-(inside.mean() - outside.mean()) / spread)) if spread > 0 else None


def _alike(one: Mask, other: Mask) -> bool:
    return bool((one & other).sum() > _ALIKE * min(one.sum(), other.sum()))
