"""AutoGluon by itself, in a process of its own: what anybody gets from three lines of code."""

import tempfile
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from multiprocessing import get_context
from typing import Any

import numpy as np
import pandas as pd

WAYS: dict[str, dict[str, Any]] = {
    "light": {"hyperparameters": "light"},
    "medium_quality": {"presets": "medium_quality"},
}


@dataclass(frozen=True, slots=True)
class Bare:
    """What came out. said: probabilities (columns named as the classes), or one column `value`. models: how many were
    fitted in the time, ensembles not counted; one alone says that the machine was too busy for a comparison.
    """

    said: pd.DataFrame
    models: int


def bare(way: str, train: pd.DataFrame, test: pd.DataFrame, target: str, task: str, budget: float) -> Bare | None:
    """None where it fails, as it does where the time is too short for any model. test: without the target."""
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as pool:
        fitting = pool.submit(_fitted, way, train, test, target, task, budget)
        return None if fitting.exception() else fitting.result()


def _fitted(way: str, train: pd.DataFrame, test: pd.DataFrame, target: str, task: str, budget: float) -> Bare:
    from autogluon.tabular import TabularPredictor  # noqa: PLC0415  heavy, in the child alone

    with tempfile.TemporaryDirectory() as folder:
        predictor = TabularPredictor(target, problem_type=task, path=folder, verbosity=0)
        predictor.fit(train.dropna(subset=[target]), time_limit=budget, **WAYS[way])
        models = sum("Ensemble" not in name for name in predictor.model_names())
        if task == "regression":
            values = np.asarray(predictor.predict(test), dtype=np.float64)
            return Bare(pd.DataFrame({"value": values}), models)
        likely = predictor.predict_proba(test)
        return Bare(pd.DataFrame(likely.to_numpy(), columns=[str(name) for name in likely.columns]), models)
