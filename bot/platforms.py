"""The platforms of one chat process as one: each workspace has its own."""

from collections.abc import Mapping, Sequence
from pathlib import Path

from bot.platform import Letter, Platform


class Platforms(Platform):
    """Hands everything on to a workspace's platform. others: by the beginning of the workspace's id ("slack_")."""

    name = "all"

    def __init__(self, first: Platform, others: Mapping[str, Platform]) -> None:
        self._first = first
        self._others = dict(others)

    def of(self, workspace: str) -> Platform:
        """The platform of a workspace."""
        return next((each for start, each in self._others.items() if workspace.startswith(start)), self._first)

    def pause(self, workspace: str, thread: str) -> float:
        return self.of(workspace).pause(workspace, thread)

    def post(self, letter: Letter) -> str:
        return self.of(letter.workspace).post(letter)

    def edit(self, message: str, letter: Letter) -> None:
        self.of(letter.workspace).edit(message, letter)

    def attach(self, message: str, letter: Letter) -> None:
        self.of(letter.workspace).attach(message, letter)

    def find(self, letter: Letter) -> str | None:
        return self.of(letter.workspace).find(letter)

    def fetch(self, workspace: str, reference: str, target: Path, most_bytes: int) -> str | None:
        return self.of(workspace).fetch(workspace, reference, target, most_bytes)

    def forget(self, workspace: str, references: Sequence[str]) -> None:
        self.of(workspace).forget(workspace, references)
