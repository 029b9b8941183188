"""Columns as numbers for a linear model: levels as flags, numbers as bent lines; each part knows its column."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pandas as pd

from automl.table import Column

Floats = npt.NDArray[np.float64]
_LEAST_ROWS, _MOST_FLAGS = 8, 25
_SKEWED = 8.0
_BENDS = (0.33, 0.67)


@dataclass(frozen=True, slots=True)
class Coded:
    """How one column becomes numbers. levels: of a category. middle, log, bends: of a number."""

    name: str
    levels: tuple[str, ...] = ()
    middle: float | None = None
    log: bool = False
    bends: tuple[float, ...] = ()

    @property
    def width(self) -> int:
        return len(self.levels) if self.middle is None else 2 + len(self.bends)

    def encode(self, cells: pd.Series) -> Floats:
        """An array of rows × width."""
        if self.middle is None:
            texts = cells.astype(str).to_numpy()
            return np.column_stack([(texts == level).astype(float) for level in self.levels])
        missing = cells.isna().to_numpy().astype(float)
        numbers = cells.astype("float64").fillna(self.middle).to_numpy()
        numbers = np.log1p(np.maximum(numbers, 0.0)) if self.log else numbers
        return np.column_stack([numbers, missing, *(np.maximum(numbers - bend, 0.0) for bend in self.bends)])


@dataclass(frozen=True, slots=True)
class Encoder:
    """How columns become numbers, side by side."""

    parts: tuple[Coded, ...]

    def encode(self, raw: pd.DataFrame) -> Floats:
        """An array of rows × all widths."""
        if not self.parts:
            return np.zeros((len(raw), 0))
        return np.column_stack([part.encode(raw[part.name]) for part in self.parts])

    @property
    def slices(self) -> dict[str, slice]:
        """Where each column's numbers stand."""
        found, start = {}, 0
        for part in self.parts:
            found[part.name] = slice(start, start + part.width)
            start += part.width
        return found


def encoder_of(raw: pd.DataFrame, columns: Sequence[Column], worth: str | None) -> Encoder:
    """The encoder learnt from the rows of `raw`. worth: the column of amounts, where it may be learnt from."""
    parts = [_number(raw[worth], worth)] if worth else []
    for column in columns:
        coded = (
            _number(raw[column.name], column.name) if column.kind.numeric else _category(raw[column.name], column.name)
        )
        if coded.width:
            parts.append(coded)
    return Encoder(tuple(parts))


def _category(cells: pd.Series, name: str) -> Coded:
    counts = cells.astype(str).value_counts()
    levels = counts[counts >= _LEAST_ROWS].index[:_MOST_FLAGS]
    return Coded(name, levels=tuple(str(level) for level in levels))


def _number(cells: pd.Series, name: str) -> Coded:
    numbers = cells.astype("float64").dropna()
    if numbers.empty:
        return Coded(name, middle=0.0)
    middle = float(numbers.median())
    log = bool(numbers.min() >= 0 and middle > 0 and numbers.max() > _SKEWED * middle)
    bent: pd.Series = numbers.map(np.log1p) if log else numbers
    bends = sorted({float(bent.quantile(share)) for share in _BENDS})
    return Coded(name, middle=middle, log=log, bends=tuple(bends))
