"""Home, the command's answers and the forms fit into Slack, however much a person has."""

from datetime import UTC, datetime

import pytest

from bot.desk.configuring import BUDGET, COUNTRY, CURRENCY, FISCAL_START
from bot.slack.acting.forms import notice_form, sharing_form
from bot.slack.controls import Control
from bot.slack.naming import Spot
from bot.slack.surfacing import slash, wishes
from bot.slack.surfacing.home import home
from bot.slack.surfacing.links import Links
from bot.slack.surfacing.overview import Asked, Fitted, Given, Overview
from bot.slack.surfacing.standing import Standing
from tests.bot.slack.rendering.limit_checker import faults, home_faults, view_faults

AT = datetime(2026, 11, 21, 16, 5, tzinfo=UTC)
SPOT = Spot("C024BE7LH", "1763740000.000100")
LINKS = Links("https://acme.slack.com/")
WORDS = ("Predict sales", "R&D < 5 " * 400, "<!channel> *all* `now` " * 200, "売上" * 900)
HOLDING = {FISCAL_START: 2, CURRENCY: "<!here>", COUNTRY: None, BUDGET: 60.0}


def much(words: str) -> Overview:
    asked = [
        Asked(f"q_{n}", words, Standing(words, open=n % 3 == 0), ("open", "forecast", "other")[n % 3], AT, SPOT, "o_1")
        for n in range(300)
    ]
    return Overview(
        asked,
        [Given(f"d_{n}", words, 9, AT, SPOT, n % 2 > 0) for n in range(99)],
        [Fitted(words, words, AT, SPOT) for _ in range(99)],
    )


@pytest.mark.parametrize("words", WORDS, ids=("short", "long", "hostile", "foreign"))
def test_home_fits_and_calls_nobody(words: str) -> None:
    view = home(much(words), LINKS, wishes.shown(HOLDING))
    assert home_faults(view) == []
    assert "<!channel>" not in str(view)
    assert "<!here>" not in str(view)


@pytest.mark.parametrize("words", WORDS, ids=("short", "long", "hostile", "foreign"))
def test_the_commands_answers_fit_and_call_nobody(words: str) -> None:
    for answer in (
        slash.jobs(much(words), LINKS),
        slash.files(much(words), LINKS),
        slash.helping("/threadcast", words),
    ):
        assert faults(answer["blocks"], answer["text"]) == []
        assert "<!channel>" not in str(answer)


def test_the_forms_fit() -> None:
    forms = [sharing_form(Control("share", "o_1")), notice_form("Not done", "R&D < 5 " * 900), wishes.form(HOLDING)]
    assert [view_faults(form) for form in forms] == [[], [], []]
