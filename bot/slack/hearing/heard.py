"""What was said in Slack, read from its events: by whom, where, in what words, with which files. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from bot.slack.hearing.words import mentioned, plain
from bot.slack.naming import Spot, workspace_of
from ledger.tables import Json
from ledger.texts import storable

SPOKEN = (None, "file_share", "thread_broadcast", "me_message")
"""The subtypes of messages that people write; all others are notes of Slack's own."""

_LARGEST = 1 << 60


@dataclass(frozen=True, slots=True)
class Ear:
    """Who hears. team, enterprise: where the app is installed. bot_user: who the bot is there. shared: with others."""

    team: str
    bot_user: str | None
    enterprise: str | None = None
    shared: bool | None = None

    @property
    def workspace(self) -> str:
        return workspace_of(self.team)


@dataclass(frozen=True, slots=True)
class Heard:
    """A message. spot: its place. root: of the thread that it is in, or begins. files: as references to fetch.

    whole: whether Slack has told all of it: a mention may come without its files. guest: somebody of another company,
    in a channel that both share.
    """

    ear: Ear
    user: str
    spot: Spot
    root: Spot
    words: str
    direct: bool
    mentions: frozenset[str]
    files: Sequence[Json] = field(default=())
    whole: bool = True
    guest: bool = False

    @property
    def mentioned(self) -> bool:
        """Whether the bot is mentioned."""
        return self.ear.bot_user in self.mentions

    @property
    def mentions_others(self) -> bool:
        return bool(self.mentions - {self.ear.bot_user})

    @property
    def begins(self) -> bool:
        """Whether it begins a thread."""
        return self.spot == self.root


def heard(ear: Ear, event: Json, message: Json | None = None) -> Heard | None:
    """The message that an event tells of; None where no person wrote it. message: where the event only holds it."""
    said = event if message is None else message
    user, channel, ts = said.get("user"), event.get("channel"), said.get("ts")
    if not (user and channel and ts) or said.get("subtype") not in SPOKEN or _of_a_bot(ear, said):
        return None
    text = str(said.get("text") or "")
    return Heard(
        ear,
        user,
        Spot(channel, ts),
        Spot(channel, said.get("thread_ts") or ts),
        plain(text, ear.bot_user),
        _direct(event),
        mentioned(text),
        [attachment(each) for each in said.get("files") or () if each.get("id")],
        event.get("type") != "app_mention" or bool(said.get("files")),
        is_guest(ear, said),
    )


def is_guest(ear: Ear, said: Json) -> bool:
    """Whether somebody belongs to another company than the one that hears them."""
    home = said.get("user_team") or said.get("source_team") or said.get("team")
    if not home or home in (ear.team, ear.enterprise):
        return False
    return not (ear.enterprise is not None and ear.shared is False)


def _of_a_bot(ear: Ear, said: Json) -> bool:
    return bool(said.get("bot_id")) or said["user"] == ear.bot_user


def _direct(event: Json) -> bool:
    kind = event.get("channel_type")
    return kind == "im" if kind else str(event["channel"]).startswith("D")


def attachment(told: dict[str, Any]) -> Json:
    """A file that Slack tells of, as a reference to fetch."""
    name = storable(str(told.get("name") or "file"))
    return {"reference": str(told["id"]), "name": name, "bytes": size_of(told.get("size"))}


def size_of(told: object) -> int:
    """How large a file is said to be, in bytes; 0 where that is no number that a file can have."""
    try:
        size = int(str(told or 0))
    except ValueError:
        return 0
    return size if 0 <= size <= _LARGEST else 0
