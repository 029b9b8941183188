"""What stands beside a prediction's words: the workbook, the charts, the JSON."""

from dataclasses import replace
from pathlib import Path

import openpyxl
import pandas as pd
import pytest

from automl.predicting.result import Bin
from reports.catalog import view
from reports.contract import result_json
from reports.reply import Chart, FilePart
from tests.reports.fabricate_rows import (
    churn_plan,
    churn_result,
    churn_table,
    waiting_customers,
)
from tests.reports.views.predictions import EVERY, told


def test_the_workbook_has_every_figure_beside_a_guess_and_all_waiting_rows(tmp_path: Path) -> None:
    frame = waiting_customers(30).assign(Note="=HYPERLINK(1)")
    frame.to_parquet(tmp_path / "scored.parquet")
    answer = view(churn_plan(), replace(churn_result(), scored="scored.parquet"), churn_table(), tmp_path)
    files = {part.role: part.path for part in answer.reply.parts if isinstance(part, FilePart)}
    book = openpyxl.load_workbook(files["workbook"])
    assert book.sheetnames[:3] == ["Summary", "Waiting rows", "Metrics"]
    assert book["Waiting rows"].max_row == 31
    figures = {row[0]: row[1:3] for row in book["Metrics"].iter_rows(min_row=2, values_only=True)}
    assert figures["ROC AUC"] == (0.86, 0.5)
    csv = pd.read_csv(files["table"])
    assert len(csv) == 30
    assert set(csv["Note"]) == {"'=HYPERLINK(1)"}


def test_chances_are_drawn_by_tenths_and_none_twice(tmp_path: Path) -> None:
    """Most rows are given next to no chance; they are one bar."""
    bins = (Bin(0.001, 0.0, 500), Bin(0.004, 0.01, 300), Bin(0.03, 0.02, 100), Bin(0.64, 0.6, 50), Bin(0.97, 1.0, 50))
    answer = view(churn_plan(), replace(churn_result(), calibration=bins), churn_table(), tmp_path)
    chart = [part for part in answer.reply.parts if isinstance(part, Chart)][-1]
    assert [mark["name"] for mark in chart.data] == ["given 97%", "given 64%", "given 1%"]


@pytest.mark.parametrize("name", EVERY)
def test_every_chart_says_in_words_what_it_shows(name: str, tmp_path: Path) -> None:
    charts = [part for part in told(name, tmp_path).reply.parts if isinstance(part, Chart)]
    assert charts or name == "hopeless"
    for chart in charts:
        assert chart.path.stat().st_size > 5_000
        assert len(chart.alt) > 40
        assert chart.data


def test_the_json_keeps_the_contract(tmp_path: Path) -> None:
    _ = tmp_path
    shown = result_json(churn_result())
    for name in (
        "task",
        "target",
        "positive",
        "metrics",
        "baseline",
        "rows_trained",
        "rows_tested",
        "slices",
        "warnings",
    ):
        assert name in shown
    assert set(shown["metrics"]) == set(shown["baseline"])
    assert set(shown["model"]) == {"name", "family", "path", "id"}
    assert shown["split"] == "stratified"
    assert shown["drivers"][0] == {"column": "Contract", "share": 0.41, "direction": None}
    assert shown["set_aside"][0] == {"column": "Cancel reason", "why": "leak"}
