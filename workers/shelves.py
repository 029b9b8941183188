"""Shelves of models: which folders this installation may open."""

from collections.abc import Callable
from pathlib import Path

from automl.errors import ThreadcastError
from automl.models.signed import SignedShelf
from automl.tabular import TabularEngine
from ledger.kept_key import MODEL_KEY, kept_key
from ledger.settings import Settings
from workers.engines import tabular


def shelf(
    settings: Settings, find: Callable[[str], Path | None], engine: Callable[[], TabularEngine] = tabular
) -> SignedShelf:
    """A shelf of the folders that `find` gives for a model's id. engine: loads the models."""
    return SignedShelf(find, lambda: model_key(settings), engine)


def model_key(settings: Settings) -> bytes:
    """What this installation signs models with. ThreadcastError where no key can be kept."""
    if settings.model_key is not None:
        return settings.model_key.get_secret_value().encode()
    try:
        settings.home.mkdir(parents=True, exist_ok=True)
        key = kept_key(settings.home, MODEL_KEY, made=True)
    except OSError as error:
        raise ThreadcastError(
            f"The key that models are signed with can't be kept in {settings.home}.",
            "Make that folder writable, or set THREADCAST_MODEL_KEY.",
        ) from error
    return (key or "").encode()
