"""What is refused, in words; what somebody should not have tried is written to the audit."""

import logging
from collections.abc import Awaitable
from functools import partial
from typing import TypeVar

from anyio import to_thread

from bot.desk.access import NotAllowed, audit_refusal
from bot.errors import Refused
from bot.slack.acting.clicks import Actor
from bot.slack.house import SlackHouse
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


def admit(actor: Actor) -> None:
    """Let in the people of the company that has the app. Guest, for others."""
    if actor.guest:
        raise Guest


async def attempt(
    house: SlackHouse, actor: Actor, action: Action, subject: str, deed: Awaitable[Done]
) -> Done | Refused:
    """Do something: what came of it, or why it was not done. Never fails. action, subject: for the audit."""
    try:
        return await deed
    except Refused as refused:
        await to_thread.run_sync(partial(_audit, house.database, actor, action, subject, refused))
        return refused
    except Exception:
        logger.exception("not done", extra={"subject": actor.workspace})
        return _FAILED


def _audit(database: Database, actor: Actor, action: Action, subject: str, refused: Refused) -> None:
    if isinstance(refused, NotAllowed):
        audit_refusal(database, refused)
    elif isinstance(refused, Guest | Forged):
        with database.write() as session:
            Workspaces(session).ensure(actor.workspace, "slack", actor.workspace)
            why = {"why": refused.sentence, "user": actor.user}
            Audit(session).add(actor.workspace, None, action, subject, allowed=False, detail=why)
