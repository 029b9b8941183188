"""Supposed changes done to rows, with the columns that follow from those that change."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd

from automl.aligning import Fit
from automl.aligning.cells import coerced, hundredfold
from automl.errors import DataError
from automl.models.card import Card, Feature
from automl.row_plans import Change
from automl.supposing.following import Follower
from automl.table import Kind

_LISTED = 6


@dataclass(frozen=True, slots=True)
class Step:
    """A change of one of the model's columns. amount: what it is set to, or moved by."""

    feature: Feature
    how: str
    amount: Any


@dataclass(frozen=True, slots=True)
class Steps:
    """Changes, and what follows from which column."""

    steps: tuple[Step, ...]
    followers: tuple[Follower, ...]

    def done(self, features: pd.DataFrame, chosen: Sequence[int]) -> pd.DataFrame:
        """The rows after the chosen changes, with the columns that follow from them moved along."""
        after = features
        for place in chosen:
            step = self.steps[place]
            after = after.assign(**{step.feature.name: moved(after[step.feature.name], step)})
        settled = {self.steps[place].feature.name for place in chosen}
        for follower in self.followers:
            if follower.column not in settled and settled & set(follower.by):
                after = after.assign(**{follower.column: follower.follow(features, after)})
                settled.add(follower.column)
        return after


def steps_of(changes: Sequence[Change], how: Fit) -> tuple[Step, ...]:
    """The changes in the model's columns. DataError for a column that the model does not look at."""
    return tuple(_step(change, how) for change in changes)


def moved(values: pd.Series, step: Step) -> pd.Series:
    """A column after a change, in its own dtype where that still holds it."""
    amount = step.amount
    if step.how == "set":
        return pd.Series([amount] * len(values), index=values.index, dtype=_dtype(values, amount))
    if step.feature.kind is Kind.DATE:
        return values + pd.Timedelta(days=float(str(amount)))
    number = float(str(amount))
    numbers = values.astype("float64")
    after = numbers + number if step.how == "add" else numbers * number
    whole = pd.api.types.is_integer_dtype(values) and bool((after == np.floor(after)).all())
    return after.astype(values.dtype) if whole else after


def _dtype(values: pd.Series, amount: object) -> Any:
    whole = isinstance(amount, (int, np.integer)) or (isinstance(amount, float) and amount.is_integer())
    return "float64" if pd.api.types.is_integer_dtype(values) and not whole else values.dtype


def _step(change: Change, how: Fit) -> Step:
    feature = _feature(change.column, how)
    if change.how != "set":
        if not feature.kind.numeric and feature.kind is not Kind.DATE:
            raise DataError(
                f"{feature.name} holds no numbers, so it cannot be raised or lowered.",
                f"Name the value that it should have, for example “{feature.usual}”.",
            )
        amount = float(str(change.value))
        shares = change.how == "add" and _in_hundreds(pd.Series([amount]), feature)
        return Step(feature, change.how, amount / 100 if shares else amount)
    read = coerced(pd.Series([change.value], name=feature.name), feature)
    if read.isna().iloc[0]:
        raise DataError(
            f"“{change.value}” is no value that {feature.name} could have.",
            f"Name one as the file writes it, for example “{feature.usual}”.",
        )
    value = read.iloc[0]
    return Step(feature, "set", value / 100 if _in_hundreds(read, feature) else value)


def _in_hundreds(values: pd.Series, feature: Feature) -> bool:
    return hundredfold(values, feature)


def _feature(column: str, how: Fit) -> Feature:
    card: Card = how.card
    names = {each.name: each for each in card.features}
    for name, own in how.found.items():
        if column in (name, own):
            return names[name]
    if column in names:
        return names[column]
    listed = ", ".join(list(names)[:_LISTED])
    if column == card.target:
        raise DataError(
            f"{column} is what the model predicts, so it cannot be supposed.", f"Suppose another column: {listed}."
        )
    raise DataError(
        f"The model does not look at {column}, so a change of it would change nothing.",
        f"Suppose one of its columns: {listed}.",
    )
