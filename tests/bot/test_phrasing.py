"""How the page writes what it is given."""

from datetime import UTC, datetime, timedelta

import pytest

from bot.phrasing import between, duration, grid, headline, marks, pixels, remaining, size


def test_a_headline_with_a_number_is_taken_apart_and_reads_the_same() -> None:
    text = "Sales, Q1 2027: $1,234K, likely between $535K and $735K, 3% above the same quarter a year earlier."
    found = headline(text)
    assert (found.lead, found.value) == ("Sales, Q1 2027", "$1,234K")
    assert found.text == text


@pytest.mark.parametrize(
    "text",
    [
        "The table sample_sales holds 14,431 rows in 10 columns.",
        "Two things: first, the file; second, the question.",
        "Q4 2026 will bring about €840K (€730K to €1M): €524K is won already, 90 open deals add about €322K.",
        "That is outside what I can do: I answer questions about the data in a file.",
        "",
    ],
)
def test_a_headline_without_a_number_stays_whole(text: str) -> None:
    found = headline(text)
    assert (found.value, found.rest) == ("", text)


def test_columns_of_figures_are_known_and_words_with_digits_are_not() -> None:
    columns = ("Region", "Forecast", "Likely range", "Vs. a year earlier", "Range", "Empty")
    rows = (
        ("West 1", "$268,842", "$225,656 to $309,481", "-2%", "14,431 different values", ""),
        ("East 2", "−1.5M €", "143,898 to 237,511", "about the same", "Jan 1, 2022", "–"),
    )
    assert grid(columns, rows).numeric == [False, True, True, True, False, False]


def test_a_charts_numbers_become_a_table_with_a_row_for_each_mark() -> None:
    found = marks(
        [
            {"series": "history", "period": "2026-10", "value": 265362.79},
            {"series": "forecast", "period": "2026-11", "value": 0.25, "p10": None, "p90": 3.0},
        ]
    )
    assert found.columns == ["Series", "Period", "Value", "Low", "High"]
    assert found.rows == [["history", "2026-10", "265,363", "", ""], ["forecast", "2026-11", "0.25", "", "3"]]


def test_sizes_and_times_are_written_in_words() -> None:
    assert [size(count) for count in (12, 2048, 48_211, 1_153_433)] == ["12 B", "2.0 KB", "47 KB", "1.1 MB"]
    assert [duration(seconds) for seconds in (0.2, 32, 60, 80)] == ["1 s", "32 s", "1 min", "1 min 20 s"]
    assert [remaining(seconds) for seconds in (3, 24, 58, 100)] == [
        "a few seconds left",
        "about 25 s left",
        "about 1 min left",
        "about 2 min left",
    ]
    start = datetime(2026, 11, 21, tzinfo=UTC)
    assert between(start, start + timedelta(seconds=32)) == "32 s"
    assert between(start, None) == ""


def test_room_is_kept_for_a_chart_by_what_it_draws() -> None:
    """A thousand dots are one picture, not a thousand bars."""
    assert pixels([{"actual": 1.0, "predicted": 2.0}] * 1_000) == 862
    assert pixels([{"at": 1.0, "value": 2.0}] * 50) == 862
    assert pixels([{"series": "a", "taken": "b", "value": 2.0}] * 9) == 574
    assert pixels([{"series": "a", "value": 2.0}] * 10) == 980
