"""What is reckoned for each column adds up to what the model says."""

from pathlib import Path

import joblib
import numpy as np
import pytest

from automl.engine import Deadline
from automl.engines.child import streamed
from automl.engines.tabular_contest import Contest, contest
from automl.engines.tabular_lineup import CAT, EXTREME, FOREST, LIGHT, LINEAR, RANDOM_FOREST, Contestant
from automl.engines.tabular_model import AutoGluonModel, opened
from automl.engines.tabular_rows import coded
from automl.tabular import RowTask
from tests.contracts.labelled import KINDS, labelled

TOLD, NEW = labelled(240), labelled(50, seed=1)
SMALL = {
    "LightGBM": {"num_boost_round": 30},
    "CatBoost": {"iterations": 30},
    "XGBoost": {"n_estimators": 30},
    "RandomForest": {"n_estimators": 20},
    "ExtraTrees": {"n_estimators": 20},
}
FORESTS = (FOREST, RANDOM_FOREST)


def fitted(contestant: Contestant, task: RowTask, place: Path, folds: int = 0) -> AutoGluonModel:
    one = contestant.settled(**SMALL.get(contestant.name, {}))
    steps = streamed(contest, (Contest(coded(TOLD.learning(task), 60), (one,), folds, 1, place), 60.0), Deadline(90))
    return opened([step.laid for step in steps if step.laid][-1])


@pytest.mark.parametrize("contestant", [LIGHT, CAT, EXTREME, LINEAR, *FORESTS], ids=lambda one: one.name)
@pytest.mark.parametrize("task", ["binary", "multiclass", "regression"])
def test_contributions_and_baseline_add_up_to_the_model(contestant: Contestant, task: RowTask, tmp_path: Path) -> None:
    model = fitted(contestant, task, tmp_path)
    told = model.contributions(NEW.features)
    assert told is not None
    assert told.model == contestant.name
    assert told.columns == tuple(KINDS)
    total = told.values.sum(axis=1) + told.baseline
    said = model.predict(NEW.features)
    if contestant in FORESTS and task == "binary":
        said = said[:, 1]
    elif contestant in FORESTS:
        assert told.baseline.sum() == pytest.approx(1) or task == "regression"
    elif task == "binary":
        said, total = said[:, 1], 1 / (1 + np.exp(-total))
    elif task == "multiclass":
        total = np.exp(total) / np.exp(total).sum(axis=1, keepdims=True)
    assert np.allclose(total, said, rtol=1e-3, atol=1e-3)


def test_bagged_trees_give_the_mean_of_their_folds(tmp_path: Path) -> None:
    model = fitted(LIGHT, "regression", tmp_path, folds=3)
    told = model.contributions(NEW.features)
    assert told is not None
    assert np.allclose(told.values.sum(axis=1) + told.baseline, model.predict(NEW.features), rtol=1e-3)


def test_bagged_sums_give_the_mean_of_their_folds(tmp_path: Path) -> None:
    model = fitted(LINEAR, "regression", tmp_path, folds=3)
    told = model.contributions(NEW.features)
    assert told is not None
    assert np.allclose(told.values.sum(axis=1) + told.baseline, model.predict(NEW.features), rtol=1e-3)


@pytest.mark.parametrize("contestant", [LINEAR, FOREST], ids=lambda one: one.name)
def test_a_row_alone_is_told_as_among_others(contestant: Contestant, tmp_path: Path) -> None:
    model = fitted(contestant, "binary", tmp_path)
    all_, one = model.contributions(NEW.features), model.contributions(NEW.features.iloc[[7]])
    assert all_ is not None
    assert one is not None
    assert np.allclose(one.values[0], all_.values[7])
    assert np.abs(one.values[0]).max() > 0.01


def test_values_that_do_not_add_up_are_told_by_nobody(tmp_path: Path) -> None:
    model = fitted(LINEAR, "regression", tmp_path)
    inner = model._predictor._trainer.load_model("LinearModel").model  # noqa: SLF001
    inner.predict = lambda cells: np.zeros(len(cells)) + 1e6
    assert model.contributions(NEW.features) is None


@pytest.mark.parametrize("contestant", [LIGHT, LINEAR], ids=lambda one: one.name)
def test_a_model_from_before_usual_rows_were_kept_predicts_as_ever_and_explains_where_it_can(
    contestant: Contestant, tmp_path: Path
) -> None:
    model = fitted(contestant, "binary", tmp_path)
    said = model.predict(NEW.features)
    del model.columns.usual
    joblib.dump(model.columns, tmp_path / "columns.joblib")
    model.columns = joblib.load(tmp_path / "columns.joblib")
    assert np.array_equal(model.predict(NEW.features), said)
    assert (model.contributions(NEW.features) is None) is (contestant is LINEAR)
