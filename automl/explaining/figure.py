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


def answers(said: Numbers, card: Card) -> list[str]:
    """The class that each row is predicted to be: by the threshold where there are two, else the likeliest.

    said: probabilities, rows × classes, in the order of the card's.
    """
    classes = card.classes
    if card.task == "binary" and card.positive in classes:
        place = classes.index(card.positive)
        yes = said[:, place] >= card.threshold
        return [classes[place] if each else classes[1 - place] for each in yes]
    return [classes[place] for place in said.argmax(axis=1)]
