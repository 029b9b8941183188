"""Rows whose outcome is not known yet: what is likely, and which columns say so."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt
import pandas as pd

from automl.engine import Deadline
from automl.pictures.cells import in_words, words_of
from automl.predicting.evaluating.unseen import Numbers, chosen
from automl.predicting.study import Study
from automl.tabular import FittedModel

Order = npt.NDArray[np.intp]

SCORED = "scored.parquet"
_SHOWN = 200
_REASONS = 3
_TOGETHER = 200
"""Rows whose reasons are looked for at once."""
_LONGEST = 60


@dataclass(frozen=True, slots=True, eq=False)
class Waiting:
    """shown: the likeliest rows first, with names, `predicted`, `probability` (classes), `reason`. scored: the file."""

    count: int
    shown: pd.DataFrame | None = None
    scored: str | None = None


def waiting_of(study: Study, model: FittedModel, threshold: float, left: Path, patience: Deadline) -> Waiting:
    """Predict the waiting rows, and leave them all in `scored.parquet`: the rows as they are, then what is said.

    patience: how long reasons may be looked for, those of the likeliest rows first.
    """
    places = np.flatnonzero(study.outcome.waiting)
    if not len(places):
        return Waiting(0)
    features = study.features(places)
    said = np.asarray(model.predict(features), dtype=np.float64)
    predicted, likely = _said(study, said, threshold)
    ranked = np.argsort(-(said if likely is None else likely), kind="stable")
    reasons = _reasons(study, model, features, said, ranked, patience)
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


def _reasons(
    study: Study, model: FittedModel, features: pd.DataFrame, said: Numbers, ranked: Order, patience: Deadline
) -> pd.DataFrame:
    """The columns that move each row most towards what is said of it, as "Contract: Month-to-month"."""
    out = np.full((len(features), _REASONS), "", dtype=object)
    for start in range(0, len(ranked), _TOGETHER):
        if start and not patience.remaining():
            break
        rows = ranked[start : start + _TOGETHER]
        some = features.iloc[rows]
        moves = model.contributions(some)
        if moves is None:
            break
        toward = _toward(study, moves.values, said[rows])
        for row, told in zip(rows, _told(some[list(moves.columns)], toward), strict=True):
            out[row, : len(told)] = told
    return pd.DataFrame(out, columns=[f"reason_{place + 1}" for place in range(_REASONS)])


def _told(features: pd.DataFrame, toward: Numbers) -> Iterator[list[str]]:
    order = np.argsort(-toward, axis=1)[:, :_REASONS]
    for row, columns in enumerate(order):
        yield [
            f"{features.columns[column]}: {_text(features.iloc[row, column])}"
            for column in columns
            if toward[row, column] > 0
        ]


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
    return words_of(str(value))[:_LONGEST]
