"""Models in folders, signed by this installation."""

from collections.abc import Callable
from pathlib import Path

import pandas as pd

from automl.errors import DataError
from automl.models.card import Card
from automl.models.shelf import Opened, Shelf
from automl.tabular import TabularEngine


class SignedShelf(Shelf):
    """Folders with a model, its card, its reference rows and a signature over all of them.

    find: the folder of a model's id, None where there is none. key: of this installation, asked for when first used.
    engine: loads models.
    """

    def __init__(
        self, find: Callable[[str], Path | None], key: Callable[[], bytes], engine: Callable[[], TabularEngine]
    ) -> None:
        self._find, self._key, self._engine = find, key, engine

    def publish(self, folder: Path, card: Card, reference: pd.DataFrame) -> None:
        raise NotImplementedError

    def open(self, model: str) -> Opened:  # noqa: ARG002
        raise DataError("This model is not here.", "Ask for the prediction again.")
