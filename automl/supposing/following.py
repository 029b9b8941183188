"""Columns that follow from a supposed change: a total from its price and quantity, a country from its city."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np
import pandas as pd

from automl.findings import Derived
from automl.profiling.derived import derived
from automl.result import Caution
from automl.table import Table

_SAMPLE = 400
_TOGETHER = 0.8
"""Rank correlation from which two numbers hardly move apart."""
_LEAST_ROWS = 30


@dataclass(frozen=True, slots=True)
class Follower:
    """A column that follows from others. values: that of each value of `by`, where it is no formula."""

    column: str
    by: tuple[str, ...]
    formula: str | None
    values: Mapping[object, object] = field(default_factory=dict)

    def follow(self, before: pd.DataFrame, after: pd.DataFrame) -> pd.Series:
        """The column after the others have changed: moved by as much as its formula moves."""
        if self.formula is None:
            own, key = before[self.column], after[self.by[0]]
            changed = (before[self.by[0]].astype(object) != key.astype(object)).to_numpy(dtype=bool)
            told = key.map(self.values)
            return own.where(~changed | told.isna().to_numpy(dtype=bool), told)
        own = before[self.column].astype("float64")
        return own + self._value(after) - self._value(before)

    def _value(self, frame: pd.DataFrame) -> pd.Series:
        first = frame[self.by[0]].astype("float64")
        formula = str(self.formula)
        if len(self.by) == 1:
            return first if formula == self.by[0] else first * float(formula.split(" × ", 1)[0])
        second = frame[self.by[1]].astype("float64")
        sign = formula[len(self.by[0]) : len(formula) - len(self.by[1])].strip()
        return first * second if sign == "×" else first + second if sign == "+" else first - second


def followers_of(table: Table, features: Sequence[str]) -> tuple[Follower, ...]:
    """The model's columns that follow from others of them, in an order in which they can be worked out."""
    sample = table.frame.sample(min(_SAMPLE, table.rows), random_state=0)
    known = set(features) & set(table.frame.columns)
    found = [each for each in derived(table, sample) if {each.column, *each.by} <= known]
    return tuple(_ordered([_follower(each, sample) for each in found]))


def _follower(told: Derived, sample: pd.DataFrame) -> Follower:
    if told.formula is not None:
        return Follower(told.column, told.by, told.formula)
    pairs = sample[[told.by[0], told.column]].dropna()
    usual = pairs.groupby(told.by[0])[told.column].agg(lambda values: values.mode().iloc[0])
    return Follower(told.column, told.by, None, usual.to_dict())


def _ordered(followers: list[Follower]) -> Iterator[Follower]:
    """Those that others follow from come first."""
    left = list(followers)
    while left:
        ready = [each for each in left if not any(other.column in each.by for other in left if other is not each)]
        for each in ready or left[:1]:
            left.remove(each)
            yield each


def following_cautions(
    table: Table, changed: Sequence[str], followers: Sequence[Follower], features: Sequence[str]
) -> tuple[Caution, ...]:
    """What moves along, what is changed alone though it follows from others, and what usually goes together."""
    told = []
    settled = set(changed)
    for each in followers:
        if each.column in changed:
            told.append(Caution("derived_alone", {"column": each.column, "by": list(each.by)}))
        elif settled & set(each.by):
            settled.add(each.column)
            told.append(Caution("moved_along", {"column": each.column, "by": list(each.by)}))
    return (*told, *_together(table, changed, settled, features))


def _together(table: Table, changed: Sequence[str], settled: set[str], features: Sequence[str]) -> Iterator[Caution]:
    numbers = [one.name for one in table.numeric if one.name in features]
    sample = table.frame.sample(min(_SAMPLE, table.rows), random_state=0)
    for name in changed:
        others = [each for each in numbers if each not in settled]
        if name not in numbers or not others or len(sample) < _LEAST_ROWS:
            continue
        strengths = sample[others].corrwith(sample[name], method="spearman").abs().replace(np.inf, np.nan).dropna()
        for other, strength in strengths[strengths >= _TOGETHER].items():
            yield Caution("goes_together", {"column": name, "with": str(other), "strength": float(strength)})
