"""Chances against what happened, put together by tenths of the chance."""

from collections.abc import Sequence
from math import pi, sqrt
from typing import Literal

from automl.predicting.result import Bin

_HOLDS, _MOSTLY, _BEYOND = 0.05, 0.8, 2.0


def tenths(bins: Sequence[Bin]) -> list[Bin]:
    """The bins put together by tenths of the chance, the largest first."""
    put: dict[int, list[Bin]] = {}
    for each in bins:
        if each.rows:
            put.setdefault(min(9, int(each.predicted * 10)), []).append(each)
    return [_one(some) for _, some in sorted(put.items(), reverse=True)]


def _one(bins: Sequence[Bin]) -> Bin:
    rows = sum(each.rows for each in bins)
    said, came = (sum(getattr(each, name) * each.rows for each in bins) / rows for name in ("predicted", "actual"))
    return Bin(said, came, rows)


def leaning(bins: Sequence[Bin]) -> tuple[Literal["holds", "high", "low", "off", "unsure"], float]:
    """How the chances stand to what happened, and how far apart the two are on average (0 to 1).

    unsure: they lie apart, but with so few rows that may well come about by chance.
    """
    rows = sum(each.rows for each in bins)
    apart = sum(abs(each.predicted - each.actual) * each.rows for each in bins) / rows
    above = sum((each.predicted - each.actual) * each.rows for each in bins) / rows
    if apart <= _HOLDS:
        return "holds", apart
    if apart <= _BEYOND * _by_chance(bins):
        return "unsure", apart
    if abs(above) < _MOSTLY * apart:
        return "off", apart
    return ("high" if above > 0 else "low"), apart


def _by_chance(bins: Sequence[Bin]) -> float:
    """How far apart the two would be on average where every chance is right."""
    rows = sum(each.rows for each in bins)
    spread = [sqrt(each.predicted * (1 - each.predicted) / each.rows) for each in bins]
    return sqrt(2 / pi) * sum(one * each.rows for one, each in zip(spread, bins, strict=True)) / rows
