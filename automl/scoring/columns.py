"""The columns that scoring adds to a list."""

import numpy as np
import pandas as pd

from automl.explaining.figure import Numbers, answers
from automl.models.card import Card
from automl.scoring.reasons import REASONS, Reasoned

REASON = "reason_{}"


def predicted_name(card: Card) -> str:
    return f"{card.target}_predicted"


def probability_name(card: Card, name: str) -> str:
    return f"{card.target}_p_{name}"


def added_names(card: Card) -> tuple[str, ...]:
    """The names of the added columns, in their order."""
    chances = tuple(probability_name(card, name) for name in card.classes)
    return (predicted_name(card), *chances, *(REASON.format(place + 1) for place in range(REASONS)))


def added(said: Numbers, reasons: Reasoned, card: Card, index: pd.Index) -> pd.DataFrame:
    """What is added to rows. said: probabilities (rows × classes) or values (rows,); reasons: (rows, 3)."""
    out: dict[str, object] = {}
    if card.task == "regression":
        out[predicted_name(card)] = np.asarray(said, dtype=np.float64)
    else:
        out[predicted_name(card)] = answers(said, card)
        out |= {probability_name(card, name): said[:, place] for place, name in enumerate(card.classes)}
    out |= {REASON.format(place + 1): reasons[:, place] for place in range(REASONS)}
    return pd.DataFrame(out, index=index)
