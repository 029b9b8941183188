"""The forms beside a plan's own, and what comes back when any of them is sent. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.platform import Json
from bot.slack.acting.clicks import Actor, actor
from bot.slack.controls import Control
from bot.slack.rendering import limits
from bot.slack.rendering.blocks import context, plain_text, section
from bot.slack.rendering.escaping import cut, fenced, marked
from bot.slack.rendering.modals import view

SHARE_VIEW = "share"
CHANNEL = "channel"
"""The block, and its control, that asks for a channel."""

_PIECE, _MOST_DETAILS = 1_500, 30_000
"""Characters of one block, which may grow when they are escaped, and of all."""


@dataclass(frozen=True, slots=True)
class Sent:
    """A form that was sent. view: Slack's id of it. control: what it is about. state: what was filled in."""

    actor: Actor
    view: str
    control: Control
    state: Json

    @property
    def channel(self) -> str:
        """The channel that was picked; empty where none was."""
        picked = self.state.get("values", {}).get(CHANNEL, {}).get(CHANNEL, {})
        return str(picked.get("selected_conversation") or "")


def sent(body: Json, team: str | None) -> Sent:
    """The form that a payload brings. ValueError for none of ours."""
    made = body.get("view") or {}
    if not made.get("id"):
        raise ValueError("no view")
    return Sent(actor(body, team), made["id"], Control.of(made.get("private_metadata") or ""), made.get("state") or {})


def sharing_form(control: Control) -> Json:
    """Asks with which channel an answer is to be shared. Slack searches among all that the person sees."""
    picker = {
        "type": "conversations_select",
        "action_id": CHANNEL,
        "placeholder": plain_text("Choose a channel", limits.PLACEHOLDER),
        "filter": {
            "include": ["public", "private"],
            "exclude_external_shared_channels": True,
            "exclude_bot_users": True,
        },
    }
    asked: Json = {"type": "input", "block_id": CHANNEL, "label": plain_text("Channel", limits.HEADER)}
    said = "Everybody in the channel will see the answer, its chart and its workbook."
    return view("Share the answer", [asked | {"element": picker}, context(said)], "Share", SHARE_VIEW, control.value)


def details_form(title: str, text: str) -> Json:
    """How an answer was computed, in letters of one width, in as many blocks as it takes."""
    pieces = [text[at : at + _PIECE] for at in range(0, min(len(text), _MOST_DETAILS), _PIECE)]
    return _to_read(title, [section(f"```\n{cut(fenced(piece), limits.SECTION - 8)}\n```") for piece in pieces])


def notice_form(title: str, *words: str) -> Json:
    """Words in place of a form that was sent."""
    return _to_read(title, [section(marked(each)) for each in words])


def _to_read(title: str, blocks: Sequence[Json]) -> Json:
    made = view(title, blocks, "", "notice")
    made.pop("submit")
    return {**made, "close": plain_text("Close", limits.VIEW_TITLE)}
