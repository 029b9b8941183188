"""The blocks and controls that messages, modals and Home are made of. Texts that are `marked` come escaped already."""

from collections.abc import Sequence

from bot.platform import Json
from bot.slack.rendering import limits
from bot.slack.rendering.escaping import cut, short, unmarked


def section(text: str, accessory: Json | None = None) -> Json:
    """A paragraph with marks. accessory: a control at its right."""
    block: Json = {"type": "section", "text": mrkdwn(cut(text, limits.SECTION))}
    return block if accessory is None else {**block, "accessory": accessory}


def context(text: str) -> Json:
    """Small print with marks."""
    return {"type": "context", "elements": [mrkdwn(cut(text, limits.CONTEXT))]}


def header(text: str) -> Json:
    """A large line, not escaped."""
    return {"type": "header", "text": plain_text(text, limits.HEADER)}


def divider() -> Json:
    return {"type": "divider"}


def fields(texts: Sequence[str]) -> Json:
    """Up to ten short texts with marks, in two columns."""
    return {
        "type": "section",
        "fields": [mrkdwn(cut(text, limits.FIELD)) for text in texts[: limits.MOST_FIELDS]],
    }


def actions(elements: Sequence[Json], named: str = "") -> Json:
    """A row of controls. named: what the row is called, which comes back with each click; unique in its message."""
    name = {"block_id": named} if named else {}
    return {"type": "actions", **name, "elements": list(elements[: limits.MOST_IN_ACTIONS])}


def button(label: str, action_id: str, value: str, *, style: str | None = None, url: str | None = None) -> Json:
    """A button. label: not escaped. style: primary or danger. url: what it opens beside."""
    made: Json = {
        "type": "button",
        "text": plain_text(label, limits.BUTTON),
        "action_id": action_id,
        "value": value,
    }
    return made | ({"style": style} if style else {}) | ({"url": url} if url else {})


def option(label: str, value: str) -> Json:
    """What a select, or a list of boxes, has to choose from. label: not escaped."""
    return {"text": plain_text(label, limits.OPTION), "value": value}


def select(placeholder: str, action_id: str, options: Sequence[Json]) -> Json:
    """A select of up to a hundred options."""
    return {
        "type": "static_select",
        "placeholder": plain_text(placeholder, limits.PLACEHOLDER),
        "action_id": action_id,
        "options": list(options[: limits.MOST_OPTIONS]),
    }


def mrkdwn(text: str) -> Json:
    """A text object with marks. Nothing in it becomes a link or a call by itself."""
    return {"type": "mrkdwn", "text": text or " ", "verbatim": True}


def plain_text(text: str, most: int) -> Json:
    """A text object without marks; what is not escaped comes here."""
    return {"type": "plain_text", "text": short(unmarked(short(text, 4 * most)), most) or " ", "emoji": False}
