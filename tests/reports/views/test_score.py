"""What a person reads when a list was scored."""

from dataclasses import replace
from pathlib import Path

import openpyxl
import pandas as pd

from reports.answer import Answer
from reports.catalog import view
from reports.contract import result_json
from reports.reply import FilePart, Footnote, Paragraph, TablePart
from reports.rows import list_files
from tests.reports.fabricate_reasons import DOLLARS, SCORE, scored, scored_list
from tests.reports.fabricate_rows import churn_table
from tests.reports.figures import unbacked


def told(out: Path, **changed: object) -> Answer:
    scored_list().to_parquet(out / "scored.parquet")
    return view(SCORE, replace(scored(), **changed), churn_table(), out)  # type: ignore[arg-type]  # fields by name


def said(answer: Answer) -> list[str]:
    return [part.text for part in answer.reply.parts if isinstance(part, Paragraph)]


def files(answer: Answer) -> dict[str, Path]:
    return {part.role: part.path for part in answer.reply.parts if isinstance(part, FilePart)}


def test_how_many_are_flagged_and_expected_comes_first(tmp_path: Path) -> None:
    first, second = said(told(tmp_path))
    assert first == "Of 40 customers, 23 are flagged as likely to leave."
    assert second.startswith("In all, about 22 are expected to leave.")


def test_columns_that_are_missing_renamed_or_hold_new_values_are_told(tmp_path: Path) -> None:
    second = said(told(tmp_path))[1]
    assert "The list lacks Partner, so these count as unknown and the predictions are weaker." in second
    assert "never seen when learning, so they count as unknown: Contract “Weekly” and “Three year”" in second.replace(
        "Never", "never"
    )
    assert "Months with us for tenure" in second


def test_a_list_that_fits_says_so_in_the_small_print(tmp_path: Path) -> None:
    answer = told(tmp_path, renamed={}, missing=(), new_categories={})
    small = next(part.text for part in answer.reply.parts if isinstance(part, Footnote))
    assert small == "Scored with WeightedEnsemble. Every column of the model is there."


def test_the_likeliest_rows_are_shown_with_their_reason(tmp_path: Path) -> None:
    shown = next(part for part in told(tmp_path).reply.parts if isinstance(part, TablePart))
    assert list(shown.rows[0]) == ["New-000", "95%", "Contract Month-to-month"]
    assert (len(shown.rows), shown.total_rows) == (10, 40)


def test_workbook_and_csv_hold_every_row_and_no_formula(tmp_path: Path) -> None:
    found = files(told(tmp_path))
    sheet = openpyxl.load_workbook(found["workbook"])["Scored rows"]
    assert sheet.max_row == 41
    assert sheet["B2"].value == "'=1+1"
    csv = pd.read_csv(found["table"])
    assert list(csv.columns) == list(scored_list().columns)
    assert csv["Note"][0] == "'=1+1"


def test_a_list_too_long_for_a_sheet_is_whole_in_the_csv(tmp_path: Path) -> None:
    limit = list_files.MOST_ROWS
    frame = pd.DataFrame({"Customer": range(limit + 5), "Churn_p_Yes": 0.5})
    frame.to_parquet(tmp_path / "scored.parquet")
    answer = view(SCORE, replace(scored(), rows=len(frame)), churn_table(), tmp_path)
    sheet = openpyxl.load_workbook(files(answer)["workbook"], read_only=True)["Scored rows"]
    assert sheet["A1"].value == "These are the first 100,000 of 100,005; the CSV has them all."
    assert len(pd.read_csv(files(answer)["table"])) == limit + 5


def test_amounts_are_told_on_average_and_in_all(tmp_path: Path) -> None:
    top = pd.DataFrame({"House": ["H1", "H2"], "predicted": [300_000.0, 250_000.0], "reason": ["", ""]})
    answer = told(
        tmp_path, target="Price", task="regression", positive=None, classes=(), flagged=None, counts={}, top=top,
        expected=9_400_000.0, unit=DOLLARS,
    )  # fmt: skip
    assert said(answer)[0] == "40 customers scored; the predicted Price averages $235K."
    assert said(answer)[1].startswith("In all, Price comes to $9.4M.")


def test_kinds_are_counted(tmp_path: Path) -> None:
    answer = told(tmp_path, task="multiclass", positive=None, flagged=None, expected=None, target="Plan")
    assert said(answer)[0] == "40 customers scored; Plan is “Yes” for 23 and “No” for 17."


def test_no_figure_stands_in_an_answer_that_no_fact_backs(tmp_path: Path) -> None:
    answer = told(tmp_path)
    shown = next(part for part in answer.reply.parts if isinstance(part, TablePart))
    own = [row[0] for row in shown.rows]
    titles = [shown.title, "Showing 10 of 40"]
    assert unbacked(answer.reply.text(), answer.facts, [*own, *titles]) == set()


def test_the_json_keeps_the_contract() -> None:
    assert set(result_json(scored())) == {"rows", "renamed", "missing", "new_categories"}
