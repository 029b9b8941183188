"""The port of the chat platforms: what the bot asks of Slack, Teams and the local web chat."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any, Protocol

Json = dict[str, Any]


class DeliveryError(Exception):
    """The platform did not take a message. retry_after: seconds to wait; None where it must not be tried again.

    known: nothing was posted for certain. Where it is False the outcome is unknown, and `find` tells.
    """

    def __init__(self, why: str, *, retry_after: float | None, known: bool) -> None:
        super().__init__(why)
        self.retry_after = retry_after
        self.known = known


class AttachmentError(Exception):
    """An attachment cannot be had. sentence, remedy: for the person who asked."""

    def __init__(self, sentence: str, remedy: str) -> None:
        super().__init__(sentence)
        self.sentence = sentence
        self.remedy = remedy


class Platform(Protocol):
    """A chat platform. Threads are named by the ledger's ids; each adapter knows its own for them.

    reply: the parts of a reply as JSON (reports/stored.py). key: the outbox row's id.
    """

    name: str

    def post(self, workspace: str, thread: str, key: str, role: str, question: str, reply: Json) -> str:
        """Post a message; its id on the platform. DeliveryError."""

    def edit(self, workspace: str, thread: str, message: str, reply: Json) -> None:
        """Show `reply` in place of what a message showed. DeliveryError."""

    def find(self, workspace: str, thread: str, key: str) -> str | None:
        """The id of the message that was posted with `key`, where there is one. DeliveryError."""

    def fetch(self, workspace: str, reference: str, target: Path, most_bytes: int) -> None:
        """Write an attachment to `target`, stopping at the limit. AttachmentError, in words."""

    def forget(self, workspace: str, references: Sequence[str]) -> None:
        """Attachments were fetched and kept: what the platform's adapter held of them may go. Never fails."""
