"""The port of the chat platforms: what the bot asks of Slack, Teams and the local web chat.

DeliveryError
└── DisconnectedError   the whole workspace takes nothing until it is connected again
AttachmentError
LaterError
"""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol

Json = dict[str, Any]


class DeliveryError(Exception):
    """The platform did not take a message. retry_after: seconds to wait; None where it must not be tried again.

    known: nothing was posted for certain. Where it is False the outcome is unknown, and `find` tells.
    asked_to_wait: nothing failed; the platform wants patience, whatever is known of the outcome. told: what people can
    be told of it, where they can mend it.
    """

    def __init__(
        self,
        why: str,
        *,
        retry_after: float | None,
        known: bool,
        asked_to_wait: bool = False,
        told: str | None = None,
    ) -> None:
        super().__init__(why)
        self.told = told
        self.retry_after = retry_after
        self.known = known
        self.asked_to_wait = asked_to_wait


class DisconnectedError(DeliveryError):
    """The workspace has withdrawn its permission: nothing more is sent there until it is connected again."""

    def __init__(self, why: str) -> None:
        super().__init__(why, retry_after=0.0, known=True)


class AttachmentError(Exception):
    """An attachment cannot be had. sentence, remedy: for the person who asked."""

    def __init__(self, sentence: str, remedy: str) -> None:
        super().__init__(sentence)
        self.sentence = sentence
        self.remedy = remedy


class LaterError(OSError):
    """An attachment cannot be had now, and the platform says when: nothing failed. retry_after: seconds to wait."""

    def __init__(self, why: str, *, retry_after: float) -> None:
        super().__init__(why)
        self.retry_after = retry_after


@dataclass(frozen=True, slots=True)
class Letter:
    """What is delivered to a thread. workspace, thread, question: the ledger's ids.

    key: the outbox row's id. role: told, answer or note. reply: its parts as JSON (reports/stored.py).
    """

    workspace: str
    thread: str
    key: str
    role: str
    question: str
    reply: Json


class Platform(Protocol):
    """A chat platform. Threads are named by the ledger's ids; each adapter knows its own for them."""

    name: str

    def pause(self, workspace: str, thread: str) -> float:
        """Seconds until the platform may take another message in this thread; 0 where it may now."""

    def post(self, letter: Letter) -> str:
        """Post a message; its id on the platform. DeliveryError."""

    def edit(self, message: str, letter: Letter) -> None:
        """Show a letter in place of what a message showed. DeliveryError."""

    def attach(self, message: str, letter: Letter) -> None:
        """Bring the files of a letter into the thread, where they are messages of their own beside its message.

        May be called again: what stands there already is not brought twice. By one caller at a time. DeliveryError.
        """

    def find(self, letter: Letter) -> str | None:
        """The id of the message that was posted with the letter's key, where there is one. DeliveryError."""

    def fetch(self, workspace: str, reference: str, target: Path, most_bytes: int) -> str | None:
        """Write an attachment to `target`, stopping at the limit; its name, where the platform knows it better.

        AttachmentError, in words; OSError where the platform is away and it is to be tried again, LaterError among
        them; DisconnectedError.
        """

    def forget(self, workspace: str, references: Sequence[str]) -> None:
        """Attachments were fetched and kept: what the platform's adapter held of them may go. Never fails."""
