"""The port of the shelf: where fitted models are published, and opened again."""

from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

import pandas as pd

from automl.models.card import Card
from automl.tabular import FittedModel


@dataclass(frozen=True, slots=True, eq=False)
class Opened:
    """A model that was opened. reference: rows that it learnt from, features and target, 1,000 at most."""

    card: Card
    model: FittedModel
    reference: pd.DataFrame


class Shelf(Protocol):
    """Models that this installation signed. Nothing else is ever loaded, since pickles run code."""

    def publish(self, folder: Path, card: Card, reference: pd.DataFrame) -> None:
        """Lay card and reference into the folder in which an engine left a model, and sign the whole."""

    def open(self, model: str) -> Opened:
        """The model of an id. DataError in words where it is not there, or was not signed here."""
