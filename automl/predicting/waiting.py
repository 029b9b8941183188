"""Rows whose outcome is not known yet: what is likely, and which columns say so."""

from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt
import pandas as pd

from automl.engine import Deadline
from automl.models.card import Card
from automl.pictures.cells import in_words
from automl.predicting.evaluating.unseen import Numbers, chosen
from automl.predicting.publishing import reference_of
from automl.predicting.study import Study
from automl.scoring.columns import REASON
from automl.scoring.reasons import REASONS, Reasons
from automl.tabular import FittedModel

Order = npt.NDArray[np.intp]

SCORED = "scored.parquet"
_SHOWN = 200
_TOGETHER = 200
"""Rows whose reasons are looked for at once."""


@dataclass(frozen=True, slots=True, eq=False)
class Waiting:
    """shown: the likeliest rows first, with names, `predicted`, `probability` (classes), `reason`. scored: the file."""

    count: int
    shown: pd.DataFrame | None = None
    scored: str | None = None


def waiting_of(study: Study, model: FittedModel, card: Card, left: Path, patience: Deadline) -> Waiting:
    """Predict the waiting rows, and leave them all in `scored.parquet`: the rows as they are, then what is said.

    patience: how long reasons may be looked for, those of the likeliest rows first.
    """
    places = np.flatnonzero(study.outcome.waiting)
    if not len(places):
        return Waiting(0)
    features = study.features(places)
    said = np.asarray(model.predict(features), dtype=np.float64)
    predicted, likely = _said(study, said, card.threshold)
    ranked = np.argsort(-(said if likely is None else likely), kind="stable")
    reasons = _reasons(study, model, card, features, said, ranked, patience)
    rows = in_words(study.frame.iloc[places].reset_index(drop=True), study.table)
    _scored(study, rows, predicted, said, reasons).to_parquet(left / SCORED)
    order = ranked[:_SHOWN]
    return Waiting(
        len(places), _shown(study, rows, predicted, likely, reasons).iloc[order].reset_index(drop=True), SCORED
    )


def _said(study: Study, said: Numbers, threshold: float) -> tuple[pd.Series, Numbers | None]:
    """What is said of each row, and how likely it is: of two classes, how likely the positive one is."""
    if study.outcome.task == "regression":
        return pd.Series(said), None
    codes = chosen(said, np.full(len(said), threshold))
    likely = said[:, -1] if study.outcome.task == "binary" else said.max(axis=1)
    return pd.Series([study.outcome.classes[code] for code in codes], dtype=object), likely


def _shown(
    study: Study, rows: pd.DataFrame, predicted: pd.Series, likely: Numbers | None, reasons: pd.DataFrame
) -> pd.DataFrame:
    frame = rows[list(study.columns.names)].copy()
    if frame.empty or not len(frame.columns):
        frame = pd.DataFrame({"row": study.numbers[study.outcome.waiting]})
    frame["predicted"] = predicted
    if likely is not None:
        frame["probability"] = likely
    frame["reason"] = ["; ".join(word for word in row if word) for row in reasons.to_numpy()]
    return frame


def _scored(
    study: Study, rows: pd.DataFrame, predicted: pd.Series, said: Numbers, reasons: pd.DataFrame
) -> pd.DataFrame:
    name = study.outcome.name
    added: dict[str, pd.Series | Numbers] = {f"{name}_predicted": predicted}
    for place, label in enumerate(study.outcome.classes):
        added[f"{name}_p_{label}"] = said[:, place]
    return pd.concat([rows, pd.DataFrame(added), reasons], axis=1)


def _reasons(
    study: Study,
    model: FittedModel,
    card: Card,
    features: pd.DataFrame,
    said: Numbers,
    ranked: Order,
    patience: Deadline,
) -> pd.DataFrame:
    """What speaks for what is said of each row, as "Contract: Month-to-month"."""
    reasons = Reasons(model, card, reference_of(study)[list(study.columns.features)])
    out = np.full((len(features), REASONS), "", dtype=object)
    for start in range(0, reasons.affordable(len(ranked), patience.remaining()), _TOGETHER):
        rows = ranked[start : start + _TOGETHER]
        out[rows] = reasons.of(features.iloc[rows].reset_index(drop=True), said[rows])
    return pd.DataFrame(out, columns=[REASON.format(place + 1) for place in range(REASONS)])
