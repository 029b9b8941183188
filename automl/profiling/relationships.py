"""Which columns of a table go together."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

import numpy as np
import pandas as pd

from automl.findings import Relationship
from automl.profiling.association import Association, Codes, Numbers, cramers_v, rank_correlations, ratios, tenths
from automl.table import Column, Kind, Table

_STRONG = 0.3
_CHANCE = 0.01
"""The probability that any link at all is shown of a table that has none (Bonferroni)."""
_MOST = 20
_CATEGORIES = (Kind.CATEGORY, Kind.BOOLEAN)
_MOST_VALUES = 200
_MOST_CATEGORIES = 60
_MOST_BENT = 60
"""Of more numbers, only steady rises and falls are looked for."""
_BENT = 0.15
"""How much stronger a bent link must be than a straight one to be taken for one."""
_MANY_CELLS = 2_000_000


@dataclass(frozen=True, slots=True)
class _Pair:
    a: str
    b: str
    found: Association


def relationships(table: Table, sample: pd.DataFrame) -> tuple[Relationship, ...]:
    """The twenty strongest links of at least 0.3 that chance does not explain, the strongest first.

    sample: rows of the table that are looked at. Identifiers, free texts and dates are passed over, and categories of
    more than 200 values.
    """
    sample = sample.head(max(1000, _MANY_CELLS // max(1, len(table.columns))))
    numbers = [column.name for column in table.numeric if column.distinct > 1]
    groups = [column for column in table.columns if _groups(column)][:_MOST_CATEGORIES]
    ranks = sample[numbers].rank().to_numpy(dtype=np.float64) if numbers else np.zeros((len(sample), 0))
    codes = {column.name: _codes(sample[column.name]) for column in groups}
    pairs = [*_straight(numbers, ranks), *_between(numbers, ranks, codes), *_alike(codes)]
    tried = max(1, len(numbers) * (len(numbers) - 1) // 2 + len(codes) * len(numbers) + len(codes) ** 2 // 2)
    sure = [pair for pair in pairs if pair.found.strength >= _STRONG and pair.found.p_value * tried < _CHANCE]
    strongest = sorted(sure, key=lambda pair: -pair.found.strength)[:_MOST]
    return tuple(Relationship(pair.a, pair.b, round(pair.found.strength, 3)) for pair in strongest)


def _groups(column: Column) -> bool:
    return column.kind in _CATEGORIES and 1 < column.distinct <= _MOST_VALUES


def _codes(values: pd.Series) -> Codes:
    return pd.factorize(values)[0].astype(np.int64)


def _straight(names: Sequence[str], ranks: Numbers) -> Iterator[_Pair]:
    if len(names) < 2:  # noqa: PLR2004 - a pair
        return
    strength, p_value = rank_correlations(ranks)
    parts = [tenths(column) for column in ranks.T] if len(names) <= _MOST_BENT else []
    bent = [ratios(part, ranks) for part in parts]
    for i, j in combinations(range(len(names)), 2):
        found = Association(float(strength[i, j]), float(p_value[i, j]))
        curved = max((bent[i][j], bent[j][i]), key=lambda each: each.strength) if bent else found
        yield _Pair(names[i], names[j], curved if curved.strength >= found.strength + _BENT else found)


def _between(names: Sequence[str], ranks: Numbers, codes: dict[str, Codes]) -> Iterator[_Pair]:
    for group, coded in codes.items():
        for name, found in zip(names, ratios(coded, ranks), strict=True):
            yield _Pair(group, name, found)


def _alike(codes: dict[str, Codes]) -> Iterator[_Pair]:
    for one, other in combinations(codes, 2):
        yield _Pair(one, other, cramers_v(codes[one], codes[other]))
