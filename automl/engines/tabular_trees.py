"""What each column adds by a model's own reckoning. The one place that reaches into AutoGluon's inner models."""

import logging
from collections.abc import Iterator, Sequence
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from automl.engines import shap_values
from automl.engines.tabular_columns import Columns
from automl.tabular import RowTask, TreeContributions

logger = logging.getLogger(__name__)
Numbers = npt.NDArray[np.float64]
BY_THEMSELVES = ("LightGBM", "LightGBMXT", "CatBoost", "XGBoost")
"""The models that need no usual rows to be explained."""
EXPLAINED = (*BY_THEMSELVES, "LinearModel", "RandomForest", "ExtraTrees")
"""The models whose contributions are reckoned quickly, the quickest first."""
TOGETHER = 10_000
"""Rows that are worked on at a time: categories may take a thousand cells each."""


def contributions_of(
    predictor: Any, columns: Columns, inner: pd.DataFrame, task: RowTask, classes: int
) -> TreeContributions | None:
    """Of the first of the models in `predictor` that can tell, folded back to people's columns."""
    trainer, learner = predictor._trainer, predictor._learner  # noqa: SLF001
    prepared = learner.transform_features(inner)
    usual = learner.transform_features(columns.usual) if len(columns.usual) else columns.usual
    for name, model in _candidates(trainer, EXPLAINED if len(usual) else BY_THEMSELVES):
        children, starts = _children(model), range(0, len(prepared), TOGETHER)
        try:
            pieces = [_piece(children, prepared.iloc[at : at + TOGETHER], usual, columns) for at in starts]
        except shap_values.UnevenError as error:
            logger.warning("the contributions of a model do not add up: %s", error, extra={"subject": name})
            continue
        folded = _as_classes(np.concatenate([moves for moves, _ in pieces]), task, classes, learner)
        return TreeContributions(name, tuple(columns.kinds), folded, pieces[0][1])
    return None


def _piece(
    children: Sequence[Any], prepared: pd.DataFrame, usual: pd.DataFrame, columns: Columns
) -> tuple[Numbers, Numbers]:
    """The mean over the folds' models, by people's columns: rows × columns × outputs; and the baselines."""
    folds = [_raw(child, prepared, usual) for child in children]
    inside, values = folds[0][0], np.mean([raw for _, raw in folds], axis=0)
    return by_column(inside, values[:, :-1], columns), values[:, -1].mean(axis=0)


def _candidates(trainer: Any, explained: Sequence[str]) -> Iterator[tuple[str, Any]]:
    names = trainer.get_model_names()
    for wanted in explained:
        for name in names:
            if name.removesuffix("_FULL").partition("_BAG")[0] == wanted:
                yield wanted, trainer.load_model(name)


def _children(model: Any) -> list[Any]:
    """The models of the folds; itself where there are none."""
    return [model.load_child(child) for child in model.models] if hasattr(model, "load_child") else [model]


def _raw(model: Any, prepared: pd.DataFrame, usual: pd.DataFrame) -> tuple[Sequence[str], Numbers]:
    """Names inside, and rows × (names and the baseline) × outputs."""
    kind = type(model).__name__
    if kind == "LinearModel":
        return _names_in_sum(model), shap_values.of_sum(model.model, _cells(model, usual), _cells(model, prepared))
    if kind in ("RFModel", "XTModel"):
        cells = _cells(model, prepared)
        return list(model._features), shap_values.of_forest(model.model, _cells(model, usual), cells)  # noqa: SLF001
    if kind.startswith("CatBoost"):
        return _raw_cat(model, prepared)
    return _raw_extreme(model, prepared) if kind.startswith("XGB") else _raw_light(model, prepared)


def _cells(model: Any, prepared: pd.DataFrame) -> Numbers:
    cells = model.preprocess(prepared)
    return np.asarray(cells.toarray() if hasattr(cells, "toarray") else cells, dtype=np.float64)


def _names_in_sum(model: Any) -> list[str]:
    """For each cell of a weighted sum the column that it comes from: each category has a cell of its own there."""
    names: list[str] = []
    for kind, steps, columns in model._pipeline.transformers_:  # noqa: SLF001
        if kind == "cats":
            counts = steps.steps[0][1].encoder_._ohe._n_features_outs  # noqa: SLF001
            names += [name for name, count in zip(columns, counts, strict=True) for _ in range(count)]
        elif kind != "remainder":
            names += list(columns)
    return names


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
