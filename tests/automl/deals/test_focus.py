"""What single questions of a pipeline bring in figures: what if, win rates, shares, one deal."""

from dataclasses import replace

import numpy as np
import pytest

from automl.deals.answer import result_of
from automl.deals.past_answer import past_of
from automl.deals.result import PipelineResult
from automl.deals.valuing import valued
from automl.errors import DataError
from automl.plan import Circumstances
from automl.table import Table
from tests.automl.deals.conftest import Read, planned
from tests.automl.deals.exports import named
from tests.automl.deals.market import Market


@pytest.fixture(scope="module")
def table(usual: Market, read: Read) -> Table:
    return read(named(usual))


def told(table: Table, there: Market, words: str) -> PipelineResult:
    plan, today = planned(table, there, words), Circumstances(today=there.today)
    if plan.focus in ("rates", "cycle"):
        return past_of(table, plan, today)
    return result_of(valued(table, plan, today), plan, table, today, None)


def test_a_deal_that_is_won_adds_what_was_not_counted_of_it_yet(table: Table, usual: Market) -> None:
    now = told(table, usual, "what is our pipeline worth?")
    acme = next(deal for deal in now.deals if deal.name == "Acme")
    won, lost = (told(table, usual, f"what if we {word} Acme?").supposed for word in ("won", "lost"))
    assert won is not None
    assert lost is not None
    assert won.before == lost.before == now.quarter.p50
    uncounted = acme.amount * (1 - acme.in_quarter)
    assert won.quarter.p50 - won.before == pytest.approx(uncounted, rel=0.15)
    assert lost.quarter.expected == pytest.approx(now.quarter.expected - acme.amount * acme.in_quarter, rel=0.02)


def test_a_lower_win_rate_a_delay_and_lower_amounts_bring_less(table: Table, usual: Market) -> None:
    now = told(table, usual, "what is our pipeline worth?").quarter
    ahead = now.p50 - now.won
    for words in ("what if the win rate drops 10%?", "what if all amounts were 10% lower?"):
        supposed = told(table, usual, words).supposed
        assert supposed is not None
        assert supposed.quarter.won == now.won
        assert supposed.quarter.p50 - now.won == pytest.approx(0.9 * ahead, rel=0.06)
    late = told(table, usual, "what if all deals slip by a month?").supposed
    assert late is not None
    assert now.won < late.quarter.p50 < 0.85 * now.p50


def test_a_deal_that_is_not_open_can_not_be_supposed_otherwise(table: Table, usual: Market) -> None:
    with pytest.raises(DataError, match="not open any more"):
        told(table, usual, "what if we won Customer 0?")


def test_win_rates_are_those_of_the_file_and_their_intervals_hold_them(table: Table, usual: Market) -> None:
    every, *groups = told(table, usual, "win rate by source").rates
    closed = usual.closed
    truth = closed.groupby("source")["won"].agg(["sum", "count"])
    assert {each.key: (each.won, each.closed) for each in groups} == {
        key: (row["sum"], row["count"]) for key, row in truth.iterrows()
    }
    assert (every.won, every.closed) == (closed["won"].sum(), len(closed))
    assert all(each.low < each.rate < each.high for each in groups)
    assert [each.rate for each in groups] == sorted((each.rate for each in groups), reverse=True)


def test_win_rates_of_a_quarter_count_the_deals_that_closed_in_it(table: Table, usual: Market) -> None:
    every = told(table, usual, "win rate last quarter").rates[0]
    closed = usual.closed
    inside = closed[(closed["close"] >= "2026-07-01") & (closed["close"] < "2026-10-01")]
    assert (every.won, every.closed) == (inside["won"].sum(), len(inside))


def test_win_rates_need_no_open_deals(usual: Market, read: Read) -> None:
    frame = named(usual)
    closed = read(frame[frame["actual_close_date"] != ""])
    assert told(closed, usual, "win rate by owner").closed == len(usual.closed)
    with pytest.raises(DataError, match="closed"):
        told(closed, usual, "which deals are at risk?")


def test_shares_add_up_to_all_open_deals(table: Table, usual: Market) -> None:
    result = told(table, usual, "expected value by source")
    assert sum(each.count for each in result.shares) == result.open.count
    assert sum(each.expected for each in result.shares) == pytest.approx(result.open.expected)


def test_reasons_and_the_usual_chance_add_up_to_the_chance(table: Table, usual: Market) -> None:
    deals = told(table, usual, "which deals are at risk?").deals
    left = [deal.probability - (deal.usual or 0) - sum(r.contribution for r in deal.reasons) for deal in deals]
    assert all(deal.usual is not None for deal in deals)
    assert np.abs(left).mean() < 0.03, "what the smaller reasons leave"
    assert np.std([deal.usual for deal in deals]) < 0.05, "the usual deal is nearly the same for all"


def test_one_deal_and_an_owner_without_history_are_answered(table: Table, usual: Market) -> None:
    (acme,) = told(table, usual, "is Acme going to close?").deals
    assert 0 < acme.in_quarter <= acme.closing <= 1
    assert told(table, usual, "will Customer 0 close?").ended[0].state in ("won", "lost")


def test_open_deals_past_their_expected_close_are_those_that_slipped(table: Table, usual: Market) -> None:
    late = {deal.id for deal in told(table, usual, "which deals slipped?").deals if "overdue" in deal.at_risk}
    open_deals = usual.open
    assert late == set(open_deals.loc[open_deals["planned"].dt.date < usual.today, "id"])


def test_a_quarter_that_ends_within_days_counts_a_won_deal_whole(table: Table, usual: Market) -> None:
    plan = planned(table, usual, "what if we won Acme?")
    assert plan.period is not None
    near = plan.model_copy(
        update={"period": plan.period.model_copy(update={"end": usual.today.replace(day=usual.today.day + 3)})}
    )
    today = Circumstances(today=usual.today)
    result = result_of(valued(table, near, today), near, table, today, None)
    assert result.supposed is not None
    acme = next(deal for deal in result.deals if deal.name == "Acme")
    gained = result.supposed.quarter.expected - replace(result.quarter).expected
    assert gained == pytest.approx(acme.amount * (1 - acme.in_quarter), rel=0.02)
