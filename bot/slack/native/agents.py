"""Which workspaces have what Slack has for agents, as far as this process has found out; and who asked what."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TypeVar

from slack_sdk.errors import SlackApiError
from sqlalchemy import select

from bot.platform import Letter
from ledger.clock import now
from ledger.database import Database
from ledger.tables import Person, Question

LATER = ("ratelimited", "rate_limited")
"""Slack's words for fewer calls."""
_TROUBLE = ("fatal_error", "internal_error", "request_timeout", "service_unavailable")
_BROKEN = 500
_TITLE = 200
_MOST_KEPT = 5_000
_BELIEVED = timedelta(minutes=30)
"""How long a workspace's refusal is believed."""

Kept = TypeVar("Kept")


@dataclass(frozen=True, slots=True)
class Asker:
    """Who is answered, and what they asked, in short."""

    user: str
    words: str


class Agents:
    """What is known of workspaces. Safe from any thread."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._have: set[str] = set()
        self._refused: dict[str, datetime] = {}

    def have(self, workspace: str) -> bool:
        """Whether a workspace was found to have it."""
        return workspace in self._have

    def may_have(self, workspace: str) -> bool:
        """Whether a workspace has not refused it lately."""
        refused = self._refused.get(workspace)
        return refused is None or now() - refused > _BELIEVED

    def found(self, workspace: str) -> None:
        """A workspace has it."""
        self._have.add(workspace)

    def refused(self, workspace: str) -> None:
        """A workspace has none of it, or it does not work there."""
        self._have.discard(workspace)
        self._refused[workspace] = now()

    def asker(self, letter: Letter) -> Asker | None:
        """Who asked the question that a letter is about."""
        with self._database.read() as session:
            found = session.execute(
                select(Person.platform_user, Question.words)
                .join(Question, Question.person_id == Person.id)
                .where(Question.workspace_id == letter.workspace, Question.id == letter.question)
            ).one_or_none()
        return None if found is None else Asker(found[0], found[1][:_TITLE])


def code(error: SlackApiError) -> str:
    """Slack's word for an error; empty where the answer is none of Slack's."""
    response = error.response
    return str(response.get("error") or "") if hasattr(response, "get") else ""


def is_unclear(error: SlackApiError) -> bool:
    """Whether a call that was refused so may have been done all the same."""
    status = int(getattr(error.response, "status_code", 0) or 0)
    return status >= _BROKEN or code(error) in _TROUBLE


def keep(kept: dict[str, Kept], name: str, value: Kept) -> None:
    """Keep a value, and let the oldest go where there are too many."""
    kept.pop(name, None)
    kept[name] = value
    if len(kept) > _MOST_KEPT:
        kept.pop(next(iter(kept)), None)
