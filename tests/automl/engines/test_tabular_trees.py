"""What trees reckon for each column adds up to what they say."""

from pathlib import Path

import numpy as np
import pytest

from automl.engine import Deadline
from automl.engines.child import streamed
from automl.engines.tabular_contest import Contest, contest
from automl.engines.tabular_lineup import CAT, EXTREME, LIGHT, LINEAR, Contestant
from automl.engines.tabular_model import AutoGluonModel, opened
from automl.engines.tabular_rows import coded
from automl.tabular import RowTask
from tests.contracts.labelled import KINDS, labelled

TOLD, NEW = labelled(240), labelled(50, seed=1)
SMALL = {"LightGBM": {"num_boost_round": 30}, "CatBoost": {"iterations": 30}, "XGBoost": {"n_estimators": 30}}


def fitted(contestant: Contestant, task: RowTask, place: Path, folds: int = 0) -> AutoGluonModel:
    one = contestant.settled(**SMALL.get(contestant.name, {}))
    steps = streamed(contest, (Contest(coded(TOLD.learning(task), 60), (one,), folds, 1, place), 60.0), Deadline(90))
    return opened([step.laid for step in steps if step.laid][-1])


@pytest.mark.parametrize("contestant", [LIGHT, CAT, EXTREME], ids=lambda one: one.name)
@pytest.mark.parametrize("task", ["binary", "multiclass", "regression"])
def test_contributions_and_baseline_add_up_to_the_model(contestant: Contestant, task: RowTask, tmp_path: Path) -> None:
    model = fitted(contestant, task, tmp_path)
    told = model.contributions(NEW.features)
    assert told is not None
    assert told.model == contestant.name
    assert told.columns == tuple(KINDS)
    total = told.values.sum(axis=1) + told.baseline
    said = model.predict(NEW.features)
    if task == "binary":
        said, total = said[:, 1], 1 / (1 + np.exp(-total))
    if task == "multiclass":
        total = np.exp(total) / np.exp(total).sum(axis=1, keepdims=True)
    assert np.allclose(total, said, rtol=1e-3, atol=1e-3)


def test_bagged_trees_give_the_mean_of_their_folds(tmp_path: Path) -> None:
    model = fitted(LIGHT, "regression", tmp_path, folds=3)
    told = model.contributions(NEW.features)
    assert told is not None
    assert np.allclose(told.values.sum(axis=1) + told.baseline, model.predict(NEW.features), rtol=1e-3)


def test_a_linear_model_reckons_nothing(tmp_path: Path) -> None:
    assert fitted(LINEAR, "binary", tmp_path).contributions(NEW.features) is None
