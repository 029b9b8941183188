"""The rows that come first in an answer, and what tells them apart."""

import numpy as np
import pandas as pd

from automl.models.card import Card
from automl.scoring.columns import predicted_name
from automl.scoring.reasons import Reasoned
from automl.table import Kind, Table

MOST_SHOWN = 100
ROW = "row"


def naming_columns(table: Table, card: Card) -> tuple[str, ...]:
    """The columns that tell rows apart: those of the model that the list has, else identifiers, else a first text."""
    held = tuple(name for name in card.names if name in table.frame.columns)
    if held:
        return held
    used = {each.name for each in card.features}
    identifiers = [one.name for one in table.of_kind(Kind.ID) if one.name not in used]
    texts = [one.name for one in table.of_kind(Kind.TEXT) if one.name not in used]
    return tuple((identifiers or texts)[:1])


def first_rows(
    table: Table, card: Card, order: np.ndarray, added: pd.DataFrame, figures: np.ndarray, reasons: Reasoned
) -> pd.DataFrame:
    """The first rows in `order`: their names (their numbers in the file, the first is 1, where nothing tells them
    apart), `predicted`, `probability`, `reason`.

    added, figures, reasons: of these rows, in this order.
    """
    shown = order[:MOST_SHOWN]
    names = naming_columns(table, card)
    told = {name: table.frame[name].iloc[shown].map(str, na_action="ignore").tolist() for name in names}
    if not names:
        told[ROW] = [str(number + 1) for number in table.frame.index[shown]]
    chance = {} if card.task == "regression" else {"probability": figures}
    said = ["; ".join(each for each in row if each) for row in reasons]
    return pd.DataFrame({**told, "predicted": added[predicted_name(card)].tolist(), **chance, "reason": said})
