"""Where a model is weak is found, and nothing is found where it is not."""

import numpy as np

from automl.engine import Deadline
from automl.predicting.evaluating.slices import slices_of
from automl.predicting.evaluating.unseen import Unseen
from automl.table import Kind
from tests.automl.predicting.conftest import Ask, customers
from tests.automl.predicting.tested_rows import classes, numbers

KINDS = {"place": Kind.CATEGORY, "plan": Kind.CATEGORY, **dict.fromkeys("abcdef", Kind.NUMBER)}


def spoilt(tested: Unseen, rows: np.ndarray) -> Unseen:
    """The same, with chance instead of knowledge in some rows."""
    random = np.random.default_rng(3)
    truth = np.where(rows, random.permutation(tested.truth), tested.truth)
    return Unseen(tested.task, tested.features, truth, tested.said, tested.guess, tested.thresholds)


def test_a_weak_place_is_found_with_its_size_and_error() -> None:
    tested = classes(2000, 2, 3.0, 1)
    weak = (tested.features["place"] == "West").to_numpy()
    found = slices_of(spoilt(tested, weak), KINDS, Deadline(60))[0]
    assert (found.column, found.where, found.rows, found.metric) == ("place", "West", int(weak.sum()), "error_rate")
    assert found.error > 1.2 * found.overall
    assert found.p_value < 0.001


def test_a_weak_range_of_a_number_is_found() -> None:
    tested = numbers(2000, 3.0, 2)
    weak = (tested.features["c"] > 0.7).to_numpy()
    found = slices_of(spoilt(tested, weak), KINDS, Deadline(60))[0]
    assert (found.column, found.metric) == ("c", "mae")
    assert found.where[1] > 2


def test_rows_where_nothing_is_told_can_be_the_weak_ones() -> None:
    tested = classes(2000, 2, 3.0, 4)
    weak = np.arange(2000) % 5 == 0
    tested.features.loc[weak, "a"] = np.nan
    found = slices_of(spoilt(tested, weak), KINDS, Deadline(60))[0]
    assert (found.column, found.where) == ("a", None)


def test_noise_makes_an_alarm_in_one_of_twenty_tests_at_most() -> None:
    alarms = sum(bool(slices_of(classes(1000, 2, 1.0, seed), KINDS, Deadline(60))) for seed in range(100))
    assert alarms <= 9
    assert sum(bool(slices_of(numbers(1000, 1.0, seed), KINDS, Deadline(60))) for seed in range(100)) <= 9


def test_a_region_that_follows_no_rule_is_named_in_the_answer(ask: Ask) -> None:
    frame = customers(3000)
    west = (frame["region"] == "West").to_numpy()
    random = np.random.default_rng(5)
    frame["churn"] = np.where(west, random.choice(["Yes", "No"], len(frame)), frame["churn"])
    assert [(each.column, each.where) for each in ask(frame, "churn").slices][:1] == [("region", "West")]
