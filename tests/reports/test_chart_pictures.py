"""Charts: the numbers that they draw, and that everybody can read them."""

import io
import warnings

import pytest
from PIL import Image

from automl.result import Unit
from reports import house_style
from reports.axis_labels import labelled
from reports.chart_text import drawable
from reports.charts import forecast_chart, recent_history
from reports.forecast.telling import Telling, tell
from reports.group_chart import group_chart
from reports.phrases import phrasebook
from tests.reports.fabricate import Shape, forecast_of
from tests.reports.shapes import SHAPES
from tests.reports.surroundings import plan_of


def telling_of(shape: Shape) -> Telling:
    result = forecast_of(shape)
    return tell(plan_of(shape, result), result, phrasebook("en"))


def contrast(one: str, other: str) -> float:
    """The contrast ratio of WCAG 2.2, 1 to 21."""

    def luminance(color: str) -> float:
        parts = [int(color[place : place + 2], 16) / 255 for place in (1, 3, 5)]
        red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue

    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("name", SHAPES)
def test_the_chart_draws_the_results_own_numbers(name: str) -> None:
    telling = telling_of(SHAPES[name])
    picture = forecast_chart(telling, "Title", "Subtitle")
    drawn = {series: [mark for mark in picture.data if mark["series"] == series] for series in ("history", "forecast")}
    assert [mark["value"] for mark in drawn["forecast"]] == [step.p50 for step in telling.result.path]
    assert [mark["p10"] for mark in drawn["forecast"]] == [step.p10 for step in telling.result.path]
    assert drawn["history"][-1]["value"] == telling.result.actuals[-1].value
    assert [mark["value"] for mark in drawn["history"]] == [actual.value for actual in recent_history(telling)]


def test_a_chart_is_sharp_and_carries_its_own_background() -> None:
    picture = forecast_chart(telling_of(SHAPES["monthly"]), "Title", "Subtitle")
    image = Image.open(io.BytesIO(picture.png)).convert("RGB")
    assert image.width == 1200
    corner = image.getpixel((2, 2))
    assert corner == tuple(int(house_style.CARD[place : place + 2], 16) for place in (1, 3, 5))


def test_colours_can_be_told_from_the_card() -> None:
    for name in ("INK", "QUIET", "HISTORY", "FORECAST", "BACKTEST", "EARLIER"):
        assert contrast(getattr(house_style, name), house_style.CARD) >= 4.5, name


def test_three_hundred_years_show_the_last_forty() -> None:
    assert len(recent_history(telling_of(SHAPES["yearly"]))) == 40


def test_names_that_no_font_can_draw_become_ranks_and_warn_nobody() -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        picture = group_chart(telling_of(SHAPES["foreign names"]), "売上", "売上")
    assert "東京支店" in {mark["series"] for mark in picture.data}
    assert drawable("Москва", "No. 1") == "Москва"


def test_at_most_ten_groups_are_drawn() -> None:
    telling = telling_of(SHAPES["many groups"])
    picture = group_chart(telling, "Title", "Subtitle")
    assert [mark["value"] for mark in picture.data] == [group.horizon.p50 for group in telling.result.groups[:10]]


@pytest.mark.parametrize("name", SHAPES)
def test_a_time_axis_has_a_few_labels_in_order(name: str) -> None:
    telling = telling_of(SHAPES[name])
    marks = [(step.period, step.start) for step in (*recent_history(telling), *telling.result.path)]
    places = labelled(marks, telling.result.history.frequency, telling.book.locale)
    positions = [position for position, _ in places]
    assert 1 <= len(places) <= 9
    assert positions == sorted(set(positions))


def test_labels_in_the_files_own_style_stay_as_they_are() -> None:
    shape = SHAPES["monthly"]
    result = forecast_of(shape)
    marks = [(f"{number % 3 + 1}-{number:02d}", actual.start) for number, actual in enumerate(result.actuals[:6])]
    places = labelled(marks, result.history.frequency, phrasebook("en").locale)
    assert [text for _, text in places] == [label for label, _ in marks]


def test_a_percentage_axis_is_in_percent() -> None:
    assert telling_of(SHAPES["percent"]).result.unit == Unit("percent")
    picture = forecast_chart(telling_of(SHAPES["percent"]), "Title", "Subtitle")
    assert len(picture.png) > 10_000
