"""The first look at rows that are few, odd or many: there is always an answer, and it comes at once."""

from dataclasses import replace
from pathlib import Path
from time import process_time

import numpy as np
import pandas as pd
import pytest

from automl.engine import Deadline, Progress
from automl.engines.first_look import FirstLook
from automl.errors import EngineError
from automl.table import Kind
from automl.tabular import FittedModel, Learning, Rows
from tests.automl.engines.test_tabular import accuracy, numbered
from tests.contracts.labelled import labelled


def looked(learning: Learning, folder: Path, seconds: float = 60.0) -> FittedModel:
    return FirstLook().fit(learning, folder / "model", "quick", Deadline(seconds), lambda _: None)


def test_thirty_rows_take_no_time_and_thousands_a_second_or_two(tmp_path: Path) -> None:
    looked(numbered(30, 2), tmp_path)
    for rows, most in ((30, 1.5), (5_600, 6.0)):  # several times what an idle machine takes
        began = process_time()
        model = looked(labelled(rows).learning("binary"), tmp_path)
        assert process_time() - began < most
        assert accuracy(model, labelled(2_000, seed=3).learning("binary")) > 0.8


def test_a_hundred_classes_are_told_apart(tmp_path: Path) -> None:
    learning = numbered(440, 110)
    assert accuracy(looked(learning, tmp_path), learning) > 0.4


def test_a_class_with_a_single_row_does_not_stop_the_others(tmp_path: Path) -> None:
    learning = numbered(60, 2)
    target = learning.train.target.copy()
    target.iloc[0] = "rare"
    rare = replace(learning, classes=(*learning.classes, "rare"), train=Rows(learning.train.features, target))
    model = looked(rare, tmp_path)
    assert model.predict(rare.train.features).shape == (60, 3)
    assert accuracy(model, rare) > 0.8


def test_classes_that_only_the_judging_rows_have_do_no_harm(tmp_path: Path) -> None:
    three = numbered(90, 3)
    rows = three.train
    seen = (rows.target != "class 2").to_numpy()
    judged = replace(three, train=Rows(rows.features[seen], rows.target[seen]), validation=rows)
    said = looked(judged, tmp_path).predict(rows.features)
    assert said.shape == (90, 3)
    assert said[:, 2].max() < 0.01


def test_two_rows_are_answered(tmp_path: Path) -> None:
    said = looked(numbered(2, 2), tmp_path).predict(numbered(30, 2).train.features)
    assert np.allclose(said.sum(axis=1), 1)


def test_a_moment_is_enough_for_an_answer(tmp_path: Path) -> None:
    learning = labelled(3_000).learning("binary")
    model = looked(learning, tmp_path, seconds=0.05)
    assert accuracy(model, learning) > 0.8


def test_a_straight_line_is_followed_by_the_sum_and_a_step_by_the_trees(tmp_path: Path) -> None:
    size = pd.Series(np.random.default_rng(0).uniform(0, 100, 400))
    learnt = {"line": 3 * size, "step": (size.mod(20) > 10) * 100.0}
    families = {}
    for name, target in learnt.items():
        learning = Learning("regression", {"size": Kind.NUMBER}, (), Rows(size.to_frame("size"), target))
        model = looked(learning, tmp_path)
        families[name] = model.members[0].family
        assert np.abs(model.predict(learning.train.features) - target).mean() < 5
    assert families["line"] == "linear"
    assert families["step"] in {"trees", "ensemble"}


def test_it_says_which_of_two_models_is_tried(tmp_path: Path) -> None:
    heard: list[Progress] = []
    FirstLook().fit(numbered(40, 2), tmp_path / "model", "quick", Deadline(9), heard.append)
    assert [each.stage for each in heard] == ["Comparing models: 1 of 2", "Comparing models: 2 of 2"]


def test_columns_that_never_vary_are_said_so(tmp_path: Path) -> None:
    learning = numbered(30, 2)
    flat = replace(learning, train=Rows(learning.train.features * 0, learning.train.target))
    with pytest.raises(EngineError, match="None of the other columns varies"):
        looked(flat, tmp_path)
