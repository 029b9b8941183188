"""How pictures look, as the tabular models take it: the directions in which pictures differ most."""

from dataclasses import dataclass
from typing import Self

import numpy as np
import numpy.typing as npt
import pandas as pd
from sklearn.decomposition import PCA

from automl.pictures.cells import numbers_of

Numbers = npt.NDArray[np.float64]
MOST = 48
"""Directions of one respect."""
ENOUGH = 10_000
"""Pictures from which the directions are found."""


@dataclass(slots=True)
class Looks:
    """What was learnt about one column of pictures. size: numbers of each cell."""

    directions: PCA
    size: int

    @classmethod
    def learnt(cls, values: pd.Series) -> Self | None:
        """From the cells of rows to learn from; None where they hold nothing that differs."""
        some = values if len(values) <= ENOUGH else values.sample(ENOUGH, random_state=0)
        numbers = numbers_of(some.tolist())
        known = numbers[~np.isnan(numbers).any(axis=1)] if numbers.size else np.zeros((0, 0))
        if len(known) < 2 or not np.ptp(known, axis=0).any():  # noqa: PLR2004 - one differs from none
            return None
        most = min(MOST, known.shape[1], len(known) - 1)
        solver = "covariance_eigh" if len(known) > known.shape[1] else "full"
        return cls(PCA(most, svd_solver=solver).fit(known), known.shape[1])

    def of(self, values: pd.Series) -> Numbers:
        """Rows × directions; NaN where a cell holds nothing."""
        numbers = numbers_of(values.tolist())
        out = np.full((len(values), self.directions.n_components_), np.nan)
        known = ~np.isnan(numbers).any(axis=1) if numbers.shape[1] == self.size else np.zeros(len(values), bool)
        if known.any():
            out[known] = self.directions.transform(numbers[known])
        return out
