"""Columns as the first look takes them: codes with gaps for the trees; scaled, one-hot and without gaps for sums."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Self

import numpy as np
import numpy.typing as npt
import pandas as pd
from scipy import sparse

from automl.engines.tabular_columns import Columns
from automl.table import Kind

Numbers = npt.NDArray[np.float64]
MOST_TOLD_APART = 40
"""Categories of a column that a sum tells apart, the most frequent ones."""
FEWEST_OF_A_KIND = 2
"""Rows of a category below which a sum does not tell it apart."""
FURTHEST = 5.0
"""Standard deviations beyond which a value counts no further: a sum would go to where no row ever was."""


@dataclass(slots=True)
class FirstColumns:
    """What was learnt about the columns from rows to learn from."""

    columns: Columns
    names: list[str] = field(default_factory=list)
    named: list[str] = field(default_factory=list)
    """Inside: all of them, and those that hold categories."""
    middle: dict[str, float] = field(default_factory=dict)
    width: dict[str, float] = field(default_factory=dict)
    gaps: list[str] = field(default_factory=list)
    """Numbers with and without a value, each with a column that says so."""
    frequent: dict[str, Numbers] = field(default_factory=dict)

    @classmethod
    def learnt(cls, features: pd.DataFrame, kinds: Mapping[str, Kind]) -> Self:
        first = cls(Columns.learnt(features, kinds))
        inner = first.columns.prepared(features)
        first.names = list(inner.columns)
        for name in first.names:
            if isinstance(inner[name].dtype, pd.CategoricalDtype):
                first.named.append(name)
                counts = inner[name].cat.codes.value_counts()
                known = counts[(counts.index >= 0) & (counts >= FEWEST_OF_A_KIND)]
                first.frequent[name] = np.sort(known.index[:MOST_TOLD_APART].to_numpy(dtype=float))
            else:
                first._learn_number(name, inner[name].to_numpy(dtype=float))
        return first

    def prepared(self, features: pd.DataFrame) -> Numbers:
        """Rows × columns inside, for trees: categories as codes, gaps as NaN."""
        inner = self.columns.prepared(features.reset_index(drop=True))
        made = [_plain(inner[name]) for name in self.names]
        return np.column_stack(made) if made else np.zeros((len(features), 0))

    def scaled(self, prepared: Numbers) -> sparse.csr_matrix:
        """The same for sums: no gaps; a category is 1 in a column of its own."""
        parts: list[Any] = []
        for place, name in enumerate(self.names):
            values = prepared[:, place]
            if name in self.frequent:
                parts.append(sparse.csr_matrix(values[:, None] == self.frequent[name], dtype=float))
                continue
            apart = np.clip((values - self.middle[name]) / self.width[name], -FURTHEST, FURTHEST)
            parts.append(sparse.csr_matrix(np.nan_to_num(apart)[:, None]))
            if name in self.gaps:
                parts.append(sparse.csr_matrix(np.isnan(values)[:, None], dtype=float))
        return sparse.hstack(parts, format="csr") if parts else sparse.csr_matrix((len(prepared), 0))

    @property
    def places_of_categories(self) -> list[int]:
        return [place for place, name in enumerate(self.names) if name in self.frequent]

    def _learn_number(self, name: str, values: Numbers) -> None:
        known = values[~np.isnan(values)]
        self.middle[name] = float(known.mean()) if len(known) else 0.0
        self.width[name] = (float(known.std()) if len(known) else 0.0) or 1.0
        if 0 < len(known) < len(values):
            self.gaps.append(name)


def _plain(values: pd.Series) -> Numbers:
    if not isinstance(values.dtype, pd.CategoricalDtype):
        return values.to_numpy(dtype=float)
    codes = values.cat.codes.to_numpy(dtype=float)
    return np.where(codes < 0, np.nan, codes)
