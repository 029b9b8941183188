"""Chance is called chance, and skill skill; the figures are those of a textbook."""

import numpy as np
import pytest
from sklearn import metrics as textbook

from automl.predicting.evaluating.chance import intervals, skilled
from automl.predicting.evaluating.metrics import metrics_of
from automl.predicting.evaluating.unseen import Unseen
from tests.automl.predicting.conftest import Ask, customers, houses
from tests.automl.predicting.tested_rows import classes, numbers


def shuffled(values: np.ndarray, seed: int) -> np.ndarray:
    return np.random.default_rng(seed).permutation(values)


@pytest.mark.parametrize("rows", [300, 1500])
def test_a_shuffled_outcome_scores_at_chance_and_says_so(ask: Ask, rows: int) -> None:
    frame = customers(rows)
    result = ask(frame.assign(churn=shuffled(frame["churn"].to_numpy(), rows)), "churn")
    assert not result.skill
    assert "no_signal" in [each.kind for each in result.warnings]
    low, high = result.intervals["roc_auc"]
    assert low < 0.5 < high


def test_shuffled_numbers_have_no_skill_either(ask: Ask) -> None:
    frame = houses(1200)
    result = ask(frame.assign(price=shuffled(frame["price"].to_numpy(), 1)), "price")
    assert not result.skill
    assert result.metrics["r2"] is not None
    assert result.metrics["r2"] < 0.05


def test_a_learnable_outcome_has_skill(ask: Ask) -> None:
    assert ask(customers(400), "churn").skill
    result = ask(houses(1200), "price")
    assert result.skill
    assert result.metrics["mae"] is not None
    assert result.baseline["mae"] is not None
    assert result.metrics["mae"] < 0.5 * result.baseline["mae"]
    assert "no_signal" not in [each.kind for each in result.warnings]


@pytest.mark.parametrize("count", [2, 4])
def test_noise_is_taken_for_skill_in_one_of_a_hundred_at_most(count: int) -> None:
    assert sum(skilled(classes(200, count, 0.0, seed)) for seed in range(300)) <= 6


def test_noise_about_numbers_is_taken_for_skill_in_one_of_a_hundred_at_most() -> None:
    assert sum(skilled(numbers(200, 0.0, seed)) for seed in range(300)) <= 6
    assert sum(skilled(numbers(200, 0.5, seed)) for seed in range(50)) == 50


def test_the_figures_are_those_of_a_textbook() -> None:
    tested = classes(500, 2, 1.0, 7)
    told = metrics_of(tested.task, tested.truth, tested.said, tested.thresholds)
    yes = tested.chosen
    assert told["accuracy"] == pytest.approx(textbook.accuracy_score(tested.truth, yes))
    assert told["balanced_accuracy"] == pytest.approx(textbook.balanced_accuracy_score(tested.truth, yes))
    assert told["precision"] == pytest.approx(textbook.precision_score(tested.truth, yes))
    assert told["recall"] == pytest.approx(textbook.recall_score(tested.truth, yes))
    assert told["f1"] == pytest.approx(textbook.f1_score(tested.truth, yes))
    assert told["roc_auc"] == pytest.approx(textbook.roc_auc_score(tested.truth, tested.positive))
    assert told["log_loss"] == pytest.approx(textbook.log_loss(tested.truth, tested.said))
    assert told["brier"] == pytest.approx(textbook.brier_score_loss(tested.truth, tested.positive))


def test_the_figures_of_several_classes_are_means_over_them() -> None:
    tested = classes(500, 4, 1.0, 8)
    told = metrics_of(tested.task, tested.truth, tested.said, tested.thresholds)
    assert told["f1"] == pytest.approx(textbook.f1_score(tested.truth, tested.chosen, average="macro"))
    assert told["precision"] == pytest.approx(textbook.precision_score(tested.truth, tested.chosen, average="macro"))
    assert told["roc_auc"] == pytest.approx(textbook.roc_auc_score(tested.truth, tested.said, multi_class="ovr"))
    assert told["log_loss"] == pytest.approx(textbook.log_loss(tested.truth, tested.said))


def test_intervals_hold_the_truth_as_often_as_they_say() -> None:
    whole = classes(200_000, 2, 1.0, 9)
    right = metrics_of(whole.task, whole.truth, whole.said, whole.thresholds)["roc_auc"]
    assert right is not None
    ranges = [intervals(classes(300, 2, 1.0, seed))["roc_auc"] for seed in range(24)]
    assert 20 <= sum(low <= right <= high for low, high in ranges) <= 24


def test_one_class_alone_in_a_test_has_no_area() -> None:
    tested = classes(50, 2, 1.0, 1)
    one = Unseen(tested.task, tested.features, tested.truth * 0, tested.said, tested.guess, tested.thresholds)
    assert metrics_of(one.task, one.truth, one.said, one.thresholds)["roc_auc"] is None
