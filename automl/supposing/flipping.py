"""The smallest change that turns the outcome of a row, within the columns a person can act on.

One column is tried before two, two before three: fewer changes are easier to make. Among as many columns the shortest
way counts, each number measured in its own spread, another category as one (Wachter, Mittelstadt and Russell, 2017).
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations, product
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from automl.explaining.figure import Figure, Numbers
from automl.models.card import Feature
from automl.supposing.candidates import Candidate, between, candidates
from automl.supposing.changes import Step, Steps
from automl.supposing.following import Follower

MOST_FLIPS = 3
_PAIRED, _TRIPLED = 8, 5
"""Columns that are tried together: those that move the figure most."""
_TRIPLE_VALUES = 3

Combination = tuple[Candidate, ...]
Turned = Callable[[Numbers], npt.NDArray[np.bool_]]
"""Whether the outcome is the one that is wanted, for figures of several versions of the row."""


@dataclass(frozen=True, slots=True, eq=False)
class Search:
    """A row, the figure, when it has turned, toward what it has to go, rows of training, and what follows from what."""

    row: pd.DataFrame
    figure: Figure
    turned: Turned
    toward: float
    reference: pd.DataFrame
    followers: tuple[Follower, ...]

    def said(self, tried: Sequence[Combination]) -> Numbers:
        """The figure after each combination of changes."""
        if not tried:
            return np.zeros(0)
        return self.figure(self._versions(tried))

    def _versions(self, tried: Sequence[Combination]) -> pd.DataFrame:
        """The row once for each combination, changed, with what follows from the changes."""
        before = self.row.iloc[np.zeros(len(tried), dtype=int)].reset_index(drop=True)
        after = before.copy()
        for name in {each.feature.name for changes in tried for each in changes}:
            put = {place: one.value for place, each in enumerate(tried) for one in each if one.feature.name == name}
            told = pd.Series([put.get(place, self.held(name)) for place in range(len(tried))])
            after[name] = told.astype(_wide(before[name], told))
        for follower in self.followers:
            after[follower.column] = follower.follow(before, after)
        return after

    def steps(self, changes: Combination) -> Steps:
        return Steps(tuple(Step(each.feature, "set", each.value) for each in changes), self.followers)

    def held(self, name: str) -> object:
        return self.row[name].iloc[0]


@dataclass(frozen=True, slots=True)
class Way:
    """Changes that turn the outcome, and the figure after them."""

    changes: Combination
    figure: float

    @property
    def distance(self) -> float:
        return sum(each.distance for each in self.changes)


def smallest(search: Search, features: Sequence[Feature]) -> tuple[Way, ...]:
    """The shortest ways that turn the outcome, one for each set of columns, 3 at most; () where there is none."""
    singles = [
        (each,)
        for feature in features
        for each in candidates(feature, search.held(feature.name), search.reference[feature.name])
    ]
    said = search.said(singles)
    ways = _turning(search, singles, said)
    if ways:
        return _shortest([*ways, *_finer(search, singles, said, ways)])
    order = _strongest(singles, said, search)
    for size, most in ((2, _PAIRED), (3, _TRIPLED)):
        tried = list(_together(search, order[:most], size))
        ways = _turning(search, tried, search.said(tried))
        if ways:
            return _shortest(ways)
    return ()


def _turning(search: Search, tried: Sequence[Combination], said: Numbers) -> list[Way]:
    turned = search.turned(said)
    return [Way(each, float(one)) for each, one, yes in zip(tried, said, turned, strict=True) if yes]


def _shortest(ways: Sequence[Way]) -> tuple[Way, ...]:
    """The shortest of each set of columns, the shortest first."""
    best: dict[tuple[str, ...], Way] = {}
    for way in sorted(ways, key=lambda each: (each.distance, -each.figure)):
        best.setdefault(tuple(one.feature.name for one in way.changes), way)
    return tuple(best.values())[:MOST_FLIPS]


def _finer(search: Search, singles: Sequence[Combination], said: Numbers, ways: Sequence[Way]) -> list[Way]:
    """Ways of one number that go less far: between the last value that does not suffice and the first that does."""
    turned = search.turned(said)
    tried = [
        (each,)
        for way in _shortest(ways)
        if way.changes[0].feature.kind.numeric
        for each in _before(search, singles, turned, way.changes[0])
    ]
    return _turning(search, tried, search.said(tried))


def _before(
    search: Search, singles: Sequence[Combination], turned: npt.NDArray[np.bool_], far: Candidate
) -> list[Candidate]:
    """Values between the nearest that turns and the one before it, on the way from what the row holds."""
    name, held = far.feature.name, search.held(far.feature.name)
    if pd.isna(held):  # type: ignore[call-overload]
        return []
    own, end = float(str(held)), float(far.value)
    on_the_way = [
        float(one.value)
        for (one,), yes in zip(singles, turned, strict=True)
        if one.feature.name == name and not yes and min(own, end) < one.value < max(own, end)
    ]
    near = min(on_the_way, key=lambda each: abs(each - end), default=own)
    return between(near, far, search.reference[name], held)


def _strongest(singles: Sequence[Combination], said: Numbers, search: Search) -> list[Feature]:
    """The columns by how far one of their values takes the figure toward what is wanted."""
    now = float(search.figure(search.row)[0])
    up = search.toward > now
    gains: dict[str, tuple[float, Feature]] = {}
    for (each,), one in zip(singles, said, strict=True):
        gain = float(one - now) if up else float(now - one)
        known = gains.get(each.feature.name)
        if known is None or gain > known[0]:
            gains[each.feature.name] = (gain, each.feature)
    return [feature for gain, feature in sorted(gains.values(), key=lambda each: -each[0]) if gain > 0]


def _together(search: Search, features: Sequence[Feature], size: int) -> Iterator[Combination]:
    """Some values of so many columns at once."""
    some = {
        each.name: candidates(each, search.held(each.name), search.reference[each.name], few=True) for each in features
    }
    for chosen in combinations(features, size):
        listed = [some[each.name] for each in chosen]
        if size > 2:  # noqa: PLR2004 - of pairs all values
            listed = [each[:: max(1, len(each) // _TRIPLE_VALUES)] for each in listed]
        yield from product(*listed)


def _wide(values: pd.Series, told: pd.Series) -> Any:
    """The column's own dtype, or one that also holds fractions."""
    if pd.api.types.is_integer_dtype(values) and not told.map(lambda each: float(each).is_integer()).all():
        return "float64"
    return values.dtype
