"""Which model a question is about, and what people hear where there is none."""

from collections.abc import Sequence

from automl.errors import DataError
from automl.models.shelf import Opened, Shelf
from automl.plan import KnownModel


def opened(shelf: Shelf, model: str | None, known: Sequence[KnownModel] = ()) -> Opened:
    """The model of a plan, else the newest one that is known. DataError where there is none."""
    if model is None and known:
        model = known[0].id
    if model is None:
        raise DataError(
            "There is no model to ask yet.", "Ask for a prediction first, for example “which customers will leave?”."
        )
    return shelf.open(model)
