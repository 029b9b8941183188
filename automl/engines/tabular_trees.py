"""What each column adds by the trees' own reckoning. The one place that reaches into AutoGluon's inner models."""

from collections.abc import Iterator, Sequence
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from automl.engines.tabular_columns import Columns
from automl.tabular import RowTask, TreeContributions

Numbers = npt.NDArray[np.float64]
EXPLAINED = ("LightGBM", "LightGBMXT", "CatBoost", "XGBoost")
"""The models that reckon contributions quickly, the quickest first."""


def contributions_of(
    predictor: Any, columns: Columns, inner: pd.DataFrame, task: RowTask, classes: int
) -> TreeContributions | None:
    """Of the first of the models in `predictor` that can tell, folded back to people's columns."""
    trainer, learner = predictor._trainer, predictor._learner  # noqa: SLF001
    for name, model in _candidates(trainer):
        prepared = learner.transform_features(inner)
        folds = [_raw(child, prepared) for child in _children(model)]
        inside, values = folds[0][0], np.mean([raw for _, raw in folds], axis=0)
        folded = by_column(inside, values[:, :-1], columns)
        return TreeContributions(
            name,
            tuple(columns.kinds),
            _as_classes(folded, task, classes, learner),
            values[:, -1].mean(axis=0),
        )
    return None


def _candidates(trainer: Any) -> Iterator[tuple[str, Any]]:
    names = trainer.get_model_names()
    for wanted in EXPLAINED:
        for name in names:
            if name.removesuffix("_FULL").partition("_BAG")[0] == wanted:
                yield wanted, trainer.load_model(name)


def _children(model: Any) -> list[Any]:
    """The models of the folds; itself where there are none."""
    return [model.load_child(child) for child in model.models] if hasattr(model, "load_child") else [model]


def _raw(model: Any, prepared: pd.DataFrame) -> tuple[Sequence[str], Numbers]:
    """Names inside, and rows × (names and the baseline) × outputs."""
    kind = type(model).__name__
    if kind.startswith("CatBoost"):
        return _raw_cat(model, prepared)
    return _raw_extreme(model, prepared) if kind.startswith("XGB") else _raw_light(model, prepared)


def _raw_light(model: Any, prepared: pd.DataFrame) -> tuple[Sequence[str], Numbers]:
    frame = model.preprocess(prepared)
    values = np.asarray(model.model.predict(frame, pred_contrib=True, num_threads=1))
    names = list(model._features)  # noqa: SLF001
    return names, outputs_apart(values, len(names))


def _raw_cat(model: Any, prepared: pd.DataFrame) -> tuple[Sequence[str], Numbers]:
    from catboost import Pool  # noqa: PLC0415  takes a second

    frame = model.preprocess(prepared)
    named = list(frame.select_dtypes("category").columns)
    values = np.asarray(model.model.get_feature_importance(Pool(frame, cat_features=named), type="ShapValues"))
    return list(frame.columns), _outputs_last(values)


def _raw_extreme(model: Any, prepared: pd.DataFrame) -> tuple[Sequence[str], Numbers]:
    from xgboost import DMatrix  # noqa: PLC0415  takes a second

    frame = model.preprocess(prepared)
    booster = model.model.get_booster()
    values = np.asarray(booster.predict(DMatrix(frame, enable_categorical=True), pred_contribs=True))
    return _names_in(model, frame), _outputs_last(values)


def _names_in(model: Any, frame: Any) -> list[str]:
    """For each column that XGBoost sees the one that it comes from: each category has a column of its own there."""
    if hasattr(frame, "columns"):
        return list(frame.columns)
    split = model._ohe_generator  # noqa: SLF001
    return [name for name in split.cat_cols for _ in split.labels[name]] + list(split.other_cols)


def _outputs_last(values: Numbers) -> Numbers:
    """One output is a matrix; more are rows × outputs × names."""
    return values[:, :, None] if values.ndim == len(("rows", "names")) else np.swapaxes(values, 1, 2)


def outputs_apart(values: Numbers, count: int) -> Numbers:
    """LightGBM lays the outputs side by side."""
    return values.reshape(len(values), -1, count + 1).swapaxes(1, 2)


def by_column(inside: Sequence[str], values: Numbers, columns: Columns) -> Numbers:
    """Rows × columns × outputs: what belongs to the same column added up."""
    out = np.zeros((len(values), len(columns.kinds), values.shape[2]))
    for position, name in enumerate(inside):
        out[:, columns.sources[name]] += values[:, position]
    return out


def _as_classes(folded: Numbers, task: RowTask, classes: int, learner: Any) -> Numbers:
    """One output as rows × columns; more of them at the places of their classes."""
    if task != "multiclass":
        return folded[:, :, 0]
    out = np.zeros((*folded.shape[:2], classes))
    for position, code in enumerate(learner.class_labels):
        out[:, :, int(code)] = folded[:, :, position]
    return out
