"""Sessions: a thread shows that it is worked on, with Slack's own stop button, until nothing waits there any more."""

import logging
from dataclasses import dataclass

from slack_sdk.errors import SlackApiError
from slack_sdk.web import WebClient

from bot.platform import Letter
from bot.slack.naming import Spot
from bot.slack.native.agents import LATER, Agents, code, keep
from ledger.database import Database
from ledger.repositories.questions import Questions

logger = logging.getLogger(__name__)

_NOT_HERE = (
    "channel_not_found",
    "invalid_thread_ts",
    "is_archived",
    "message_not_found",
    "not_in_channel",
    "thread_not_found",
)
"""Refusals that say nothing about the workspace."""


@dataclass(frozen=True, slots=True)
class _Told:
    """The status that a thread was told last, and about which questions: another process may have told other ones."""

    status: str
    about: frozenset[str] = frozenset()


class Sessions:
    """Tells Slack how threads stand, once for each question. Safe from any thread."""

    def __init__(self, database: Database, agents: Agents) -> None:
        self._database = database
        self._agents = agents
        self._told: dict[str, _Told] = {}
        """By thread, as `Spot.text`."""

    def tell(self, client: WebClient, root: Spot, letter: Letter) -> None:
        """Show in a thread whether it is worked on, after a message was posted or edited there. Never fails."""
        if not self._agents.may_have(letter.workspace):
            return
        try:
            self._tell(client, root, letter)
        except SlackApiError as error:
            if code(error) not in (*LATER, *_NOT_HERE):
                self._agents.refused(letter.workspace)
        except Exception as error:  # noqa: BLE001  a status that is not shown harms nobody
            logger.info("status not told", extra={"subject": letter.key, "why": type(error).__name__})
            self._agents.refused(letter.workspace)

    def _tell(self, client: WebClient, root: Spot, letter: Letter) -> None:
        status = "processing" if self._is_worked_on(letter) else "active"
        told = self._told.get(root.text, _Told(""))
        if told.status == status and letter.question in told.about:
            return
        asker = self._agents.asker(letter) if status == "processing" else None
        begun = {"initiator_user_id": asker.user, "title": asker.words or None} if asker is not None else {}
        client.agents_sessions_setStatus(channel_id=root.channel, thread_ts=root.ts, status=status, **begun)
        self._agents.found(letter.workspace)
        about = told.about if told.status == status else frozenset()
        keep(self._told, root.text, _Told(status, about | {letter.question}))

    def _is_worked_on(self, letter: Letter) -> bool:
        with self._database.read() as session:
            return bool(Questions(session).unfinished(letter.workspace, letter.thread))
