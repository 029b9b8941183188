"""Which column of a list is which of a model's: by the name, and where it was renamed, by name and values together."""

import re
from collections.abc import Iterator, Mapping, Sequence

import pandas as pd
from rapidfuzz import fuzz

from automl.aligning.cells import coerced
from automl.models.card import Feature

_SIGNS = re.compile(r"[\W_]+")
_WORDS = re.compile(r"(?<=[a-z0-9])(?=[A-Z])|[\W_]+")
_LIKELY = ((0.85, 0.5), (0.7, 0.9))
"""Renamed: names so alike that half of the values need to fit, and less alike ones with nearly all values fitting."""
_AHEAD = 0.05
"""By how much the best of several must be ahead of the next."""
_SAMPLE = 2_000
_SLACK = 0.25
"""Of a number's range: how far values may lie beyond what training has seen."""
_LONG = 4
"""Letters of a word that two names may share by more than chance."""


def matched(frame: pd.DataFrame, features: Sequence[Feature], reserved: Sequence[str] = ()) -> dict[str, str]:
    """The frame's column for each feature that has one. reserved: columns that are none, such as the target."""
    names = [str(name) for name in frame.columns]
    found = {each.name: each.name for each in features if each.name in names}
    free = [name for name in names if name not in found.values() and name not in reserved]
    for each in features:
        alike = [name for name in free if bare(name) == bare(each.name)]
        if each.name not in found and len(alike) == 1:
            found[each.name] = alike[0]
            free.remove(alike[0])
    open_ = [each for each in features if each.name not in found]
    return {**found, **_renamed(frame, open_, free)}


def bare(name: str) -> str:
    """A name without case, spaces and signs."""
    return _SIGNS.sub("", name.casefold())


def _renamed(frame: pd.DataFrame, features: Sequence[Feature], free: Sequence[str]) -> dict[str, str]:
    """The likeliest pairs first, each column used once; none where two are about as likely."""
    scores = {(each.name, name): score for each, name, score in _scored(frame, features, free)}
    found: dict[str, str] = {}
    for (feature, name), score in sorted(scores.items(), key=lambda item: -item[1]):
        if feature in found or name in found.values():
            continue
        if not _contested(feature, name, score, scores, found):
            found[feature] = name
    return found


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
                    yield each, name, alike * (0.5 + fits / 2)


def alikeness(one: str, other: str) -> float:
    """How alike two names are, 0 to 1: by their letters, or because one holds all words of the other."""
    letters = fuzz.ratio(bare(one), bare(other)) / 100
    first, second = _words(one), _words(other)
    shared = {word for word in first & second if len(word) >= _LONG}
    holds = bool(shared) and (first <= second or second <= first)
    return max(letters, 0.75 if holds else 0.0)


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


def _words(name: str) -> set[str]:
    return {word.casefold() for word in _WORDS.split(name) if word}
