"""What a sales manager reads of a pipeline."""

import json
from dataclasses import replace
from pathlib import Path

import openpyxl
import pandas as pd
import pytest

from automl.deals.result import Calibration, PipelineResult, Quarter
from automl.result import Caution
from automl.row_plans import PipelinePlan
from automl.table import Table
from reports.answer import Answer
from reports.contract import result_json
from reports.recall import recall
from reports.views.pipeline import view
from tests.reports.fabricate_deals import PLAN, RESULT
from tests.reports.figures import unbacked


def told(result: PipelineResult, out: Path, plan: PipelinePlan = PLAN) -> Answer:
    return view(plan, result, Table("deals.csv", pd.DataFrame(), ()), out)


def test_the_first_sentence_has_the_number_the_range_and_its_parts(tmp_path: Path) -> None:
    text = told(RESULT, tmp_path).reply.text()
    assert text.startswith("Q4 2026 will bring about €1.9M (€1.6M to €2.3M): €800K is won already, 2 open deals")
    assert "of those given about 70%, 68% were won" in text
    assert "held what the last 8 quarters brought 7 times" in text


def test_a_target_gets_its_chance_its_distance_and_its_coverage(tmp_path: Path) -> None:
    aimed = replace(RESULT, target=2_000_000, coverage=100_000 / 1_200_000)
    text = told(aimed, tmp_path, PLAN.model_copy(update={"goal": 2e6})).reply.text()
    assert "The chance to reach €2M is 31%." in text
    assert "€100K short" in text
    assert "€1.2M is still missing to €2M; 1 open deal due by the end of Q4 2026 amounts to" in text


def test_deals_at_risk_say_why(tmp_path: Path) -> None:
    text = told(RESULT, tmp_path).reply.text()
    assert "1 open deal worth €150K is at risk" in text
    assert "its expected close is 9 days over, open for 300 days, longer than nearly all won deals and large" in text


def test_the_gap_to_the_history_is_explained_only_where_there_is_one(tmp_path: Path) -> None:
    assert "€500K more than the deals say" in told(RESULT, tmp_path).reply.text()
    same = replace(RESULT, forecast=Quarter(1.5e6, 1.92e6, 2.4e6), gap=20_000.0)
    assert "Both ways agree" in told(same, tmp_path).reply.text()


def test_few_deals_say_which_rate_stands_in_and_how_sure_it_is(tmp_path: Path) -> None:
    few = replace(
        RESULT,
        modelled=False,
        closed=100,
        calibration=Calibration(None, None),
        cautions=(Caution("few_closed", {"closed": 100, "least": 200}),),
    )
    text = told(few, tmp_path).reply.text()
    assert "Only 100 deals are closed" in text
    assert "45%, the share of closed deals that were won (between 42% and 48%, 19 times in 20)" in text


def test_every_figure_of_the_words_is_a_fact_or_a_cell(tmp_path: Path) -> None:
    answer = told(RESULT, tmp_path)
    assert len({fact.id for fact in answer.facts}) == len(answer.facts)
    assert not unbacked(answer.reply.parts[0].text, answer.facts)  # type: ignore[union-attr]


def test_the_workbook_has_every_deal_and_no_formula(tmp_path: Path) -> None:
    told(RESULT, tmp_path)
    book = openpyxl.load_workbook(tmp_path / "pipeline.xlsx")
    rows = list(book["Open deals"].iter_rows(min_row=2, values_only=True))
    assert [row[0] for row in rows] == ["A-1", "A-2"]
    assert rows[1][1] == "'=HYPERLINK(1)"
    assert {"Summary", "Owners", "Months", "At risk", "Course", "Tests"} <= set(book.sheetnames)


def test_the_json_has_the_fields_of_the_contract() -> None:
    told_json = json.loads(json.dumps(result_json(RESULT), allow_nan=False))
    assert told_json["quarter"]["p50"] == 1_900_000
    assert told_json["calibration"] | {"brier": 0.2, "baseline_brier": 0.25} == told_json["calibration"]
    first = told_json["deals"][0]
    assert (first["id"], first["probability"], first["expected"], first["close"]) == ("A-1", 0.62, 62_000, "2026-12-04")
    assert first["reasons"] == [{"column": "Source", "value": "Referral", "contribution": 0.14}]


def test_the_chart_can_be_heard(tmp_path: Path) -> None:
    charts = [part for part in told(RESULT, tmp_path).reply.parts if part.kind == "chart"]
    assert "Q4 2026" in charts[0].alt  # type: ignore[union-attr]
    assert charts[0].path.read_bytes().startswith(b"\x89PNG")  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("say", "by"),
    [
        ("which deals are at risk?", "risk"),
        ("how sure are you?", "spread"),
        ("can I trust this?", "trust"),
        ("what is our win rate?", "rate"),
        ("how much is already won?", "won"),
        ("what about Ben?", "owner_2"),
        ("tell me about the Acme renewal deal", "deal_1"),
        ("why didn't you use the stage?", "aside_"),
        ("which model did you use?", "models"),
    ],
)
def test_questions_about_the_answer_are_served_from_its_facts(say: str, by: str, tmp_path: Path) -> None:
    facts = told(RESULT, tmp_path).facts
    found = recall(say, facts, PLAN)
    assert found is not None
    assert found.facts[0].id.startswith(by)
