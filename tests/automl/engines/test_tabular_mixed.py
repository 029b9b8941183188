"""Two models mixed: as much of each as the rows tell that both were judged on."""

from dataclasses import replace
from pathlib import Path

import numpy as np
import pandas as pd

from automl.engine import Deadline
from automl.engines.first_look import FirstLook
from automl.engines.first_model import FirstLookModel
from automl.engines.tabular_mixed import MixedModel, lay, mixed, opened
from automl.table import Kind
from automl.tabular import FittedModel, Learning, Member, Rows

RANDOM = np.random.default_rng(3)
SIZE = pd.Series(RANDOM.uniform(0, 10, 600), name="size")
NOISE = RANDOM.normal(0, 1, 600)
TRUTH = 3 * SIZE + 6 * np.sin(3 * SIZE)
LEARNING = Learning("regression", {"size": Kind.NUMBER}, (), Rows(SIZE.to_frame(), TRUTH))


class Known(FittedModel):
    """A model that says what it is told, whatever is asked."""

    task, classes, metric = "regression", (), "root_mean_squared_error"  # type: ignore[assignment]

    def __init__(self, said: pd.Series) -> None:
        self.held, self.members = said.to_frame(), (Member("Known", "trees", "What was known before"),)

    def predict(self, features: pd.DataFrame) -> np.ndarray:
        return self.held.loc[features.index].to_numpy()[:, 0]

    def contributions(self, features: pd.DataFrame) -> None:
        return None


def looked(folder: Path) -> FirstLookModel:
    return FirstLook().fit(LEARNING, folder / "first", "quick", Deadline(60), lambda _: None)


def both(folder: Path, full: Known) -> FittedModel:
    return mixed(looked(folder), full, full.held, LEARNING)


def test_a_much_better_model_answers_alone_and_a_much_worse_one_has_no_say(tmp_path: Path) -> None:
    perfect, useless = Known(TRUTH), Known(TRUTH * 0 + 1e4)
    assert both(tmp_path, perfect) is perfect
    assert isinstance(both(tmp_path, useless), FirstLookModel)


def test_two_models_that_err_in_different_rows_are_mixed_and_the_mix_is_better(tmp_path: Path) -> None:
    first = looked(tmp_path)
    assert first.held is not None
    error = float(np.sqrt(((first.held[0] - TRUTH) ** 2).mean()))
    full = Known(TRUTH + error * NOISE)
    model = mixed(first, full, full.held, LEARNING)
    assert isinstance(model, MixedModel)
    assert 0.3 <= model.share <= 0.7
    assert -(model.members[0].score or 0) < 0.85 * error
    weights = [each.weight for each in model.members if each.weight]
    assert np.isclose(sum(weights), 1)


def test_models_that_were_judged_on_other_rows_are_not_mixed_by_chance(tmp_path: Path) -> None:
    first = replace(looked(tmp_path), held=None)
    better = Known(TRUTH)
    better.members = (replace(better.members[0], score=-0.001),)
    assert mixed(first, better, better.held, LEARNING) is better


def test_a_mix_is_the_same_after_it_was_laid_down(tmp_path: Path) -> None:
    first = looked(tmp_path)
    full = looked(tmp_path / "other")
    model = MixedModel("regression", (), first.members, first.metric, first, full, 0.4)
    lay(model, tmp_path / "other" / "first", tmp_path / "model")
    engine = FirstLook()
    parts = engine.load(tmp_path / "model" / "first"), engine.load(tmp_path / "model" / "full")
    again = opened(tmp_path / "model", *parts)
    assert again.members == model.members
    assert np.allclose(again.predict(SIZE.to_frame()), model.predict(SIZE.to_frame()))
