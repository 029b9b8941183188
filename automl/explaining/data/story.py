"""The difference between two sides, told by columns that add up to it, and by the values that make it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from automl.explaining.data.measured import Measured
from automl.explaining.data.mix import Mix, Numbers
from automl.explaining.data.rate import Located
from automl.explaining.data.sides import Sides
from automl.explaining.data.splitting import Split
from automl.explaining.result import ROWS, Contribution, Part
from automl.explaining.telling import typical
from automl.profiling.association import cramers_v
from automl.row_plans import ExplainPlan

_NOTHING = 1e-12
_EACH = 3
"""Values that are named of a column."""


@dataclass(frozen=True, slots=True, eq=False)
class Story:
    """Two sides, what is measured, the mix, and where rows of the same kind do otherwise."""

    plan: ExplainPlan
    sides: Sides
    what: Measured
    mix: Mix
    places: tuple[Located, ...]

    @property
    def scale(self) -> float:
        """What a difference of means is worth: of sums, the rows of both sides, halfway."""
        return sum(self.sides.counts) / 2 if self.what.what == "sum" else 1.0

    def ends(self) -> tuple[float, float]:
        """The figure of the others and of the group."""
        (mine, theirs), (ours, yours) = self.sides.means, self.sides.counts
        return (theirs * yours, mine * ours) if self.what.what == "sum" else (theirs, mine)

    def contributions(self) -> Iterator[Contribution]:
        """What each column adds, its values' mix and rate; in sum all of the difference."""
        baseline, value = self.ends()
        told = [*self._of_rows(), *self._of_columns()]
        rest = value - baseline - sum(each.contribution for each in told)
        group = self.plan.filters[0]
        yield from told
        if abs(rest) > _NOTHING * max(abs(baseline), abs(value)) or not told:
            yield Contribution(group.column, group.value, rest, mix=0.0, rate=rest)

    def _of_rows(self) -> Iterator[Contribution]:
        if self.what.what == "sum":
            (mine, theirs), (ours, yours) = self.sides.means, self.sides.counts
            yield Contribution(ROWS, int(ours), (ours - yours) * (mine + theirs) / 2, yours)

    def _of_columns(self) -> Iterator[Contribution]:
        mixes = {split.column: float(part) for split, part in zip(self.mix.splits, self.mix.parts, strict=True)}
        rates = {each.split.column: each.whole for each in self.places}
        splits = {one.column: one for one in [*self.mix.splits, *(each.split for each in self.places)]}
        for name, split in splits.items():
            mix, rate = mixes.get(name, 0.0) * self.scale, rates.get(name, 0.0) * self.scale
            values = self.sides.frame[name]
            if split.numeric:
                value, usual = typical(values[self.sides.mine]), typical(values[~self.sides.mine])
            else:
                value, usual = split.labels[int(np.abs(self._effects(split)).argmax())], None
            yield Contribution(name, value, mix + rate, usual, mix, rate)

    def parts(self, told: Sequence[Contribution], looked: Sequence[Split]) -> Iterator[Part]:
        """The values that make the most of the difference, column by column as they are told."""
        splits = {each.column: each for each in looked}
        named = [each.column for each in told if each.column in splits]
        for name in named or self._most_uneven(looked):
            effects = self._effects(splits[name]) if named else self._counts(splits[name])
            for place in np.argsort(-np.abs(effects))[:_EACH]:
                if effects[place]:
                    yield self._part(splits[name], int(place), float(effects[place]))

    def _effects(self, split: Split) -> Numbers:
        """What each value adds: by its share, against what is usual for the column, and by its own gap."""
        mine, theirs = split.shares(self.sides.mine), split.shares(~self.sides.mine)
        effects = np.zeros(len(split.labels))
        for one, worth in zip(self.mix.splits, self.mix.worth, strict=True):
            if one.column == split.column:
                effects += (mine - theirs) * (worth - ((mine + theirs) / 2) @ worth)
        for each in self.places:
            if each.split.column == split.column:
                effects += each.parts
        return effects * self.scale

    def _counts(self, split: Split) -> Numbers:
        """By how many rows each value differs."""
        (ours, yours) = self.sides.counts
        counts: Numbers = split.shares(self.sides.mine) * ours - split.shares(~self.sides.mine) * yours
        return counts * sum(self.sides.means) / 2

    def _most_uneven(self, looked: Sequence[Split]) -> list[str]:
        """Of sums that differ by the number of rows alone: the column whose values differ most in theirs."""
        if self.what.what != "sum":
            return []
        mine = self.sides.mine.astype(np.int64)
        found = {each.column: cramers_v(each.codes, mine) for each in looked if not each.nested}
        sure = {name: one.strength for name, one in found.items() if one.p_value * len(found) < 0.01}  # noqa: PLR2004
        return [max(sure, key=lambda name: sure[name])] if sure else []

    def _part(self, split: Split, place: int, effect: float) -> Part:
        rows = split.codes == place
        mine, theirs = (self._figure(rows, side) for side in (self.sides.mine, ~self.sides.mine))
        shares = split.shares(self.sides.mine)[place], split.shares(~self.sides.mine)[place]
        return Part(split.column, split.labels[place], float(shares[0]), float(shares[1]), mine, theirs, effect)

    def _figure(self, rows: np.ndarray, side: np.ndarray) -> float:
        """A value's own sum, for one of the groups, or mean on a side; 0 where it has no row there."""
        values = self.sides.values[rows & side]
        if self.what.what == "sum":
            return float(values.sum() / (1.0 if side is self.sides.mine else self.sides.groups))
        return float(values.mean()) if len(values) else 0.0
