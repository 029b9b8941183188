"""What the slash command answers, to the person alone. Pure."""

from dataclasses import dataclass
from typing import Literal

from bot.platform import Json
from bot.slack.rendering.blocks import context, section
from bot.slack.rendering.escaping import marked, short
from bot.slack.surfacing.hints import HOW_TO_ASK, WHAT_I_AM
from bot.slack.surfacing.links import Links
from bot.slack.surfacing.lists import answer, file, listed, open_question
from bot.slack.surfacing.overview import Overview

Word = Literal["help", "jobs", "files"]
_OPEN, _ANSWERS, _FILES = 10, 10, 15
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
        case "help" | "jobs" | "files":
            return Wish(first)
        case _:
            return Wish("help", short(text.strip(), _LONGEST_WORD))


def spoken(text: str, blocks: list[Json]) -> Json:
    """An answer that only the person sees. text: what stands in for the blocks."""
    return {"response_type": "ephemeral", "text": text, "blocks": blocks}


def helping(command: str, unknown: str = "") -> Json:
    """What the command can do. command: as it was typed, "/threadcast"."""
    known = (
        f"`{marked(command)} jobs` shows your questions and their answers.\n`{marked(command)} files` shows your files."
    )
    first = [section(f"I don’t know “{marked(unknown)}”. This is what I can do:")] if unknown else []
    return spoken("What Threadcast can do.", [*first, section(HOW_TO_ASK), section(known), context(WHAT_I_AM)])


def jobs(overview: Overview, links: Links) -> Json:
    """A person's questions and where they stand."""
    blocks = [
        *listed("In progress", overview.of_kind("open"), _OPEN, lambda each: open_question(each, links)),
        *listed("Answers", overview.of_kind("forecast", "other"), _ANSWERS, lambda each: answer(each, links)),
    ]
    return spoken("Your questions.", blocks) if blocks else _nothing("You have not asked anything yet.")


def files(overview: Overview, links: Links) -> Json:
    """A person's files."""
    blocks = listed("Your files", overview.files, _FILES, lambda each: file(each, links))
    return spoken("Your files.", blocks) if blocks else _nothing("You have not sent a file yet.")


def sentence(text: str) -> Json:
    """An answer of words alone, not escaped yet."""
    return spoken(marked(text), [section(marked(text))])


def _nothing(told: str) -> Json:
    return spoken(told, [section(f"{told} {HOW_TO_ASK}")])
