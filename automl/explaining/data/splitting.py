"""Columns that rows can be split by, each into a few values."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
import numpy.typing as npt
import pandas as pd

from automl.explaining.telling import plain
from automl.reading.columns.identifiers import named_as_identifier
from automl.series.values import BLANK, OTHER
from automl.table import Column, Kind, Table

Codes = npt.NDArray[np.int64]
Shares = npt.NDArray[np.float64]

_MOST_VALUES = 20
_MOST_COLUMNS = 30
_BINS = 5
_FEW_NUMBERS = 8
_REPEATS = 3
"""Rows for each value on average, below which a column names rows rather than splits them."""
_COPY = 0.98
_OVERLAP = 0.3
"""The part of the rows that is alike in two groups, below which a column belongs to the groups themselves."""
_MOST_PERIODS = 12


@dataclass(frozen=True, slots=True, eq=False)
class Split:
    """codes: of each row the place of its value in `labels`. nested: whether the groups hold different values."""

    column: str
    codes: Codes
    labels: tuple[str, ...]
    nested: bool = False
    numeric: bool = False

    def shares(self, rows: npt.NDArray[np.bool_]) -> Shares:
        """The share of each value among some rows."""
        counts = np.bincount(self.codes[rows], minlength=len(self.labels))
        out: Shares = counts / max(int(rows.sum()), 1)
        return out


def splits(
    table: Table, frame: pd.DataFrame, values: pd.Series, mine: npt.NDArray[np.bool_], without: Collection[str]
) -> list[Split]:
    """The columns that can split the rows of `frame`. values: what is measured; mine: the rows of the group."""
    found = (_split(column, frame[column.name]) for column in _usable(table, frame, values, without))
    kept = [each for each in found if each is not None][:_MOST_COLUMNS]
    return [_placed(each, mine) for each in kept]


def _usable(table: Table, frame: pd.DataFrame, values: pd.Series, without: Collection[str]) -> Iterator[Column]:
    for column in table.columns:
        if column.name in without or column.kind in (Kind.ID, Kind.EMPTY) or column.distinct < 2:  # noqa: PLR2004
            continue
        if column.kind.numeric and (named_as_identifier(column.name) or _copies(frame[column.name], values)):
            continue
        if column.kind is Kind.TEXT and column.distinct * _REPEATS > table.rows:
            continue
        yield column


def _copies(one: pd.Series, other: pd.Series) -> bool:
    """Whether a number is what is measured, by another name."""
    correlation = one.astype(float).corr(other)
    return bool(np.isfinite(correlation) and abs(correlation) >= _COPY)


def _placed(split: Split, mine: npt.NDArray[np.bool_]) -> Split:
    overlap = float(np.minimum(split.shares(mine), split.shares(~mine)).sum())
    return split if overlap >= _OVERLAP else Split(split.column, split.codes, split.labels, True, split.numeric)


def _split(column: Column, values: pd.Series) -> Split | None:
    if column.kind is Kind.DATE:
        return _periods(column.name, values)
    if column.kind.numeric and values.nunique() > _FEW_NUMBERS:
        return _ranges(column.name, values)
    texts = [BLANK if pd.isna(each) else _text(each) for each in values.astype(object)]
    return _coded(column.name, pd.Series(texts, index=values.index), numeric=column.kind.numeric)


def _coded(name: str, texts: pd.Series, *, numeric: bool = False) -> Split | None:
    counts = texts.value_counts()
    if len(counts) < 2:  # noqa: PLR2004 - nothing to split
        return None
    kept = list(counts.index[: _MOST_VALUES - 1]) if len(counts) > _MOST_VALUES else list(counts.index)
    labels = [*kept, *([OTHER] if len(kept) < len(counts) else [])]
    places = {label: place for place, label in enumerate(kept)}
    codes = np.array([places.get(each, len(labels) - 1) for each in texts], dtype=np.int64)
    return Split(name, codes, tuple(map(str, labels)), numeric=numeric)


def _ranges(name: str, values: pd.Series) -> Split | None:
    known = values.dropna().astype(float)
    edges = np.unique(known.quantile(np.linspace(0, 1, _BINS + 1)).to_numpy())
    if len(edges) < _REPEATS:
        return None
    codes = np.clip(np.searchsorted(edges, values.to_numpy(dtype=np.float64), side="right") - 1, 0, len(edges) - 2)
    labels = [f"{low:.6g} to {high:.6g}" for low, high in pairwise(edges)]
    blank = values.isna().to_numpy(dtype=bool)
    if blank.any():
        codes, labels = np.where(blank, len(labels), codes), [*labels, BLANK]
    return Split(name, codes.astype(np.int64), tuple(labels), numeric=True)


def _periods(name: str, values: pd.Series) -> Split | None:
    """Months, quarters or years, whichever are not too many."""
    for period in ("M", "Q", "Y"):
        texts = values.dt.to_period(period).astype(str).where(values.notna(), BLANK)
        if texts.nunique() <= _MOST_PERIODS or period == "Y":
            return _coded(name, texts)
    return None


def _text(value: object) -> str:
    told = plain(value)
    return f"{told:.6g}" if isinstance(told, float) else str(told)
