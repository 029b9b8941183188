"""Which column of a CRM export is which, and what is asked about it."""

from datetime import date

import pandas as pd
import pytest

from automl.plan import Circumstances
from automl.row_plans import PipelinePlan
from automl.understanding import follow, understand
from tests.automl.deals.conftest import Read, planned, read, usual
from tests.automl.deals.exports import LAYOUTS, plain
from tests.automl.deals.market import Market

__all__ = ["read", "usual"]

_PARTS = ("target", "amount", "created", "expected", "closed", "closed_too", "owner", "stage", "key", "title")
_COLUMNS = {
    "plain": ("stage", "amount", "created_date", "expected_close_date", "actual_close_date", (), "owner", "stage",
              "deal_id", None),
    "salesforce": ("Stage", "Amount", "Created Date", "Close Date", "Close Date", (), "Opportunity Owner", "Stage",
                   "Opportunity ID", "Opportunity Name"),
    "hubspot": ("Deal Stage", "Amount", "Create Date", "Close Date", "Close Date", (), "Deal owner", "Deal Stage",
                "Record ID", "Deal Name"),
    "pipedrive": ("Deal - Status", "Deal - Value", "Deal - Deal created", "Deal - Expected close date",
                  "Deal - Won time", ("Deal - Lost time",), "Deal - Owner", "Deal - Stage", "Deal - ID",
                  "Deal - Title"),
}  # fmt: skip


@pytest.mark.parametrize("layout", list(LAYOUTS))
def test_the_columns_of_known_systems_are_recognised(layout: str, usual: Market, read: Read) -> None:
    plan = planned(read(LAYOUTS[layout](usual)), usual)
    assert tuple(getattr(plan, part) for part in _PARTS) == _COLUMNS[layout]
    assert [value.casefold() for value in plan.won] in (["won"], ["closed won"])
    assert [value.casefold() for value in plan.lost] in (["lost"], ["closed lost"])


@pytest.mark.parametrize(
    ("words", "start", "end", "goal"),
    [
        ("what is our pipeline worth?", date(2026, 10, 1), date(2026, 12, 31), None),
        ("which open deals will close next quarter?", date(2027, 1, 1), date(2027, 3, 31), None),
        ("will we reach our target of 2M this quarter?", date(2026, 10, 1), date(2026, 12, 31), 2e6),
        ("pipeline for November, our target is 300k", date(2026, 11, 1), date(2026, 11, 30), 3e5),
    ],
)
def test_the_period_and_the_target_come_from_the_words(
    words: str, start: date, end: date, goal: float | None, usual: Market, read: Read
) -> None:
    plan = planned(read(plain(usual)), usual, words)
    assert plan.period is not None
    assert (plan.period.start, plan.period.end, plan.goal) == (start, end, goal)


@pytest.mark.parametrize("layout", list(LAYOUTS))
@pytest.mark.parametrize("words", ["what will this quarter bring?", "forecast this quarter", "predict next quarter"])
def test_what_a_period_brings_is_asked_of_the_open_deals_where_no_measure_is_named(
    words: str, layout: str, usual: Market, read: Read
) -> None:
    assert planned(read(LAYOUTS[layout](usual)), usual, words).target == _COLUMNS[layout][0]


@pytest.mark.parametrize("words", ["predict amount next quarter", "how many deals were created last quarter?"])
def test_a_measure_or_the_past_is_no_pipeline(words: str, usual: Market, read: Read) -> None:
    exported = read(LAYOUTS["salesforce"](usual))
    plan = understand(words, exported, Circumstances(today=usual.today)).plan
    assert plan is not None
    assert plan.capability in ("forecast", "ask")


def test_a_list_of_closed_deals_alone_is_forecast(usual: Market, read: Read) -> None:
    exported = LAYOUTS["salesforce"](usual)
    closed = read(exported[exported["Stage"].str.startswith("Closed")])
    plan = understand("what will this quarter bring?", closed, Circumstances(today=usual.today)).plan
    assert plan is not None
    assert plan.capability == "forecast"


