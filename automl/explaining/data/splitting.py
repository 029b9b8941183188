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
from automl.understanding.levels import usual_aggregation
from automl.understanding.lexicon import LEXICA

Codes = npt.NDArray[np.int64]
Shares = npt.NDArray[np.float64]

_MOST_VALUES = 20
_MOST_COLUMNS = 30
_BINS = 5
_FEW_NUMBERS = 12
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
    """The columns that can split the rows of `frame`. values: what is measured; mine: the rows of the group.

    Of an amount, other amounts of money are no reasons: sales do not explain profit, they are made with it.
    """
    usable = list(_usable(table, frame, values, without))[:_MOST_COLUMNS]
    found = (_split(column, frame[column.name], mine) for column in usable)
    return [each for each in found if each is not None]


def _usable(table: Table, frame: pd.DataFrame, values: pd.Series, without: Collection[str]) -> Iterator[Column]:
    amounts = values.nunique() > 2  # noqa: PLR2004 - yes and no are no amounts
    for column in table.columns:
        if column.name in without or column.kind in (Kind.ID, Kind.EMPTY) or column.distinct < 2:  # noqa: PLR2004
            continue
        if column.kind.numeric and (named_as_identifier(column.name) or _copies(frame[column.name], values)):
            continue
        if column.kind is Kind.MONEY and amounts and usual_aggregation(column, table, LEXICA["en"]) == "sum":
            continue
        if column.kind is Kind.TEXT and column.distinct * _REPEATS > table.rows:
            continue
        yield column


def _copies(one: pd.Series, other: pd.Series) -> bool:
    """Whether a number is what is measured, by another name."""
    correlation = one.astype(float).corr(other)
    return bool(np.isfinite(correlation) and abs(correlation) >= _COPY)


def _apart(codes: Codes, mine: npt.NDArray[np.bool_]) -> bool:
    """Whether the groups hold mostly different values."""
    ours, theirs = (np.bincount(codes[rows], minlength=int(codes.max()) + 1) / rows.sum() for rows in (mine, ~mine))
    return float(np.minimum(ours, theirs).sum()) < _OVERLAP


def _split(column: Column, values: pd.Series, mine: npt.NDArray[np.bool_]) -> Split | None:
    if column.kind is Kind.DATE:
        return _periods(column.name, values, mine)
    if column.kind.numeric and values.nunique() > _FEW_NUMBERS:
        return _ranges(column.name, values)
    return _coded(column.name, values.astype(object), mine, numeric=column.kind.numeric)


def _coded(name: str, values: pd.Series, mine: npt.NDArray[np.bool_], *, numeric: bool = False) -> Split | None:
    found, held = pd.factorize(values, use_na_sentinel=False)
    order = np.argsort(-np.bincount(found), kind="stable")
    if len(order) < 2:  # noqa: PLR2004 - nothing to split
        return None
    kept = order[: _MOST_VALUES - 1] if len(order) > _MOST_VALUES else order
    labels = [_text(held[place]) for place in kept] + ([OTHER] if len(kept) < len(order) else [])
    places = np.full(len(order), len(labels) - 1, dtype=np.int64)
    places[kept] = np.arange(len(kept))
    return Split(name, places[found], tuple(labels), _apart(found.astype(np.int64), mine), numeric)


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


def _periods(name: str, values: pd.Series, mine: npt.NDArray[np.bool_]) -> Split | None:
    """Months, quarters or years, whichever are not too many."""
    for period in ("M", "Q", "Y"):
        texts = values.dt.to_period(period).astype(str).where(values.notna(), BLANK)
        if texts.nunique() <= _MOST_PERIODS or period == "Y":
            return _coded(name, texts.astype(object), mine)
    return None


def _text(value: object) -> str:
    told = plain(value)
    if told is None:
        return BLANK
    return f"{told:.6g}" if isinstance(told, float) else str(told)
