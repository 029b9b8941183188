"""The model that is published: its card, its reference rows, its folder beside the result."""

import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pandas as pd

from automl.jsonable import Loose
from automl.models.card import Card, Feature
from automl.models.folder import MODEL, MOST_ROWS
from automl.models.shelf import Shelf
from automl.predicting.evaluating.metrics import metrics_of
from automl.predicting.judged import Judged
from automl.predicting.study import Study
from automl.table import Kind
from automl.tabular import FittedModel

_MOST_VALUES = 200


@dataclass(frozen=True, slots=True)
class Label:
    """What a model is called: its id, and the engine that made it."""

    id: str
    engine: str


def publish(
    study: Study, judged: Judged, model: FittedModel, folder: Path, label: Label, shelf: Shelf, left: Path
) -> Card:
    """Leave a copy of the folder, signed, as `model` in `left`; one that lies there already is replaced at once.

    Returns its card.
    """
    fresh, old = left / f".{MODEL}-new", left / f".{MODEL}-old"
    for each in (fresh, old):
        shutil.rmtree(each, ignore_errors=True)
    shutil.copytree(folder, fresh)
    card = card_of(study, judged, model, label)
    shelf.publish(fresh, card, reference_of(study))
    if (left / MODEL).exists():
        (left / MODEL).rename(old)
    fresh.rename(left / MODEL)
    shutil.rmtree(old, ignore_errors=True)
    return card


def card_of(study: Study, judged: Judged, model: FittedModel, label: Label) -> Card:
    outcome, tested, best = study.outcome, judged.tested, model.members[0]
    return Card(
        id=label.id,
        target=outcome.name,
        task=outcome.task,
        engine=label.engine,
        name=best.name,
        family=best.family,
        features=tuple(_features(study)),
        classes=outcome.classes,
        positive=outcome.positive,
        threshold=judged.threshold,
        unit=outcome.unit,
        names=study.columns.names,
        metrics=metrics_of(tested.task, tested.truth, tested.said, tested.thresholds),
        split=study.split.kind,
        rows=len(study.rows.places),
        made_on=study.circumstances.today,
        source=study.table.name,
        aside=tuple(each.column for each in study.suspects if each.column not in study.columns.features),
    )


def reference_of(study: Study) -> pd.DataFrame:
    """Rows that were learnt from: features, target, and the columns that tell rows apart."""
    columns = [*study.columns.features, study.outcome.name, *study.columns.names]
    drawn = np.random.default_rng(23).permutation(study.rows.places)[:MOST_ROWS]
    return study.frame[columns].iloc[np.sort(drawn)].reset_index(drop=True)


def _features(study: Study) -> Iterator[Feature]:
    for name, kind in study.columns.kinds.items():
        yield _feature(name, kind, study.frame[name].iloc[study.rows.places])


def _feature(name: str, kind: Kind, values: pd.Series) -> Feature:
    filled, missing = values.dropna(), float(values.isna().mean())
    if filled.empty or kind.rich:
        return Feature(name, kind, missing=missing)
    if kind is Kind.DATE:
        low, high, usual = (
            str(each.date()) for each in (filled.min(), filled.max(), filled.sort_values().iloc[len(filled) // 2])
        )
        return Feature(name, kind, low=low, high=high, usual=usual, missing=missing)
    if kind.numeric:
        numbers = filled.astype(np.float64)
        return Feature(name, kind, (), float(numbers.min()), float(numbers.max()), _middle(kind, numbers), missing)
    counts = filled.astype(str).value_counts()
    return Feature(name, kind, tuple(counts.index[:_MOST_VALUES]), usual=str(counts.index[0]), missing=missing)


def _middle(kind: Kind, numbers: pd.Series) -> Loose:
    middle = float(numbers.median())
    return int(middle) if kind is Kind.INTEGER else middle
