"""The number that is explained: of a row, one probability or one value, as the model that answers says it."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pandas as pd

from automl.models.card import Card
from automl.tabular import FittedModel

Numbers = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Figure:
    """The probability of `positive`, or the value where `positive` is None."""

    model: FittedModel
    positive: str | None

    def __call__(self, features: pd.DataFrame) -> Numbers:
        """One number for each row: (rows,)."""
        return self.of(self.model.predict(features))

    def of(self, said: Numbers) -> Numbers:
        """The same, from what the model says: probabilities, rows × classes, or values."""
        if self.positive is None:
            return np.asarray(said, dtype=np.float64).reshape(len(said))
        return np.asarray(said[:, self.model.classes.index(self.positive)], dtype=np.float64)


def figure_of(model: FittedModel, card: Card, outcome: str | None = None) -> Figure:
    """The figure that answers speak of. outcome: the class that is asked about; else the card's."""
    if card.task == "regression":
        return Figure(model, None)
    classes = model.classes
    if outcome in classes:
        return Figure(model, outcome)
    return Figure(model, card.positive if card.positive in classes else classes[-1])


def raised(said: Numbers, card: Card) -> npt.NDArray[np.bool_]:
    """Whether each row is predicted to be what the card's figure speaks of: of two classes by the threshold."""
    if card.task == "binary" and card.positive in card.classes:
        return np.asarray(said[:, card.classes.index(card.positive)] >= card.threshold)
    return np.ones(len(said), dtype=np.bool_)


def ranks(said: Numbers, card: Card) -> Numbers:
    """What rows are ranked by: the probability of the positive class, of the predicted one, or the value."""
    if card.task == "regression":
        return np.asarray(said, dtype=np.float64)
    if card.task == "binary" and card.positive in card.classes:
        return np.asarray(said[:, card.classes.index(card.positive)], dtype=np.float64)
    return np.asarray(said.max(axis=1), dtype=np.float64)


def answers(said: Numbers, card: Card) -> list[str]:
    """The class that each row is predicted to be: by the threshold where there are two, else the likeliest.

    said: probabilities, rows × classes, in the order of the card's.
    """
    classes = card.classes
    if card.task == "binary" and card.positive in classes:
        place = classes.index(card.positive)
        return [classes[place] if each else classes[1 - place] for each in raised(said, card)]
    return [classes[place] for place in said.argmax(axis=1)]
