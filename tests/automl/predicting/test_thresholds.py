"""From which chance a row is flagged, and what that is worth."""

import numpy as np
import pytest

from automl.predicting.evaluating.threshold import calibration_of, flagged_of, lift_of, threshold_of
from automl.row_plans import Costs
from tests.automl.predicting.conftest import Ask, customers
from tests.automl.predicting.tested_rows import classes


def test_a_dear_miss_lowers_the_threshold_and_a_dear_call_raises_it(ask: Ask) -> None:
    frame = customers(1500)
    dear_miss = ask(frame, "churn", costs=Costs(missed=100, false_alarm=60))
    dear_call = ask(frame, "churn", costs=Costs(missed=60, false_alarm=100))
    assert dear_miss.flagged is not None
    assert dear_call.flagged is not None
    assert dear_miss.flagged.threshold < 0.5 < dear_call.flagged.threshold
    assert dear_miss.flagged.flagged > dear_call.flagged.flagged
    for flagged in (dear_miss.flagged, dear_call.flagged):
        assert flagged.cost is not None
        assert flagged.cost_without is not None
        assert flagged.cost < flagged.cost_without


def test_true_chances_are_flagged_from_what_theory_says() -> None:
    tested = classes(4000, 2, 1.0, 1)
    assert threshold_of(tested.truth, tested.positive, Costs(missed=90, false_alarm=10)) == pytest.approx(0.1)


def test_chances_that_are_off_are_flagged_by_what_mistakes_did_cost() -> None:
    tested = classes(4000, 2, 1.0, 2)
    understated = tested.positive**3
    found = threshold_of(tested.truth, understated, Costs(missed=50, false_alarm=50))
    assert found == pytest.approx(0.125, abs=0.06)


def test_free_mistakes_leave_one_half() -> None:
    tested = classes(400, 2, 1.0, 3)
    assert threshold_of(tested.truth, tested.positive, Costs(missed=0, false_alarm=0)) == 0.5


def test_rare_positives_are_still_found() -> None:
    """At one half a model of rare events would flag nobody."""
    random = np.random.default_rng(4)
    chance = random.beta(1, 12, 6000)
    truth = (random.uniform(size=6000) < chance).astype(np.int64)
    assert threshold_of(truth, chance, None) < 0.3


def test_what_is_flagged_adds_up(ask: Ask) -> None:
    result = ask(customers(1500), "churn")
    flagged, ((quiet, needless), (missed, right)) = result.flagged, result.confusion
    assert flagged is not None
    assert (flagged.flagged, flagged.right) == (needless + right, right)
    assert (flagged.positives, flagged.rows) == (missed + right, quiet + needless + missed + right)
    assert result.metrics["precision"] == pytest.approx(right / flagged.flagged)
    assert result.metrics["recall"] == pytest.approx(right / flagged.positives)


def test_true_chances_lie_on_the_line_and_wrong_ones_beside_it() -> None:
    tested = classes(20_000, 2, 1.0, 5)
    bins = calibration_of(tested)
    assert len(bins) == 10
    assert sum(each.rows for each in bins) == 20_000
    assert all(abs(each.predicted - each.actual) < 0.03 for each in bins)
    bold = calibration_of(classes(20_000, 2, 3.0, 5))
    assert max(abs(each.predicted - each.actual) for each in bold) > 0.1


def test_the_top_tenth_holds_more_than_its_share() -> None:
    lift = lift_of(classes(5000, 2, 1.0, 6))
    assert lift is not None
    assert 1.5 < lift < 2.1
    noise = lift_of(classes(5000, 2, 0.0, 6))
    assert noise == pytest.approx(1.0, abs=0.15)


def test_flagging_nobody_is_said_in_counts() -> None:
    tested = classes(100, 2, 1.0, 7)
    tested.thresholds[:] = 1.1
    flagged = flagged_of(tested, 1.1, None)
    assert (flagged.flagged, flagged.right) == (0, 0)
