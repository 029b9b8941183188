"""Chances of open deals against the truth, which the market knows."""

import numpy as np
import pandas as pd
import pytest

from automl.deals.answer import result_of
from automl.deals.result import PipelineResult
from automl.deals.valuing import valued
from automl.plan import Circumstances
from tests.automl.deals.conftest import Read, planned
from tests.automl.deals.exports import LAYOUTS, plain
from tests.automl.deals.market import Market, market


def answered(frame: pd.DataFrame, there: Market, read: Read, words: str = "pipeline") -> PipelineResult:
    table, today = read(frame), Circumstances(today=there.today)
    plan = planned(table, there, words)
    return result_of(valued(table, plan, today), plan, table, today, None)


@pytest.fixture(scope="module")
def answer(usual: Market, read: Read) -> PipelineResult:
    return answered(plain(usual), usual, read)


def given(answer: PipelineResult, there: Market) -> np.ndarray:
    """The chances, in the order of the market's open deals."""
    by_id = {deal.id: deal.probability for deal in answer.deals}
    return np.array([by_id[each] for each in there.open["id"]])


def test_chances_are_near_the_true_ones(answer: PipelineResult, usual: Market) -> None:
    said, truth = given(answer, usual), usual.chances(100)
    assert np.corrcoef(said, truth)[0, 1] > 0.9
    assert abs(said.mean() - truth.mean()) < 0.06


def test_expected_errors_are_far_below_those_of_one_rate_and_near_the_oracle(
    answer: PipelineResult, usual: Market
) -> None:
    said, truth = given(answer, usual), usual.chances(100)
    oracle = float(np.mean(truth * (1 - truth)))
    ours = oracle + float(np.mean((said - truth) ** 2))
    one_rate = oracle + float(np.mean((truth.mean() - truth) ** 2))
    assert ours - oracle < 0.25 * (one_rate - oracle)


def test_of_later_deals_about_as_many_are_won_as_were_said_to_be(answer: PipelineResult) -> None:
    told = answer.calibration
    assert told.brier is not None
    assert told.baseline_brier is not None
    assert told.brier < 0.93 * told.baseline_brier
    assert all(abs(each.given - each.won) < 0.1 for each in told.bins)


def test_an_old_deal_is_worth_less_than_a_young_one(usual: Market, read: Read) -> None:
    frame = plain(usual)
    still = frame.index[frame["actual_close_date"] == ""][:2]
    for name in ("owner", "source", "product", "amount"):
        frame.loc[still, name] = frame.loc[still[0], name]
    frame.loc[still, "created_date"] = ["2026-01-10", "2026-10-30"]
    frame.loc[still, "expected_close_date"] = "2026-12-20"
    deals = {deal.id: deal for deal in answered(frame, usual, read).deals}
    old, young = (deals[frame.loc[each, "deal_id"]] for each in still)
    assert old.probability < 0.75 * young.probability
    assert "old" in old.at_risk
    assert "old" not in young.at_risk


@pytest.mark.parametrize("layout", list(LAYOUTS))
def test_every_layout_gives_the_same_deals_and_nearly_the_same_chances(
    layout: str, answer: PipelineResult, usual: Market, read: Read
) -> None:
    other = answered(LAYOUTS[layout](usual), usual, read)
    assert other.open.count == answer.open.count == len(usual.open)
    assert other.quarter.won == answer.quarter.won
    assert other.open.expected == pytest.approx(answer.open.expected, rel=0.08)


def test_what_tells_the_outcome_is_not_learnt_from(usual: Market, read: Read) -> None:
    salesforce = answered(LAYOUTS["salesforce"](usual), usual, read)
    aside = {each.column for each in salesforce.set_aside}
    assert {"Stage", "Probability (%)", "Expected Revenue", "Forecast Category", "Loss Reason"} <= aside
    assert salesforce.calibration.brier is not None
    assert salesforce.calibration.brier > 0.18, "a smaller error than the truth's own is a leak"


def test_outcomes_by_chance_alone_give_no_skill_and_say_so(read: Read) -> None:
    lawless = market(skill=False, seed=5)
    answer = answered(plain(lawless), lawless, read)
    assert not answer.modelled
    assert "no_skill" in {caution.kind for caution in answer.cautions}
    assert len({round(deal.probability, 6) for deal in answer.deals}) == 1


def test_few_closed_deals_get_the_rate_with_its_interval(read: Read) -> None:
    young = market(months=6, per_day=0.6, seed=3)
    answer = answered(plain(young), young, read)
    assert answer.closed < 200
    assert not answer.modelled
    assert answer.calibration.brier is None
    assert answer.rate_low < answer.win_rate < answer.rate_high
    assert answer.rate_high - answer.rate_low > 0.1
    assert answer.quarter.p10 < answer.quarter.p50 < answer.quarter.p90
    assert "few_closed" in {caution.kind for caution in answer.cautions}


def test_reasons_name_the_columns_that_matter(answer: PipelineResult, usual: Market) -> None:
    assert {reason.column for deal in answer.deals for reason in deal.reasons} <= {
        "amount", "source", "product", "owner", "age",
    }  # fmt: skip
    called = set(usual.open.loc[usual.open["source"] == "Cold call", "id"])
    pulls = [r.contribution for d in answer.deals if d.id in called for r in d.reasons if r.column == "source"]
    assert len(pulls) > 3
    assert max(pulls) < 0
