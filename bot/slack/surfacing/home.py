"""The Home tab: what a person asked, gave and got; for admins the workspace's settings, too. Pure."""

from bot.platform import Json
from bot.slack.rendering.blocks import context, header, section
from bot.slack.surfacing.hints import HOW_TO_ASK, WHAT_I_AM
from bot.slack.surfacing.links import Links
from bot.slack.surfacing.lists import answer, file, listed, model, open_question
from bot.slack.surfacing.overview import Overview

_OPEN, _ANSWERS, _FILES = 10, 5, 8


def home(overview: Overview, links: Links, settings: list[Json]) -> Json:
    """The view. settings: the blocks of the workspace's settings; empty for who is no admin."""
    return {
        "type": "home",
        "blocks": [section(HOW_TO_ASK), context(WHAT_I_AM), *_own(overview, links), *settings],
    }


def lost(sentence: str) -> Json:
    """The view where what belongs in it cannot be had."""
    return {"type": "home", "blocks": [header("Threadcast"), section(sentence)]}


def _own(overview: Overview, links: Links) -> list[Json]:
    blocks = [
        *listed("In progress", overview.of_kind("open"), _OPEN, lambda each: open_question(each, links)),
        *listed("Forecasts", overview.of_kind("forecast"), _ANSWERS, lambda each: answer(each, links)),
        *listed("Models", overview.models, _ANSWERS, lambda each: model(each, links)),
        *listed("Other answers", overview.of_kind("other"), _ANSWERS, lambda each: answer(each, links)),
        *listed("Files", overview.files, _FILES, lambda each: file(each, links)),
    ]
    return blocks or [section("*Nothing here yet.* Your questions, forecasts and files will stand here.")]
