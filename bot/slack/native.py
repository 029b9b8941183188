"""What Slack has for agents and for nobody else: a session with a stop button, and messages that stream their tasks.

A workspace that has neither is found out by its first refusal, and messages are edited there as everywhere: nothing
here fails loudly, and nothing is lost by it.
"""

import logging
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TypeVar

from slack_sdk.errors import SlackApiError
from slack_sdk.web import WebClient
from sqlalchemy import select

from bot.platform import Json, Letter
from bot.slack.naming import Spot, team_of
from bot.slack.rendering.message import rendered
from bot.slack.rendering.room import Surfaces
from bot.slack.tasks import Streamed, ending, going_on, plan_of, progress_of
from ledger.clock import now
from ledger.database import Database
from ledger.repositories.questions import Questions
from ledger.tables import Person, Question
from reports.reply import ProgressPart

logger = logging.getLogger(__name__)

_LATER = ("ratelimited", "rate_limited")
_NOT_HERE = (
    "channel_not_found",
    "invalid_thread_ts",
    "is_archived",
    "message_not_found",
    "not_in_channel",
    "thread_not_found",
)
Kept = TypeVar("Kept")
_MOST = 5_000
_TITLE = 200
_ASKS_AGAIN = timedelta(hours=1)
"""How long a workspace's refusal is believed."""


@dataclass(frozen=True, slots=True)
class _Asker:
    """Who is answered, and what they asked, in short."""

    user: str
    words: str


@dataclass(frozen=True, slots=True)
class _Told:
    """The status that a thread was told last, and about which questions: another process may have told other ones."""

    status: str
    about: frozenset[str] = frozenset()


class Native:
    """Sessions and streams of one chat process; safe from any thread, each thread's messages by one caller at a time.

    What is streamed is known to this process alone: where another one edits, or this one has been started again, the
    stream is ended and the message is edited.
    """

    def __init__(self, database: Database) -> None:
        self._database = database
        self._refused: dict[str, datetime] = {}
        self._agents: set[str] = set()
        self._streams: dict[str, Streamed] = {}
        self._told: dict[str, _Told] = {}
        """By thread, as `Spot.text`."""

    def post(self, client: WebClient, root: Spot, letter: Letter) -> Spot | None:
        """Begin a streamed message; None where it is to be posted as everywhere.

        The client's errors other than SlackApiError where nobody knows the outcome.
        """
        progress = progress_of(letter)
        asker = None if progress is None or letter.workspace not in self._agents else self._asker(letter)
        if progress is None or asker is None:
            return None
        streamed, chunks = going_on(Streamed(letter.key), progress, self._plan(letter, progress))
        recipient = {"recipient_user_id": asker.user, "recipient_team_id": team_of(letter.workspace)}
        try:
            answer = client.chat_startStream(channel=root.channel, thread_ts=root.ts, chunks=chunks, **recipient)
        except SlackApiError as error:
            if _code(error) not in _LATER:
                self._refuse(letter.workspace)
            return None
        spot = Spot(root.channel, str(answer.get("ts") or ""))
        _keep(self._streams, spot.text, streamed)
        return spot

    def edit(self, client: WebClient, spot: Spot, letter: Letter) -> bool:
        """Go on with a streamed message. False where it does not stream any more, and is to be edited.

        SlackApiError where Slack wants fewer calls.
        """
        before = self._streams.pop(spot.text, None)
        if before is None:
            return False
        progress = progress_of(letter)
        plan = self._plan(letter, progress) if progress is not None else []
        if progress is None or (before.said and list(before.said) != plan):
            self.end(client, spot, before)
            return False
        after, chunks = going_on(before, progress, plan)
        try:
            if chunks:
                client.chat_appendStream(channel=spot.channel, ts=spot.ts, chunks=chunks)
        except SlackApiError as error:
            if _code(error) in _LATER:
                _keep(self._streams, spot.text, before)
                raise
            self.end(client, spot, before)
            return False
        _keep(self._streams, spot.text, after)
        return True

    def end(self, client: WebClient, spot: Spot, last: Streamed | None = None) -> None:
        """End a stream, this process' or one that another left, so that its message can be edited.

        SlackApiError where Slack wants fewer calls.
        """
        chunks = ending(last) if last is not None else []
        try:
            client.chat_stopStream(channel=spot.channel, ts=spot.ts, chunks=chunks or None)
        except SlackApiError as error:
            if _code(error) in _LATER:
                raise
            logger.info("stream not ended", extra={"subject": spot.text, "why": _code(error)})

    def tell(self, client: WebClient, root: Spot, letter: Letter) -> None:
        """Show in a thread whether it is worked on, after a message was posted or edited there. Never fails."""
        if not self._may_ask(letter.workspace):
            return
        try:
            self._tell(client, root, letter)
        except SlackApiError as error:
            if _code(error) not in (*_LATER, *_NOT_HERE):
                self._refuse(letter.workspace)
        except Exception as error:  # noqa: BLE001  a status that is not shown harms nobody
            logger.info("status not told", extra={"subject": letter.key, "why": type(error).__name__})

    def _tell(self, client: WebClient, root: Spot, letter: Letter) -> None:
        status = "processing" if self._is_working(letter) else "active"
        told = self._told.get(root.text, _Told(""))
        if told.status == status and letter.question in told.about:
            return
        asker = self._asker(letter) if status == "processing" else None
        begun = {"initiator_user_id": asker.user, "title": asker.words or None} if asker is not None else {}
        client.agents_sessions_setStatus(channel_id=root.channel, thread_ts=root.ts, status=status, **begun)
        self._agents.add(letter.workspace)
        about = told.about if told.status == status else frozenset()
        _keep(self._told, root.text, _Told(status, about | {letter.question}))

    def _is_working(self, letter: Letter) -> bool:
        with self._database.read() as session:
            return bool(Questions(session).unfinished(letter.workspace, letter.thread))

    def _may_ask(self, workspace: str) -> bool:
        refused = self._refused.get(workspace)
        return refused is None or now() - refused > _ASKS_AGAIN

    def _refuse(self, workspace: str) -> None:
        """Believe for a while that a workspace has nothing of this."""
        self._agents.discard(workspace)
        self._refused[workspace] = now()

    def _plan(self, letter: Letter, progress: ProgressPart) -> list[Json]:
        return plan_of(letter, rendered(letter, Surfaces()).blocks, progress)

    def _asker(self, letter: Letter) -> _Asker | None:
        with self._database.read() as session:
            found = session.execute(
                select(Person.platform_user, Question.words)
                .join(Question, Question.person_id == Person.id)
                .where(Question.workspace_id == letter.workspace, Question.id == letter.question)
            ).one_or_none()
        return None if found is None else _Asker(found[0], found[1][:_TITLE])


def _code(error: SlackApiError) -> str:
    response = error.response
    return str(response.get("error") or "") if hasattr(response, "get") else ""


def _keep(kept: dict[str, Kept], name: str, value: Kept) -> None:
    """Keep a value, and let the oldest go where there are too many."""
    kept.pop(name, None)
    kept[name] = value
    if len(kept) > _MOST:
        kept.pop(next(iter(kept)), None)
