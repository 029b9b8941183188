"""The columns of a list as a model takes them, and what had to be done for it."""

from collections.abc import Mapping
from dataclasses import dataclass, field

import pandas as pd

from automl.aligning.cells import coerced, hundredfold, nothing
from automl.aligning.names import matched
from automl.models.card import Card, Feature
from automl.table import Kind

_MOST_NAMED = 20
_FULL = 200
"""Values that a card holds at most: where it is full, values beyond it may have been seen."""


@dataclass(frozen=True, slots=True)
class Fit:
    """How a list fits a model: the list's column for each of the model's, and percentages that were written as 12.

    unclear: the list's columns that may be one of the model's, or another, by the model's.
    """

    card: Card
    found: Mapping[str, str]
    rescaled: tuple[str, ...]
    unclear: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    @property
    def renamed(self) -> dict[str, str]:
        """The list's columns that were taken for the model's, by the model's names."""
        return {feature: name for feature, name in self.found.items() if feature != name}

    @property
    def missing(self) -> tuple[str, ...]:
        """The model's columns that the list has not."""
        return tuple(each.name for each in self.card.features if each.name not in self.found)

    def features(self, frame: pd.DataFrame) -> pd.DataFrame:
        """Rows of the list as the model takes them: its columns in its order; those that are missing are empty."""
        columns = {each.name: self._column(frame, each) for each in self.card.features}
        return pd.DataFrame(columns, index=frame.index)

    def _column(self, frame: pd.DataFrame, feature: Feature) -> pd.Series:
        if feature.name not in self.found:
            return nothing(feature, frame.index)
        values = coerced(frame[self.found[feature.name]], feature)
        return values / 100 if feature.name in self.rescaled else values


@dataclass(frozen=True, slots=True, eq=False)
class Aligned:
    """features: one column for each of the model's, with the list's index. new_categories: values never seen in
    training, by column.
    """

    features: pd.DataFrame
    fit: Fit
    new_categories: Mapping[str, tuple[str, ...]]


def align(frame: pd.DataFrame, card: Card) -> Aligned:
    """The frame's columns as the model takes them. The target is never among them."""
    how = fit_of(frame, card)
    features = how.features(frame)
    return Aligned(features, how, unseen_in(features, card))


def fit_of(frame: pd.DataFrame, card: Card) -> Fit:
    """How a list fits a model."""
    matching = matched(frame, card.features, reserved=(card.target,))
    found = matching.found
    shares = [each for each in card.features if each.kind is Kind.PERCENT and each.name in found]
    rescaled = [each.name for each in shares if hundredfold(coerced(frame[found[each.name]], each), each)]
    return Fit(card, found, tuple(rescaled), matching.unclear)


def unseen_in(features: pd.DataFrame, card: Card) -> dict[str, tuple[str, ...]]:
    """The values never seen in training, by column."""
    return {each.name: new for each in card.features if (new := _unseen(features[each.name], each))}


def _unseen(values: pd.Series, feature: Feature) -> tuple[str, ...]:
    if feature.kind is not Kind.CATEGORY or not feature.values or len(feature.values) >= _FULL:
        return ()
    known = set(feature.values)
    return tuple(str(each) for each in values.dropna().unique() if each not in known)[:_MOST_NAMED]
