"""Slack as a platform: the courier's letters become messages, and people's files are fetched."""

import logging
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from slack_sdk.web import WebClient

from bot.platform import DeliveryError, Json, Letter, Platform
from bot.slack.clients import Clients
from bot.slack.delivering import downloads
from bot.slack.delivering.abilities import Abilities
from bot.slack.delivering.failures import ClosedError, ForbiddenError, SlowDownError, translated
from bot.slack.delivering.finding import Finder
from bot.slack.delivering.hosts import Hosts
from bot.slack.delivering.pace import Pace
from bot.slack.delivering.places import Places
from bot.slack.delivering.speaking import Speaker
from bot.slack.delivering.uploads import Uploads
from bot.slack.naming import Spot
from bot.slack.native.agent import Agent
from bot.slack.rendering.message import rendered
from bot.slack.settings import SlackSettings
from ledger.database import Database
from ledger.files import Files

logger = logging.getLogger(__name__)

_CALL_SECONDS = 8
"""How long a call may take: the courier's lease on a letter outlasts it."""
_ENDED = ("done", "stopped", "failed")
_MOVED = (
    "This comes here because I could not write in the channel where you asked: "
    "I was removed from it, or it is archived."
)
_MAY_NOT_WRITE = (
    "The chart and the files could not be brought here: the app may not write files. "
    "An admin can install it anew to allow that."
)


class SlackPlatform(Platform):
    """Slack, for all its workspaces."""

    name = "slack"

    def __init__(self, database: Database, files: Files, clients: Clients, slack: SlackSettings) -> None:
        self._clients = clients
        self._hosts = Hosts(slack.base_url)
        self._places = Places(database)
        self._abilities = Abilities(database)
        self._speaker = Agent(Speaker(self._abilities), self._places, database)
        self._uploads = Uploads(database, files, self._hosts)
        self._finder = Finder()
        self._pace = Pace()

    def pause(self, workspace: str, thread: str) -> float:
        try:
            return self._pace.pause(workspace, self._places.spot(workspace, thread).channel)
        except DeliveryError:
            return 0.0

    def post(self, letter: Letter) -> str:
        spot = self._places.spot(letter.workspace, letter.thread)
        client = self._client(letter.workspace)
        try:
            posted = self._post(client, spot, letter)
        except ClosedError:
            if letter.role == "told":
                raise
            return self._post_to_asker(client, letter).text
        if spot.coming:
            self._places.settle(letter, posted)
        return posted.text

    def edit(self, message: str, letter: Letter) -> None:
        spot = _spot(message)
        wait = self._pace.edit(letter.workspace, last=_is_last(letter.reply))
        if wait > 0:
            raise DeliveryError("the workspace's allowance of edits is used up", retry_after=wait, known=True)
        try:
            client = self._client(letter.workspace)
            self._speaker.edit(client, spot, letter, private=_direct(spot))
        except SlowDownError as error:
            self._pace.hold_edits(letter.workspace, error.seconds)
            raise

    def attach(self, message: str, letter: Letter) -> None:
        spot = _spot(message)
        uploads = rendered(letter, self._abilities.of(letter.workspace)).uploads
        client = self._client(letter.workspace)
        try:
            self._uploads.bring(client, letter, uploads, self._thread_of(letter, spot))
        except DeliveryError as error:
            if error.retry_after is not None and not isinstance(error, ForbiddenError):
                raise
            told = _MAY_NOT_WRITE if isinstance(error, ForbiddenError) else None
            raise DeliveryError(str(error), retry_after=None, known=True, told=told) from error

    def find(self, letter: Letter) -> str | None:
        spot, since = self._places.spot(letter.workspace, letter.thread), self._places.since(letter)
        client = self._client(letter.workspace)
        if spot.coming:
            found = self._finder.in_channel(client, spot.channel, letter.key, since)
        else:
            found = self._finder.in_thread(client, spot, letter.key, since)
        if found is None and letter.role != "told" and not _direct(spot):
            return _text(self._found_with_asker(client, letter, since))
        if found is not None and spot.coming:
            self._places.settle(letter, found)
        return _text(found)

    def fetch(self, workspace: str, reference: str, target: Path, most_bytes: int) -> str | None:
        client = self._client(workspace)
        return downloads.fetch(client, self._hosts, reference, target, most_bytes)

    def forget(self, workspace: str, references: Sequence[str]) -> None:
        """Nothing: the files are people's own, on Slack."""

    def _client(self, workspace: str) -> WebClient:
        client = self._clients.of(workspace)
        client.timeout = _CALL_SECONDS
        return client

    def _post(self, client: WebClient, spot: Spot, letter: Letter) -> Spot:
        """Post at the channel's pace. DeliveryError."""
        wait = self._pace.take(letter.workspace, spot.channel)
        if wait > 0:
            raise DeliveryError("the channel has had its message of this second", retry_after=wait, known=True)
        try:
            return self._speaker.post(client, spot, letter, private=_direct(spot))
        except SlowDownError as error:
            self._pace.hold(letter.workspace, spot.channel, error.seconds)
            raise

    def _post_to_asker(self, client: WebClient, letter: Letter) -> Spot:
        """The person who asked gets the letter where the bot can always write."""
        told: Json = {**letter.reply, "before": _MOVED}
        spot = Spot.to_come(self._conversation(client, letter), letter.key)
        return self._post(client, spot, replace(letter, reply=told))

    def _found_with_asker(self, client: WebClient, letter: Letter, since: datetime) -> Spot | None:
        try:
            conversation = self._conversation(client, letter)
        except DeliveryError as error:
            if error.retry_after is not None and not isinstance(error, ForbiddenError):
                raise
            return None  # it can't have been posted where none can be opened
        return self._finder.in_channel(client, conversation, letter.key, since)

    def _conversation(self, client: WebClient, letter: Letter) -> str:
        with translated():
            return str(client.conversations_open(users=self._places.asker(letter))["channel"]["id"])

    def _thread_of(self, letter: Letter, spot: Spot) -> Spot:
        """The thread that a message stands in, or that it begins."""
        thread = self._places.spot(letter.workspace, letter.thread)
        return thread if thread.channel == spot.channel and not thread.coming else spot


def _spot(message: str) -> Spot:
    try:
        return Spot.of(message)
    except ValueError as error:
        raise DeliveryError("no message of Slack's", retry_after=None, known=True) from error


def _text(spot: Spot | None) -> str | None:
    return None if spot is None else spot.text


def _direct(spot: Spot) -> bool:
    """Whether it is in a conversation of one person with the bot."""
    return spot.channel.startswith("D")


def _is_last(reply: Json) -> bool:
    """Whether a message shows how something ended, not how it stands."""
    states = [part["state"] for part in reply["parts"] if part["kind"] == "progress"]
    return all(state in _ENDED for state in states)
