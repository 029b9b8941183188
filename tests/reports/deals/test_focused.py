"""What a sales manager reads when something is asked of the deals: that first, then a line of context."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import openpyxl
import pandas as pd
import pytest

from automl.deals.answer import result_of
from automl.deals.past_answer import PAST, past_of
from automl.deals.result import PipelineResult
from automl.deals.valuing import valued
from automl.plan import Circumstances, Period
from automl.row_plans import PipelinePlan
from automl.table import Table
from automl.understanding import understand
from reports.answer import Answer
from reports.recall import recall
from reports.reply import Choices, Paragraph, TablePart
from reports.views.pipeline import view
from tests.automl.deals.conftest import Read, planned, read, usual
from tests.automl.deals.exports import LAYOUTS, named
from tests.automl.deals.market import Market
from tests.reports.figures import unbacked

__all__ = ["read", "usual"]
_TODAY = Circumstances(today=date(2026, 11, 10), currency="EUR")
Ask = Callable[[str], Answer]


@pytest.fixture(scope="module")
def table(usual: Market, read: Read) -> Table:
    return read(named(usual))


@pytest.fixture(scope="module")
def results() -> dict[str, PipelineResult]:
    """Those of questions that were asked before."""
    return {}


@pytest.fixture
def ask(table: Table, usual: Market, tmp_path: Path, results: dict[str, PipelineResult]) -> Ask:
    def asked(words: str) -> Answer:
        plan = planned(table, usual, words)
        if words not in results:
            results[words] = brought(table, plan)
        return view(plan, results[words], table, tmp_path)

    return asked


def brought(table: Table, plan: PipelinePlan) -> PipelineResult:
    if plan.focus in PAST:
        return past_of(table, plan, _TODAY)
    return result_of(valued(table, plan, _TODAY), plan, table, _TODAY, None)


def answered(table: Table, plan: PipelinePlan, out: Path) -> Answer:
    return view(plan, brought(table, plan), table, out)


def first(answer: Answer) -> str:
    part = answer.reply.parts[0]
    assert isinstance(part, Paragraph)
    return part.text


def listed(answer: Answer) -> TablePart:
    return next(part for part in answer.reply.parts if isinstance(part, TablePart))


@pytest.mark.parametrize(
    ("words", "says", "title"),
    [
        ("which deals are at risk?", "open deals worth", "Deals at risk"),
        ("which deals slipped?", "are past their expected close", "Open deals past their expected close"),
        ("which deals will close this month?", "will close by the end of November 2026", "likeliest to close"),
        ("top 5 open deals", "open deals amount to", "The largest open deals"),
        ("expected value by source", "open deals amount to", "Open deals by source"),
    ],
)
def test_what_was_asked_comes_first_and_then_one_line_of_context(words: str, says: str, title: str, ask: Ask) -> None:
    answer = ask(words)
    assert says in first(answer)
    assert title in listed(answer).title
    texts = [part.text for part in answer.reply.parts if isinstance(part, Paragraph)]
    assert sum("will bring about" in text for text in texts) == 1
    assert texts[-1].startswith("For context: ")
    assert not [part for part in answer.reply.parts if part.kind == "chart"]


def test_one_deal_has_its_chance_its_day_and_how_it_comes_about(ask: Ask) -> None:
    answer = ask("is Acme going to close?")
    assert first(answer).startswith("Acme has a chance of 10%")
    assert "By the end of Q4 2026 it closes with a chance of" in first(answer)
    rows = listed(answer).rows
    assert rows[0][0] == "A usual deal"
    points = [int(cell.replace("−", "-").removesuffix(" pts")) for _, cell in rows[1:-1]]
    assert int(rows[0][1][:-1]) + sum(points) == int(rows[-1][1][:-1])


def test_a_deal_that_is_over_is_told_as_it_ended(ask: Ask) -> None:
    assert first(ask("will Customer 0 close?")) == "Customer 0 is won already, on Jun 14, 2024 (€25,900)."


def test_commit_and_best_case_are_the_ends_of_the_range(ask: Ask) -> None:
    answer = ask("commit vs best case")
    facts = {fact.id: fact for fact in answer.facts}
    assert (facts["commit"].value, facts["best"].value) < (facts["best"].value, float("inf"))
    assert first(answer).startswith(f"You can count on {facts['commit'].display} in Q4 2026: 9 times in 10")
    assert [part for part in answer.reply.parts if part.kind == "chart"]


def test_win_rates_are_a_table_with_how_sure_they_are(ask: Ask) -> None:
    answer = ask("win rate by source")
    assert first(answer) == "Of 1,178 closed deals 537 were won, 46%."
    assert listed(answer).rows[0][:5] == ["Referral", "248", "153", "62%", "56% to 68%"]
    assert "will bring about" not in answer.reply.text()
    assert not [fact for fact in answer.facts if fact.id == "total"]


def test_a_rate_by_the_stage_of_closed_deals_is_refused_in_a_sentence(ask: Ask) -> None:
    assert "By stage there is no win rate" in ask("win rate by stage").reply.text()


def test_what_if_says_before_and_after_and_that_it_is_arithmetic(ask: Ask) -> None:
    text = first(ask("what if we won Acme?"))
    assert "more than the" in text
    assert "the chance to win it is 10%" in text
    assert "does not say how to get there" in text


@pytest.mark.parametrize(
    "words", ["which deals are at risk?", "top 5 open deals", "win rate by source", "what if we won Acme?",
              "is Acme going to close?", "commit vs best case"]
)  # fmt: skip
def test_every_figure_is_a_fact(words: str, ask: Ask) -> None:
    answer = ask(words)
    assert len({fact.id for fact in answer.facts}) == len(answer.facts)
    assert not unbacked(first(answer), answer.facts)


def test_a_filter_that_leaves_no_open_deal_says_so(table: Table, usual: Market, tmp_path: Path) -> None:
    plan = planned(table, usual, "which deals are at risk?")
    over = {"column": "deal_name", "op": "=", "value": "Customer 0"}
    none = PipelinePlan.model_validate(plan.model_dump() | {"filters": [over], "focus": "deals"})
    assert first(answered(table, none, tmp_path)) == "No open deal fits."


@pytest.mark.parametrize("layout", sorted(LAYOUTS))
def test_what_is_offered_next_is_planned(layout: str, usual: Market, read: Read, tmp_path: Path) -> None:
    exported, words = read(LAYOUTS[layout](usual)), "which deals are at risk?"
    answer = answered(exported, planned(exported, usual, words), tmp_path)
    (offered,) = [part for part in answer.reply.parts if isinstance(part, Choices)]
    assert len(offered.options) >= 3
    for option in offered.options:
        plan = understand(option.value, exported, _TODAY).plan
        assert isinstance(plan, PipelinePlan), option.value
        assert option.value != words


def test_what_is_offered_next_is_answered_and_differs(ask: Ask) -> None:
    answer = ask("what is our pipeline worth?")
    (offered,) = [part for part in answer.reply.parts if isinstance(part, Choices)]
    said = {first(ask(option.value)) for option in offered.options}
    assert len(said) == len(offered.options)


def test_a_what_if_is_never_answered_from_memory(ask: Ask, table: Table, usual: Market) -> None:
    facts = ask("what is our pipeline worth?").facts
    plan = planned(table, usual)
    assert recall("what if the win rate drops 10%?", facts, plan) is None
    assert recall("what if we won Acme?", facts, plan) is None


def test_the_workbook_of_rates_has_them_and_no_empty_sheets(ask: Ask, tmp_path: Path) -> None:
    ask("win rate by source")
    book = openpyxl.load_workbook(tmp_path / "pipeline.xlsx")
    assert book.sheetnames == ["Summary", "Win rates"]
    assert next(row[0] for row in book["Win rates"].iter_rows(min_row=2, values_only=True)) == "Referral"


def test_the_workbook_of_deals_has_chance_worth_and_reasons(ask: Ask, tmp_path: Path) -> None:
    ask("which deals are at risk?")
    sheet = pd.read_excel(tmp_path / "pipeline.xlsx", sheet_name="Open deals")
    assert {"Deal", "Amount", "Chance to win", "Worth", "What moves it", "Why at risk"} <= set(sheet.columns)
    assert len(sheet) == 103
    assert sheet["What moves it"].notna().all()


def test_next_month_is_the_one_after_this(table: Table, usual: Market) -> None:
    plan = planned(table, usual, "which deals will close next month?")
    assert plan.period == Period(label="December 2026", start=date(2026, 12, 1), end=date(2026, 12, 31))
