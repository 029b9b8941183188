"""Somebody who asks while processes die, whatever the chat platform is."""

from collections.abc import Sequence
from typing import Protocol

from tests.servers.visitor import Post


class Asker(Protocol):
    """Threads and questions are named by text of the platform's own and the ledger's ids."""

    def ask_about(self, name: str, content: bytes, words: str) -> tuple[str, str]:
        """Ask about a file in a new thread; the thread and the question."""

    def choose(self, thread: str, question: str, value: str) -> str:
        """Click a choice of the question that asked; the new question."""

    def stop(self, thread: str, question: str) -> None:
        """Ask that a question's work stops."""

    def delete_thread(self, thread: str) -> None:
        """Take back what was asked in a thread."""

    def posts(self, thread: str) -> Sequence[Post]:
        """What the product has said in the thread; its answers by role and question."""

    def wait_for_answer(self, thread: str, question: str, seconds: float = 60.0) -> Post:
        """The question's answer, as soon as it is there. AssertionError where it does not come in time."""
