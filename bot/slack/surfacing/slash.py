"""What the slash command answers, to the person alone. Pure."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from bot.platform import Json
from bot.slack.rendering import limits
from bot.slack.rendering.blocks import context, section
from bot.slack.rendering.escaping import marked, short
from bot.slack.rendering.fitting import fitting
from bot.slack.surfacing.hints import HOW_TO_ASK, WHAT_I_AM
from bot.slack.surfacing.links import Links
from bot.slack.surfacing.lists import answer, file, listed, model, open_question
from bot.slack.surfacing.overview import Overview

Word = Literal["help", "jobs", "files", "models"]
_MOST = (10, 7, 5, 3, 2, 1)
_LONGEST_WORD = 40


@dataclass(frozen=True, slots=True)
class Wish:
    """What somebody typed after the command. unknown: their word, where it is none of the command's."""

    word: Word
    unknown: str = ""


def wished(text: str) -> Wish:
    """What is wished by a command's text; anything unknown is a wish for help."""
    first = (text.split() or ["help"])[0].lower()
    match first:
        case "help" | "jobs" | "files" | "models":
            return Wish(first)
        case _:
            return Wish("help", short(text.strip(), _LONGEST_WORD))


def spoken(text: str, blocks: list[Json]) -> Json:
    """An answer that only the person sees. text: what stands in for the blocks."""
    return {"response_type": "ephemeral", "text": text, "blocks": fitting(blocks)}


def helping(command: str, unknown: str = "") -> Json:
    """What the command can do. command: as it was typed, "/threadcast"."""
    known = (
        f"`{marked(command)} jobs` shows your questions and their answers.\n"
        f"`{marked(command)} files` shows your files.\n"
        f"`{marked(command)} models` shows what predicts for you: of what, how well, from which file."
    )
    first = [section(f"I don’t know “{marked(unknown)}”. This is what I can do:")] if unknown else []
    return spoken("What Threadcast can do.", [*first, section(HOW_TO_ASK), section(known), context(WHAT_I_AM)])


def jobs(overview: Overview, links: Links) -> Json:
    """A person's questions and where they stand."""
    working, ended = overview.of_kind("open"), overview.of_kind("forecast", "other")

    def made(most: int) -> list[Json]:
        return [
            *listed("In progress", working, most, lambda each: open_question(each, links)),
            *listed("Answers", ended, most, lambda each: answer(each, links)),
        ]

    return _fitting("Your questions.", made) if overview.asked else _nothing("You have not asked anything yet.")


def files(overview: Overview, links: Links) -> Json:
    """A person's files."""

    def made(most: int) -> list[Json]:
        return listed("Your files", overview.files, most, lambda each: file(each, links))

    return _fitting("Your files.", made) if overview.files else _nothing("You have not sent a file yet.")


def models(overview: Overview, links: Links) -> Json:
    """A person's models."""

    def made(most: int) -> list[Json]:
        return listed("Your models", overview.models, most, lambda each: model(each, links))

    if overview.models:
        return _fitting("Your models.", made)
    return _nothing("You have no model yet: say “predict” and the name of a column, such as “predict churn”.")


def sentence(text: str) -> Json:
    """An answer of words alone, not escaped yet."""
    return spoken(marked(text), [section(marked(text))])


def _nothing(told: str) -> Json:
    return spoken(told, [section(f"{told} {HOW_TO_ASK}")])


def _fitting(text: str, made: Callable[[int], list[Json]]) -> Json:
    """As long a list as a message holds."""
    return spoken(text, next((blocks for most in _MOST if limits.fit(blocks := made(most))), []))