def test_the_pipeline_is_meant_by_its_name_also_after_a_forecast(usual: Market, read: Read) -> None:
    table, circumstances = read(LAYOUTS["salesforce"](usual)), Circumstances(today=usual.today)
    before = understand("predict amount next quarter", table, circumstances).plan
    assert before is not None
    plan = follow("do we have enough pipeline to hit 3M this quarter?", table, circumstances, before).plan
    assert isinstance(plan, PipelinePlan)
    assert plan.goal == 3e6


def test_quarters_follow_the_fiscal_year(usual: Market, read: Read) -> None:
    circumstances = Circumstances(today=usual.today, fiscal_start=2)
    plan = understand("what will the pipeline bring this quarter?", read(plain(usual)), circumstances).plan
    assert isinstance(plan, PipelinePlan)
    assert plan.period is not None
    assert (plan.period.start, plan.period.end) == (date(2026, 11, 1), date(2027, 1, 31))


def test_an_old_file_counts_from_its_own_end_and_says_so(usual: Market, read: Read) -> None:
    table = read(plain(usual))
    found = understand("what is the pipeline worth?", table, Circumstances(today=date(2031, 5, 5)))
    assert isinstance(found.plan, PipelinePlan)
    assert found.plan.period is not None
    assert found.plan.today == usual.today
    assert found.plan.period.label == "Q4 2026"
    assert any("Nov 10, 2026" in each for each in found.plan.assumptions)


def test_flags_tell_the_outcome_where_no_stage_does(usual: Market, read: Read) -> None:
    frame = plain(usual)
    won, over = frame["stage"] == "Closed Won", frame["stage"].str.startswith("Closed")
    flags = frame.drop(columns="stage").assign(IsWon=won, IsClosed=over)
    plan = planned(read(flags), usual)
    assert (plan.target, plan.ended) == ("IsWon", "IsClosed")
    blank = frame.drop(columns="stage").assign(won=won.astype("Int64").where(over))
    assert planned(read(blank), usual).target == "won"


def test_a_stage_in_words_of_its_own_is_asked_about(usual: Market, read: Read) -> None:
    frame = plain(usual)
    frame["stage"] = frame["stage"].replace({"Closed Won": "6 Customer", "Closed Lost": "X Gone"})
    table = read(frame)
    asked = understand("pipeline?", table, Circumstances(today=usual.today)).clarify
    assert asked is not None
    assert "won" in asked.question
    plan = planned(table, usual, "pipeline?", "won=6 Customer", "lost=X Gone")
    assert (plan.won, plan.lost) == (("6 Customer",), ("X Gone",))


def test_two_amounts_without_a_telling_name_are_asked_about(usual: Market, read: Read) -> None:
    frame = plain(usual).rename(columns={"amount": "licence"})
    frame["services"] = frame["licence"] // 3 + 17
    asked = understand("pipeline?", read(frame), Circumstances(today=usual.today)).clarify
    assert asked is not None
    assert {choice.value for choice in asked.choices} == {"amount=licence", "amount=services"}


def test_two_currencies_are_asked_about(usual: Market, read: Read) -> None:
    frame = plain(usual)
    frame["currency"] = pd.Series(["EUR", "USD"] * len(frame)).iloc[: len(frame)]
    asked = understand("pipeline?", read(frame), Circumstances(today=usual.today)).clarify
    assert asked is not None
    assert {choice.value for choice in asked.choices} == {"currency=EUR", "currency=USD"}


def test_a_file_without_outcomes_gets_a_reason_and_a_remedy(usual: Market, read: Read) -> None:
    found = understand("pipeline?", read(plain(usual).drop(columns="stage")), Circumstances(today=usual.today))
    assert found.error is not None
    assert "won" in found.error.sentence
    assert "stage" in found.error.remedy
    assert found.plan is not None
    assert found.plan.capability == "pipeline"
