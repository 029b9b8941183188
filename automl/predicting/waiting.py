"""Rows whose outcome is not known yet: what is likely, and which columns say so."""

from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pandas as pd

from automl.predicting.evaluating.unseen import Numbers, chosen
from automl.predicting.study import Study
from automl.tabular import FittedModel

SCORED = "scored.parquet"
_SHOWN = 200
_REASONS = 3
_MOST_REASONED = 20_000
_LONGEST = 60


@dataclass(frozen=True, slots=True, eq=False)
class Waiting:
    """shown: the likeliest rows first, with names, `predicted`, `probability` (classes), `reason`. scored: the file."""

    count: int
    shown: pd.DataFrame | None = None
    scored: str | None = None


def waiting_of(study: Study, model: FittedModel, threshold: float, left: Path) -> Waiting:
    """Predict the waiting rows, and leave them all in `scored.parquet`: the rows as they are, then what is said."""
    places = np.flatnonzero(study.outcome.waiting)
    if not len(places):
        return Waiting(0)
    features = study.features(places)
    said = np.asarray(model.predict(features), dtype=np.float64)
    predicted, likely = _said(study, said, threshold)
    reasons = _reasons(study, model, features, said)
    rows = study.frame.iloc[places].reset_index(drop=True)
    _scored(study, rows, predicted, said, reasons).to_parquet(left / SCORED)
    order = np.argsort(-(said if likely is None else likely), kind="stable")[:_SHOWN]
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
        frame = pd.DataFrame({"row": np.flatnonzero(study.outcome.waiting) + 1})
    frame["predicted"] = predicted
    if likely is not None:
        frame["probability"] = likely
    frame["reason"] = [", ".join(word for word in row if word) for row in reasons.to_numpy()]
    return frame


def _scored(
    study: Study, rows: pd.DataFrame, predicted: pd.Series, said: Numbers, reasons: pd.DataFrame
) -> pd.DataFrame:
    name = study.outcome.name
    added: dict[str, pd.Series | Numbers] = {f"{name}_predicted": predicted}
    for place, label in enumerate(study.outcome.classes):
        added[f"{name}_p_{label}"] = said[:, place]
    return pd.concat([rows, pd.DataFrame(added), reasons], axis=1)


def _reasons(study: Study, model: FittedModel, features: pd.DataFrame, said: Numbers) -> pd.DataFrame:
    """The columns that move each row most towards what is said of it, as "Contract: Month-to-month"."""
    out = np.full((len(features), _REASONS), "", dtype=object)
    some = features.head(_MOST_REASONED)
    moves = model.contributions(some)
    if moves is not None:
        toward = _toward(study, moves.values, said[: len(some)])
        order = np.argsort(-toward, axis=1)[:, :_REASONS]
        texts = {name: some[name].map(_text, na_action=None).to_numpy() for name in moves.columns}
        for row in range(len(some)):
            for place, column in enumerate(order[row]):
                if toward[row, column] > 0:
                    name = moves.columns[column]
                    out[row, place] = f"{name}: {texts[name][row]}"
    return pd.DataFrame(out, columns=[f"reason_{place + 1}" for place in range(_REASONS)])


def _toward(study: Study, values: Numbers, said: Numbers) -> Numbers:
    """Rows × columns: how much each moves towards what is said."""
    if study.outcome.task == "multiclass":
        return np.asarray(np.take_along_axis(values, said.argmax(axis=1)[:, None, None], axis=2)[:, :, 0])
    if study.outcome.task == "regression":
        usual = float(np.nanmean(study.outcome.labels.to_numpy(dtype=np.float64)))
        return values * np.where(said >= usual, 1, -1)[:, None]
    share = float((study.outcome.labels == study.outcome.positive).sum() / max(1, study.outcome.known.sum()))
    return values * np.where(said[:, -1] >= share, 1, -1)[:, None]


def _text(value: object) -> str:
    if value is None or value is pd.NaT or value != value:  # noqa: PLR0124 - NaN is not itself
        return "(blank)"
    if isinstance(value, pd.Timestamp):
        return value.date().isoformat()
    if isinstance(value, float):
        return f"{value:,.4g}" if abs(value) < 10_000 else f"{value:,.0f}"  # noqa: PLR2004 - four digits tell it
    return str(value)[:_LONGEST]
