"""The columns of a list as a model takes them, and what had to be done for it."""

from collections.abc import Mapping
from dataclasses import dataclass

import pandas as pd

from automl.aligning.cells import coerced, hundredfold, nothing
from automl.aligning.names import matched
from automl.models.card import Card, Feature
from automl.table import Kind

_MOST_NAMED = 20
_FULL = 200
"""Values that a card holds at most: where it is full, values beyond it may have been seen."""


@dataclass(frozen=True, slots=True, eq=False)
class Aligned:
    """features: one column for each of the model's, in its order, with the list's index. renamed: the list's columns
    that were taken for the model's, by the model's names. missing: columns that the list has not; they are empty.
    new_categories: values never seen in training, by column. rescaled: percentages that were written as 12.
    """

    features: pd.DataFrame
    renamed: Mapping[str, str]
    missing: tuple[str, ...]
    new_categories: Mapping[str, tuple[str, ...]]
    rescaled: tuple[str, ...] = ()


def align(frame: pd.DataFrame, card: Card) -> Aligned:
    """The frame's columns as the model takes them. The target is never among them."""
    found = matched(frame, card.features, reserved=(card.target,))
    columns: dict[str, pd.Series] = {}
    rescaled = []
    for each in card.features:
        values = _column(frame, found.get(each.name), each)
        if hundredfold(values, each):
            rescaled.append(each.name)
            values = values / 100
        columns[each.name] = values
    return Aligned(
        pd.DataFrame(columns, index=frame.index),
        {feature: name for feature, name in found.items() if feature != name},
        tuple(each.name for each in card.features if each.name not in found),
        {each.name: new for each in card.features if (new := unseen(columns[each.name], each))},
        tuple(rescaled),
    )


def unseen(values: pd.Series, feature: Feature) -> tuple[str, ...]:
    """The values of a category that training has not seen, 20 at most."""
    if feature.kind is not Kind.CATEGORY or not feature.values or len(feature.values) >= _FULL:
        return ()
    known = set(feature.values)
    return tuple(str(each) for each in values.dropna().unique() if each not in known)[:_MOST_NAMED]


def _column(frame: pd.DataFrame, name: str | None, feature: Feature) -> pd.Series:
    return nothing(feature, frame.index) if name is None else coerced(frame[name], feature)
