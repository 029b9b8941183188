"""What a sales manager reads of a pipeline."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import openpyxl
import pandas as pd

from automl.deals.result import Bin, Calibration, Deal, Open, PipelineResult, Point, Quarter, Reason, SetAside, Share
from automl.plan import Period
from automl.result import Caution, Unit
from automl.row_plans import PipelinePlan
from automl.table import Table
from reports.answer import Answer
from reports.contract import result_json
from reports.views.pipeline import view
from tests.reports.figures import unbacked

_PERIOD = Period(label="Q4 2026", start=date(2026, 10, 1), end=date(2026, 12, 31))
_PLAN = PipelinePlan(target="Stage", amount="Amount", owner="Owner", period=_PERIOD, today=date(2026, 11, 10))
_DEALS = (
    Deal("A-1", 0.62, 62_000, date(2026, 12, 4), (Reason("Source", "Referral", 0.14),), 100_000, 0.5, "Anna", "Offer",
         name="Acme renewal", age=40),
    Deal("A-2", 0.06, 9_000, date(2027, 1, 9), (Reason("age", 300, -0.2),), 150_000, 0.03, "Ben", "Offer",
         ("overdue", "old", "unlikely_large"), "=HYPERLINK(1)", date(2026, 11, 1), 300),
)  # fmt: skip
RESULT = PipelineResult(
    period=_PERIOD,
    quarter=Quarter(1_600_000, 1_900_000, 2_300_000, 800_000, 0.31, 900_000, 200_000),
    open=Open(2, 250_000, 71_000, 1, 100_000, 50_000),
    deals=_DEALS,
    calibration=Calibration(0.2, 0.25, 900, (Bin(450, 0.2, 0.22), Bin(450, 0.7, 0.68)), 8, 7),
    unit=Unit("money", "EUR"),
    modelled=True,
    model="hazard_and_logistic",
    closed=1_000,
    won=450,
    win_rate=0.45,
    owners=(Share("Anna", 1, 100_000, 62_000), Share("Ben", 1, 150_000, 9_000)),
    months=(Share("2026-12", 1, 100_000, 62_000), Share("2027-01", 1, 150_000, 9_000)),
    forecast=Quarter(1_900_000, 2_400_000, 2_900_000),
    gap=500_000,
    set_aside=(SetAside("Stage", "stage"),),
    today=date(2026, 11, 10),
    rate_low=0.42,
    rate_high=0.48,
    course=(
        Point(date(2026, 10, 1), 0, 0, 0),
        Point(date(2026, 11, 10), 8e5, 8e5, 8e5),
        Point(date(2026, 12, 31), 1.6e6, 1.9e6, 2.3e6),
    ),
    past=(("Q3 2026", 1_700_000.0),),
)


def told(result: PipelineResult, out: Path, plan: PipelinePlan = _PLAN) -> Answer:
    return view(plan, result, Table("deals.csv", pd.DataFrame(), ()), out)


def test_the_first_sentence_has_the_number_the_range_and_its_parts(tmp_path: Path) -> None:
    text = told(RESULT, tmp_path).reply.text()
    assert text.startswith("Q4 2026 will bring about €1.9M (€1.6M to €2.3M): €800K is won already, 2 open deals")
    assert "of those given about 70%, 68% were won" in text
    assert "held what the last 8 quarters brought 7 times" in text


def test_a_target_gets_its_chance_its_distance_and_its_coverage(tmp_path: Path) -> None:
    aimed = replace(RESULT, target=2_000_000, coverage=100_000 / 1_200_000)
    text = told(aimed, tmp_path, _PLAN.model_copy(update={"goal": 2e6})).reply.text()
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
    told_json = result_json(RESULT)
    assert told_json["quarter"]["p50"] == 1_900_000
    assert told_json["calibration"] | {"brier": 0.2, "baseline_brier": 0.25} == told_json["calibration"]
    first = told_json["deals"][0]
    assert (first["id"], first["probability"], first["expected"], first["close"]) == ("A-1", 0.62, 62_000, "2026-12-04")
    assert first["reasons"] == [{"column": "Source", "value": "Referral", "contribution": 0.14}]


def test_the_chart_can_be_heard(tmp_path: Path) -> None:
    charts = [part for part in told(RESULT, tmp_path).reply.parts if part.kind == "chart"]
    assert "Q4 2026" in charts[0].alt  # type: ignore[union-attr]
    assert charts[0].path.read_bytes().startswith(b"\x89PNG")  # type: ignore[union-attr]
