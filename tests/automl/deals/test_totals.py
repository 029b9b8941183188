"""The quarter's total against what the quarter brings when it is lived through many times."""

from datetime import date

import numpy as np
import pytest

from automl.deals.answer import result_of
from automl.deals.valuing import valued
from automl.plan import Circumstances
from tests.automl.deals.conftest import Read, planned
from tests.automl.deals.exports import plain
from tests.automl.deals.market import market

_END = date(2026, 12, 31)
_SEEDS = range(30, 38)


def test_ranges_hold_eight_in_ten_of_the_truth_and_totals_lean_to_no_side(read: Read) -> None:
    inside, off = [], []
    for seed in _SEEDS:
        there = market(months=26, per_day=1.1, seed=seed)
        table, today = read(plain(there)), Circumstances(today=there.today)
        plan = planned(table, there)
        quarter = result_of(valued(table, plan, today), plan, table, today, None).quarter
        truth = there.outcomes(_END, 40)
        inside.append(float(np.mean((truth >= quarter.p10) & (truth <= quarter.p90))))
        off.append(quarter.p50 / float(np.median(truth)) - 1)
    assert 0.7 < np.mean(inside) < 0.93
    assert abs(np.mean(off)) < 0.06


def test_the_parts_make_the_total(read: Read) -> None:
    there = market(seed=8)
    table, today = read(plain(there)), Circumstances(today=there.today)
    plan = planned(table, there, "will we reach our target of 1.2M this quarter with the pipeline?")
    answer = result_of(valued(table, plan, today), plan, table, today, None)
    quarter = answer.quarter
    begun = there.closed[(there.closed["close"] >= "2026-10-01") & there.closed["won"]]
    assert quarter.won == pytest.approx(begun["amount"].sum())
    assert quarter.won + quarter.expected + quarter.unseen == pytest.approx(quarter.p50, rel=0.05)
    assert sum(each.expected for each in answer.owners) == pytest.approx(answer.open.expected)
    assert sum(each.expected for each in answer.months) == pytest.approx(answer.open.expected)
    assert answer.target == 1_200_000
    assert quarter.probability is not None
    assert (quarter.probability > 0.5) == (quarter.p50 > answer.target)
    assert answer.coverage == pytest.approx(answer.open.amount_in_quarter / (answer.target - quarter.won))


def test_a_later_quarter_begins_with_nothing_won_and_rests_on_deals_to_come(read: Read) -> None:
    there = market(seed=8)
    table, today = read(plain(there)), Circumstances(today=there.today)
    plan = planned(table, there, "what will the pipeline bring next quarter?")
    quarter = result_of(valued(table, plan, today), plan, table, today, None).quarter
    assert plan.period is not None
    assert plan.period.start == date(2027, 1, 1)
    assert quarter.won == 0
    assert quarter.unseen > quarter.expected
