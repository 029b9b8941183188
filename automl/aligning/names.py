"""Which column of a list is which of a model's: by the name, and where it was renamed, by name and values together."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

import pandas as pd

from automl.aligning.cells import coerced
from automl.aligning.likeness import alikeness, bare
from automl.models.card import Feature

_LIKELY = ((0.85, 0.5), (0.7, 0.9))
"""Renamed: names so alike that half of the values need to fit, and less alike ones with nearly all values fitting."""
_AHEAD = 0.05
"""By how much the best of several must be ahead of the next."""
_SAMPLE = 2_000
_SLACK = 0.25
"""Of a number's range: how far values may lie beyond what training has seen."""
_MIDDLE = 0.3
"""How much the middle of a column's numbers counts among those whose names are alike."""


@dataclass(frozen=True, slots=True)
class Matching:
    """found: the list's column for each feature that has one. unclear: for a feature that has none, the columns that
    could be it as well as another, or as well another feature.
    """

    found: Mapping[str, str]
    unclear: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


def matched(frame: pd.DataFrame, features: Sequence[Feature], reserved: Sequence[str] = ()) -> Matching:
    """Which of the frame's columns is which feature. reserved: columns that are none, such as the target."""
    names = [str(name) for name in frame.columns]
    found = {each.name: each.name for each in features if each.name in names}
    free = [name for name in names if name not in found.values() and name not in reserved]
    for each in features:
        alike = [name for name in free if bare(name) == bare(each.name)]
        if each.name not in found and len(alike) == 1:
            found[each.name] = alike[0]
            free.remove(alike[0])
    open_ = [each for each in features if each.name not in found]
    renamed = _renamed(frame, open_, free)
    return Matching({**found, **renamed.found}, renamed.unclear)


def _renamed(frame: pd.DataFrame, features: Sequence[Feature], free: Sequence[str]) -> Matching:
    """The likeliest pairs first, each column used once; none where two are about as likely."""
    scores = {(each.name, name): score for each, name, score in _scored(frame, features, free)}
    found: dict[str, str] = {}
    unclear: dict[str, list[str]] = {}
    for (feature, name), score in sorted(scores.items(), key=lambda item: -item[1]):
        if feature in found or name in found.values():
            continue
        if feature not in unclear and not _contested(feature, name, score, scores, found):
            found[feature] = name
        else:
            unclear.setdefault(feature, []).append(name)
    return Matching(
        found, {feature: _still(names, found) for feature, names in unclear.items() if _still(names, found)}
    )


def _still(names: Sequence[str], found: Mapping[str, str]) -> tuple[str, ...]:
    """The names that turned out to be nothing else."""
    return tuple(name for name in names if name not in found.values())


def _contested(
    feature: str, name: str, score: float, scores: Mapping[tuple[str, str], float], found: Mapping[str, str]
) -> bool:
    rivals = [
        other
        for (a, b), other in scores.items()
        if (a == feature) != (b == name) and a not in found and b not in found.values()
    ]
    return any(score - other < _AHEAD for other in rivals)


def _scored(
    frame: pd.DataFrame, features: Sequence[Feature], free: Sequence[str]
) -> Iterator[tuple[Feature, str, float]]:
    for each in features:
        for name in free:
            alike = alikeness(each.name, name)
            if alike >= min(bar for bar, _ in _LIKELY):
                fits = fitting(frame[name].iloc[:_SAMPLE], each)
                if any(alike >= bar and fits >= least for bar, least in _LIKELY):
                    yield each, name, alike * (0.5 + fits / 2) * _by_values(frame[name].iloc[:_SAMPLE], each)


def _by_values(values: pd.Series, feature: Feature) -> float:
    return 1 - _MIDDLE + _MIDDLE * nearness(values, feature)


def fitting(values: pd.Series, feature: Feature) -> float:
    """The share of the cells that could be the feature's: of its kind, within its range or among its values."""
    known = values.dropna()
    if known.empty:
        return 0.0
    read = coerced(known, feature)
    if feature.values and feature.kind.textual:
        return float(read.isin(feature.values).mean())
    if isinstance(feature.low, (int, float)) and isinstance(feature.high, (int, float)):
        slack = _SLACK * (feature.high - feature.low)
        return float(read.between(feature.low - slack, feature.high + slack).mean())
    return float(read.notna().mean())


def nearness(values: pd.Series, feature: Feature) -> float:
    """How near the middle of numbers is to that of training, 0 to 1, as a part of its range; 1 for all else."""
    low, high, usual = feature.low, feature.high, feature.usual
    if not (isinstance(low, (int, float)) and isinstance(high, (int, float)) and isinstance(usual, (int, float))):
        return 1.0
    known = coerced(values.dropna(), feature).dropna()
    if known.empty or high <= low:
        return 1.0
    return max(0.0, 1.0 - abs(float(known.astype(float).median()) - usual) / (high - low))
