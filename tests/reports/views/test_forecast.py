"""What a person reads of a forecast."""

from pathlib import Path

import pytest

from reports.answer import Answer
from reports.catalog import view
from reports.reply import Chart, FilePart, Paragraph
from tests.reports.fabricate import forecast_of
from tests.reports.shapes import SHAPES
from tests.reports.surroundings import plan_of, table_of


def answer(name: str, out: Path) -> Answer:
    shape = SHAPES[name]
    result = forecast_of(shape)
    return view(plan_of(shape, result), result, table_of(shape, result), out)


@pytest.mark.parametrize("name", SHAPES)
def test_every_shape_of_data_gets_words_a_chart_and_a_workbook(name: str, tmp_path: Path) -> None:
    reply = answer(name, tmp_path).reply
    charts = [part for part in reply.parts if isinstance(part, Chart)]
    files = [part for part in reply.parts if isinstance(part, FilePart)]
    assert isinstance(reply.parts[0], Paragraph)
    assert all(chart.path.stat().st_size > 10_000 and chart.data for chart in charts)
    assert "workbook" in [file.role for file in files]
    assert all(file.path.exists() for file in files)


def test_the_first_sentence_says_what_when_how_much_and_how_sure(tmp_path: Path) -> None:
    first = answer("monthly", tmp_path).reply.parts[0]
    assert isinstance(first, Paragraph)
    assert first.text == (
        "Sales, Q4 2024: $4.94M, likely between $4.80M and $5.09M, 2% above the same quarter a year earlier."
    )


def test_a_goal_is_answered_before_anything_else(tmp_path: Path) -> None:
    first = answer("partial", tmp_path).reply.parts[0]
    assert isinstance(first, Paragraph)
    assert first.text.startswith(
        "The chance of reaching $5M is 32%. The likeliest outcome, $4.73M, is $270K short. "
        "It would take 6% more than forecast."
    )
