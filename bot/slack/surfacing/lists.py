"""A person's questions, files and models as blocks, for Home and the slash command alike. Pure."""

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import TypeVar

from bot.phrasing import size
from bot.platform import Json
from bot.slack.rendering.blocks import actions, button, context, header, plain_text, section
from bot.slack.rendering.escaping import cut, marked, short
from bot.slack.surfacing.links import Links
from bot.slack.surfacing.overview import Asked, Fitted, Given

STOP = "stop_question"
"""The action of the button that stops an open question; its value is the question's id."""
DELETE = "delete_file"
"""The action of the button that deletes a file; its value is the dataset's id."""
_WORDS = 150
_STANDING = 600
_SPOKEN = 2_500
_TITLE, _NOTICE, _ANSWER = 100, 300, 30

Item = TypeVar("Item")


def listed(title: str, items: Sequence[Item], most: int, blocks: Callable[[Item], list[Json]]) -> list[Json]:
    """A titled list that says how many of them it shows; nothing where there are none."""
    if not items:
        return []
    made = [block for item in items[:most] for block in blocks(item)]
    more = [context(f"Showing {most} of {len(items)}.")] if len(items) > most else []
    return [header(title), *made, *more]


def open_question(asked: Asked, links: Links) -> list[Json]:
    """A question that is worked on, with what to do about it."""
    opens = links.button(asked.where)
    stop = button("Stop", STOP, asked.question)
    return [section(_spoken(asked)), actions([stop] if opens is None else [opens, stop])]


def answer(asked: Asked, links: Links) -> list[Json]:
    """A question that has ended, with what was said."""
    return [section(f"{_spoken(asked)}\n{moment(asked.at)}", links.button(asked.where))]


def file(given: Given, links: Links) -> list[Json]:
    """A file, with what to do about it."""
    unread = "" if given.readable else " · could not be read"
    text = f"*{marked(short(given.name, _WORDS))}*\n{size(given.bytes)} · {moment(given.at)}{unread}"
    delete = {**button("Delete", DELETE, given.dataset), "confirm": _sure(given.name)}
    opens = links.button(given.where)
    return [section(text), actions([delete] if opens is None else [opens, delete])]


def model(fitted: Fitted, links: Links) -> list[Json]:
    """A model: what it predicts, how well, from which file, since when."""
    name = marked(short(fitted.target or fitted.name, _WORDS))
    about = [marked(short(fitted.file, _WORDS)), marked(fitted.good), moment(fitted.at)]
    return [section(f"*Predicts {name}*\n{' · '.join(filter(None, about))}", links.button(fitted.where))]


def moment(at: datetime) -> str:
    """A moment in each reader's own time zone; the day where Slack cannot say it."""
    return f"<!date^{int(at.timestamp())}^{{date_short_pretty}} at {{time}}|{at:%d %b %Y}>"


def _spoken(asked: Asked) -> str:
    spoken = f"*{marked(short(asked.words, _WORDS))}*\n{marked(short(asked.standing.text, _STANDING))}"
    return cut(spoken, _SPOKEN)


def _sure(name: str) -> Json:
    return {
        "title": plain_text("Delete this file?", _TITLE),
        "text": plain_text(f"{short(name, _WORDS)}, and the charts and workbooks made from it, are removed.", _NOTICE),
        "confirm": plain_text("Delete", _ANSWER),
        "deny": plain_text("Keep it", _ANSWER),
        "style": "danger",
    }
