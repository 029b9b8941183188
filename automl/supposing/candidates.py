"""Values that a row's columns could take instead, with how far each is from what the row holds."""

from dataclasses import dataclass

import numpy as np
import pandas as pd

from automl.explaining.telling import plain
from automl.jsonable import Loose
from automl.models.card import Feature
from automl.table import Kind

_POINTS = 21
_FEW_POINTS = 6
_MOST_VALUES = 15
_LEAST_SHARE = 0.005
"""Of the reference rows: values rarer than this are not proposed."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A value for a column. distance: in spreads of the column for a number, 1 for another category."""

    feature: Feature
    value: Loose
    distance: float


def candidates(feature: Feature, held: object, reference: pd.Series, *, few: bool = False) -> list[Candidate]:
    """Other values for a column, within what training has seen. few: of a number only some."""
    if feature.kind.numeric:
        return _numbers(feature, held, reference, _FEW_POINTS if few else _POINTS)
    counts = reference.dropna().astype(object).value_counts(normalize=True)
    often = counts[counts >= _LEAST_SHARE].index[:_MOST_VALUES]
    return [Candidate(feature, plain(value), 1.0) for value in often if plain(value) != plain(held)]


def between(near: float, far: Candidate, reference: pd.Series, held: object) -> list[Candidate]:
    """Values of a number between one that does not suffice and one that does: a finer look."""
    if far.value == near:
        return []
    points = np.linspace(near, float(far.value), _POINTS)[1:-1]
    return _at(far.feature, held, reference, points)


def spread_of(reference: pd.Series) -> float:
    """The standard deviation of a number's usual values."""
    numbers = reference.dropna().to_numpy(dtype=np.float64)
    return float(numbers.std()) or 1.0 if len(numbers) else 1.0


def _numbers(feature: Feature, held: object, reference: pd.Series, count: int) -> list[Candidate]:
    known = reference.dropna().to_numpy(dtype=np.float64)
    if len(known) == 0:
        return []
    distinct = np.unique(known)
    points = distinct if len(distinct) <= count else np.quantile(known, np.linspace(0, 1, count))
    return _at(feature, held, reference, points)


def _at(feature: Feature, held: object, reference: pd.Series, points: np.ndarray) -> list[Candidate]:
    rounded = np.unique(points.round() if feature.kind is Kind.INTEGER else _short(points, spread_of(reference)))
    own = None if pd.isna(held) else float(str(held))  # type: ignore[call-overload]
    spread = spread_of(reference)
    return [
        Candidate(feature, float(each), abs(each - own) / spread if own is not None else 1.0)
        for each in rounded
        if own is None or each != own
    ]


def _short(points: np.ndarray, spread: float) -> np.ndarray:
    """With no more digits than the spread calls for."""
    return points.round(max(0, 2 - int(np.floor(np.log10(spread)))))
