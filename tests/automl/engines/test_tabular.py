"""The tabular engine with rows that are few, odd or many, and with little time."""

from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from time import monotonic

import numpy as np
import pandas as pd
import pytest

from automl.engine import Deadline
from automl.engines.cores import free_cores
from automl.engines.tabular import AutoGluonTabular
from automl.engines.tabular_lineup import folds, lineup
from automl.engines.tabular_rows import coded, unseen
from automl.errors import EngineError
from automl.table import Kind
from automl.tabular import FittedModel, Learning, Rows
from tests.contracts.labelled import labelled


def numbered(rows: int, classes: int) -> Learning:
    """A number that tells the class, with some noise."""
    chance = np.random.default_rng(0)
    code = np.arange(rows) % classes
    features = pd.DataFrame({"size": code + chance.normal(scale=0.2, size=rows), "noise": chance.random(rows)})
    names = tuple(f"class {number}" for number in range(classes))
    kinds = {"size": Kind.NUMBER, "noise": Kind.NUMBER}
    return Learning("multiclass", kinds, names, Rows(features, pd.Series([names[each] for each in code])))


def quick(learning: Learning, folder: Path) -> FittedModel:
    return AutoGluonTabular().fit(learning, folder / "model", "quick", Deadline(60), lambda _: None)


def accuracy(model: FittedModel, learning: Learning) -> float:
    said = model.predict(learning.train.features).argmax(axis=1)
    return float((np.array(learning.classes)[said] == learning.train.target).mean())


def test_thirty_rows_teach_something(tmp_path: Path) -> None:
    learning = numbered(30, 3)
    assert accuracy(quick(learning, tmp_path), learning) > 0.8


def test_more_than_a_hundred_classes_are_told_apart(tmp_path: Path) -> None:
    learning = numbered(440, 110)
    model = AutoGluonTabular().fit(learning, tmp_path / "model", "quick", Deadline(15), lambda _: None)
    assert model.predict(learning.train.features).shape == (440, 110)
    assert accuracy(model, learning) > 0.4


def test_a_class_with_a_single_row_does_not_stop_the_others(tmp_path: Path) -> None:
    learning = numbered(60, 2)
    target = learning.train.target.copy()
    target.iloc[0] = "rare"
    rare = replace(learning, classes=(*learning.classes, "rare"), train=Rows(learning.train.features, target))
    model = quick(rare, tmp_path)
    assert model.predict(rare.train.features).shape == (60, 3)
    assert accuracy(model, rare) > 0.8


def test_the_deadline_holds_and_what_was_done_by_then_answers(tmp_path: Path) -> None:
    started = monotonic()
    learning, folder = labelled(3_000).learning("binary"), tmp_path / "model"
    with suppress(EngineError):  # on a busy machine nothing may be done by then
        model = AutoGluonTabular().fit(learning, folder, "thorough", Deadline(8), lambda _: None)
        assert np.isfinite(model.predict(labelled(10).features)).all()
    assert monotonic() - started < 20


def test_columns_that_never_vary_are_said_so(tmp_path: Path) -> None:
    learning = numbered(30, 2)
    flat = replace(learning, train=Rows(learning.train.features * 0, learning.train.target))
    with pytest.raises(EngineError, match="None of the other columns varies"):
        quick(flat, tmp_path)


def test_few_rows_are_bagged_and_many_or_hasty_ones_are_not() -> None:
    few, many = numbered(200, 2), numbered(60_000, 2)
    assert folds(few, "balanced", 30, 1) == 5
    assert folds(few, "quick", 30, 1) == folds(many, "balanced", 30, 4) == 0
    assert folds(replace(few, validation=few.train), "balanced", 30, 1) == 0


def test_a_neural_network_is_tried_where_it_may_pay() -> None:
    kinds = [
        {one.family for one in lineup(numbered(rows, 2), effort)}
        for rows, effort in ((200, "thorough"), (5_000, "balanced"), (5_000, "thorough"))
    ]  # type: ignore[arg-type]
    assert ["neural" in families for families in kinds] == [False, False, True]


def test_a_large_table_is_sampled_to_what_there_is_time_for() -> None:
    everything = numbered(60_000, 2)
    ready = coded(everything, 10)
    assert len(ready.train) == 30_000
    rest = unseen(coded(everything, 100).train, ready)
    assert rest is not None
    assert len(rest) == 30_000


def test_at_least_one_core_is_free() -> None:
    assert 1 <= free_cores() <= 4
