"""What is refused, in words; what somebody should not have tried is written to the audit, wherever they tried it."""

import logging
from collections.abc import Awaitable
from dataclasses import dataclass
from typing import TypeVar

from anyio import to_thread
from sqlalchemy.orm import Session

from bot.desk.access import NotAllowed, audit_refusal
from bot.errors import Refused
from bot.slack.naming import team_of
from ledger.database import Database
from ledger.policy import Action
from ledger.repositories.audit import Audit
from ledger.repositories.people import Workspaces

logger = logging.getLogger(__name__)

Done = TypeVar("Done")
_FAILED = Refused("Something went wrong here.", "Try again in a minute.")


class Guest(Refused):
    """Somebody of another company."""

    def __init__(self) -> None:
        super().__init__(
            "Only people of the company that has set Threadcast up here may use it.",
            "Ask somebody of that company to do it for you.",
        )


class Forged(Refused):
    """A control that no message of ours offers."""

    def __init__(self) -> None:
        super().__init__("I do not know that any more.", "Ask the question anew.")


@dataclass(frozen=True, slots=True)
class Attempt:
    """What somebody tried. workspace: the ledger's id. user: Slack's. subject: what it was about."""

    workspace: str
    user: str
    action: Action
    subject: str


async def attempt(database: Database, tried: Attempt, deed: Awaitable[Done]) -> Done | Refused:
    """Do something: what came of it, or why it was not done. Never fails."""
    try:
        return await deed
    except Refused as refused:
        await to_thread.run_sync(audit, database, tried, refused)
        return refused
    except Exception:
        logger.exception("not done", extra={"subject": tried.workspace})
        return _FAILED


def audit(database: Database, tried: Attempt, refused: Refused) -> None:
    """Write down what somebody should not have tried; that something can't be done is nothing for the audit."""
    if isinstance(refused, NotAllowed):
        audit_refusal(database, refused)
    elif isinstance(refused, Guest | Forged):
        with database.write() as session:
            _add(session, tried, refused, None, tried.action)


def audit_once(database: Database, tried: Attempt, refused: Refused) -> bool:
    """Write down any refusal, under what it was about. False where something was written about that before."""
    person, action = (refused.person.id, refused.action) if isinstance(refused, NotAllowed) else (None, tried.action)
    with database.write() as session:
        if Audit(session).of_subject(tried.workspace, tried.subject):
            return False
        _add(session, tried, refused, person, action)
        return True


def _add(session: Session, tried: Attempt, refused: Refused, person: str | None, action: Action) -> None:
    Workspaces(session).ensure(tried.workspace, "slack", team_of(tried.workspace))
    why = {"why": refused.sentence, "user": tried.user}
    Audit(session).add(tried.workspace, person, action, tried.subject, allowed=False, detail=why)
