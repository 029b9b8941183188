"""What a person reads when they ask about the past."""

from datetime import date
from pathlib import Path

import openpyxl
import pytest

from automl.capabilities.ask import ask
from automl.engine import Deadline
from automl.plan import AskPlan, Circumstances
from automl.understanding import understand
from reports.answer import Answer
from reports.catalog import view
from reports.contract import plan_json, result_json
from reports.reply import Chart, Details, TablePart
from tests.automl.asking.questions import QUESTIONS
from tests.automl.asking.sales import table
from tests.reports.figures import unbacked

TODAY = Circumstances(today=date(2026, 11, 21), currency="USD")


def planned(question: str) -> AskPlan:
    plan = understand(question, table(), TODAY).plan
    assert isinstance(plan, AskPlan), question
    return plan


def answer(question: str, out: Path) -> Answer:
    plan = planned(question)
    return view(plan, ask(plan, table(), TODAY, Deadline(20)), table(), out)


def headline(question: str, out: Path) -> str:
    return answer(question, out).reply.text().splitlines()[0]


def test_the_first_sentence_answers(tmp_path: Path) -> None:
    assert (
        headline("which rep sold the most in 2022?", tmp_path) == "Highest Sales, 2022: Boris with $340K, 23% of all."
    )
    assert headline("total sales in 2022", tmp_path) == "Sales, 2022: $1.50M."
    assert headline("bottom 2 reps by sales", tmp_path) == "Lowest Sales: Chloe ($733K) and Amara ($806K)."
    assert headline("what share of sales is West", tmp_path).startswith("Region West, share of Sales: 33%, $1.37M of")
    assert headline("did Furniture grow in 2022", tmp_path).startswith(
        "Sales, only Category Furniture, 2022 against 2021: up $75.3K (13%), from $575K to $650K"
    )
    assert headline("list the regions", tmp_path).startswith("Region has 5 different values: East, North, South, West")


@pytest.mark.parametrize("question", [questions[0] for questions, _ in QUESTIONS])
def test_no_figure_stands_in_an_answer_that_no_fact_backs(question: str, tmp_path: Path) -> None:
    told = answer(question, tmp_path)
    shown = next((part for part in told.reply.parts if isinstance(part, TablePart)), None)
    cells = [cell for row in shown.rows for cell in row] if shown else []
    counts = [f"Showing {len(shown.rows)} of {shown.total_rows}"] if shown else []
    text = told.reply.text()
    assert unbacked(text, told.facts, [*cells, *counts, *(shown.columns if shown else ())]) == set()


def test_the_sql_is_one_click_away_and_its_days_are_written_out(tmp_path: Path) -> None:
    told = answer("sales by region in 2022", tmp_path)
    sql = next(part.text for part in told.reply.parts if isinstance(part, Details))
    assert "DATE '2022-01-01'" in sql
    assert "$" not in sql


def test_groups_get_bars_time_gets_a_line_and_a_single_number_nothing(tmp_path: Path) -> None:
    def charts(question: str) -> list[Chart]:
        return [part for part in answer(question, tmp_path).reply.parts if isinstance(part, Chart)]

    assert {mark["series"] for mark in charts("sales by rep")[0].data} == {"Kevin", "Amara", "Boris", "Chloe", "Dmitri"}
    assert len(charts("sales by month in 2022")[0].data) == 12
    assert charts("total sales") == []


def test_a_long_course_of_time_shows_its_picture_first_and_then_the_latest_steps(tmp_path: Path) -> None:
    told = answer("sales by month", tmp_path)
    kinds = [part.kind for part in told.reply.parts]
    assert kinds.index("chart") < kinds.index("table")
    shown = next(part for part in told.reply.parts if isinstance(part, TablePart))
    drawn = next(part for part in told.reply.parts if isinstance(part, Chart))
    assert shown.title.endswith("the latest 10 months")
    assert str(drawn.data[-1]["period"])[:4] == shown.rows[-1][0][-4:]


def test_a_long_answer_shows_ten_and_the_workbook_has_all(tmp_path: Path) -> None:
    told = answer("sales by customer", tmp_path)
    shown = next(part for part in told.reply.parts if isinstance(part, TablePart))
    assert (len(shown.rows), shown.total_rows) == (10, 40)
    book = openpyxl.load_workbook(next(tmp_path.glob("*.xlsx")))
    assert book.worksheets[0].max_row == 41


def test_a_month_that_is_not_over_is_told(tmp_path: Path) -> None:
    assert "Sep 2023 is not over: its last row is of" in answer("sales by month since 2023", tmp_path).reply.text()


def test_two_years_of_which_one_is_not_over_are_counted_to_the_same_day(tmp_path: Path) -> None:
    text = answer("sales 2023 vs 2022", tmp_path).reply.text()
    assert "2023 is not over in these data, so both are counted up to the same day" in text


def test_groups_without_a_name_are_blank(tmp_path: Path) -> None:
    shown = next(part for part in answer("sales by region", tmp_path).reply.parts if isinstance(part, TablePart))
    assert "(blank)" in [row[0] for row in shown.rows]


def test_the_contract_has_its_fields_and_no_others() -> None:
    plan = planned("which rep sold the most in 2022?")
    assert "sql" not in plan_json(plan)
    told = result_json(ask(plan, table(), TODAY, Deadline(20)))
    assert list(told) == ["columns", "rows", "row_count", "sql"]
    assert told["columns"] == ["Rep", "Sales"]
