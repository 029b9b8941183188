"""What lies in a model's folder beside the engine's own files: its card and its reference rows."""

from pathlib import Path

import pandas as pd
from pydantic import TypeAdapter

from automl.models.card import Card

MODEL = "model"
"""The folder itself, in what a capability leaves."""
CARD = "card.json"
REFERENCE = "reference.parquet"
MOST_ROWS = 1_000
_CARDS = TypeAdapter(Card)


def lay(folder: Path, card: Card, reference: pd.DataFrame) -> None:
    """Write both. Of more than 1,000 reference rows, 1,000 are drawn, the same ones each time, in their order."""
    if len(reference) > MOST_ROWS:
        reference = reference.sample(MOST_ROWS, random_state=0).sort_index()
    (folder / CARD).write_bytes(_CARDS.dump_json(card, indent=1))
    reference.reset_index(drop=True).to_parquet(folder / REFERENCE)


def card_in(folder: Path) -> Card:
    """The card. OSError, ValueError where there is none that can be read."""
    return _CARDS.validate_json((folder / CARD).read_bytes())


def reference_in(folder: Path) -> pd.DataFrame:
    """The reference rows. OSError, ValueError where there are none that can be read."""
    return pd.read_parquet(folder / REFERENCE)


def folder_at(path: Path) -> Path | None:
    """The model's folder that a person means by a path: itself, its card, or the folder of the answer that left it."""
    meant = (path, path / MODEL, *([path.parent] if path.name == CARD else []))
    return next((folder for folder in meant if (folder / CARD).is_file()), None)
