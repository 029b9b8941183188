"""The workspace's own charts: only where the numbers fit them, and the same numbers as in the picture."""

from pathlib import Path

from bot.platform import Json
from bot.slack.rendering.message import rendered
from bot.slack.rendering.room import Surfaces
from reports.reply import Chart
from tests.bot.slack.rendering.letters import letter

Mark = dict[str, str | float | None]


def drawn(*marks: Mark, title: str = "Sales, Q1 2027: $639K, 4% above the quarter a year before it") -> Json | None:
    chart = Chart(Path("w/q/answer/sales.png"), title, "Line chart of Sales", marks)
    blocks = rendered(letter(chart), Surfaces()).blocks
    return next((block for block in blocks if block["type"] == "data_visualization"), None)


def history(count: int) -> list[Mark]:
    return [
        {"series": "history", "period": f"{2020 + n // 12}-{n % 12 + 1:02}", "value": float(n)} for n in range(count)
    ]


def ahead(count: int) -> list[Mark]:
    return [
        {"series": "forecast", "period": f"2027-{n + 1:02}", "value": 50.0 + n, "p10": 40.0, "p90": 60.0 + n}
        for n in range(count)
    ]


def test_a_forecast_is_three_lines_that_part_where_it_begins() -> None:
    block = drawn(*history(40), *ahead(3))
    assert block is not None
    assert block["title"] == "Sales, Q1 2027"
    low, likely, high = block["chart"]["series"]
    assert [each["name"] for each in (low, likely, high)] == ["Low", "Likely", "High"]
    assert len(likely["data"]) == 20
    assert [series["data"][16]["value"] for series in (low, likely, high)] == [39.0, 39.0, 39.0]
    assert [series["data"][-1]["value"] for series in (low, likely, high)] == [40.0, 52.0, 62.0]


def test_a_forecast_of_many_steps_is_a_picture_alone() -> None:
    assert drawn(*history(40), *ahead(16)) is None


def test_groups_are_bars() -> None:
    block = drawn({"series": "West", "value": 3.0, "p10": 1.0}, {"series": "East", "value": 2.0})
    assert block is not None
    assert block["chart"]["type"] == "bar"
    assert block["chart"]["axis_config"]["categories"] == ["West", "East"]


def test_names_that_are_too_long_for_the_axis_are_in_the_picture_alone() -> None:
    assert drawn({"series": "A region with a very long name", "value": 3.0}, {"series": "East", "value": 2.0}) is None


def test_a_step_that_is_not_over_is_no_fall() -> None:
    whole: list[Mark] = [{"series": "whole", "period": f"2024-{n:02}", "value": 10.0} for n in range(1, 5)]
    block = drawn(*whole, {"series": "not whole", "period": "2024-05", "value": 1.0})
    assert block is not None
    assert len(block["chart"]["series"][0]["data"]) == 4
    assert [each["name"] for each in block["chart"]["series"]] == ["Value"]


def test_groups_over_time_are_lines_over_the_steps_that_all_have() -> None:
    west: list[Mark] = [{"series": "West", "period": f"2024-{n:02}", "value": 1.0} for n in range(1, 9)]
    east: list[Mark] = [{"series": "East", "period": f"2024-{n:02}", "value": 2.0} for n in range(3, 9)]
    block = drawn(*west, *east)
    assert block is not None
    assert block["chart"]["axis_config"]["categories"] == [f"2024-{n:02}" for n in range(3, 9)]
    assert [each["name"] for each in block["chart"]["series"]] == ["West", "East"]


def test_years_are_called_by_their_number_and_months_without_a_day() -> None:
    years = [{"series": "", "period": f"20{n}-01-01", "value": float(n)} for n in range(19, 23)]
    months = [{"series": "", "period": f"2022-{n:02}-01", "value": float(n)} for n in range(1, 5)]
    days = [{"series": "", "period": f"2022-01-{n:02}", "value": float(n)} for n in range(1, 5)]
    labels = [block["chart"]["axis_config"]["categories"] for each in (years, months, days) if (block := drawn(*each))]
    assert [named[-1] for named in labels] == ["2022", "2022-04", "2022-01-04"]
