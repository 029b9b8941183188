"""Models in folders, signed by this installation."""

import logging
import tempfile
from collections.abc import Callable
from pathlib import Path

import pandas as pd

from automl.errors import DataError
from automl.models.card import Card
from automl.models.folder import card_in, lay, reference_in
from automl.models.shelf import Opened, Shelf
from automl.models.signing import UnsignedError, copy_signed, sign
from automl.tabular import TabularEngine

logger = logging.getLogger(__name__)


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
        lay(folder, card, reference)
        try:
            sign(folder, self._key())
        except UnsignedError as error:
            logger.warning("a model could not be signed: %s", error)
            raise DataError("This model could not be kept.", "Ask for the prediction again.") from error

    def open(self, model: str) -> Opened:
        folder = self._find(model)
        if folder is None or not folder.is_dir():
            raise DataError(
                "This model is not here.", "Ask for the prediction again, and use the model of that answer."
            )
        with tempfile.TemporaryDirectory(prefix="model-") as private:
            copy = Path(private)
            self._check(folder, copy)
            # Only what was checked is loaded: nobody else can write to the copy.
            card, reference = _laid(copy)
            return Opened(card, self._engine().load(copy), reference)

    def _check(self, folder: Path, copy: Path) -> None:
        try:
            copy_signed(folder, self._key(), copy)
        except (UnsignedError, OSError) as error:
            logger.warning("a model was refused: %s", error)
            raise DataError(
                "This model was not made by this installation, or its files were changed since, so it is not opened.",
                "Ask for the prediction again, and use the model of that answer as it is.",
            ) from error


def _laid(folder: Path) -> tuple[Card, pd.DataFrame]:
    """The card and the reference rows. DataError where another version wrote them in a way that is not read here."""
    try:
        return card_in(folder), reference_in(folder)
    except (OSError, ValueError) as error:
        logger.warning("a model's card or rows can't be read", exc_info=True)
        raise DataError(
            "This model was made by another version of Threadcast, and can't be read any more.",
            "Ask for the prediction again, and use the model of that answer.",
        ) from error
