"""Complaints about blocks, in Slack's words and with its pointers."""

from dataclasses import dataclass, field
from typing import Any


@dataclass
class Problems:
    """What is wrong so far, each with the place: `must be less than 3001 characters [json-pointer:/blocks/0/text]`."""

    found: list[str] = field(default_factory=list)

    def add(self, words: str, at: str) -> None:
        self.found.append(f"[ERROR] {words} [json-pointer:{at}]")

    def text(self, value: Any, at: str, most: int, least: int = 1) -> bool:
        """A string of this length, in characters."""
        if not isinstance(value, str):
            self.add("must be a string", at)
        elif len(value) > most:
            self.add(f"must be less than {most + 1} characters", at)
        elif len(value) < least:
            self.add(f"must be more than {least - 1} characters", at)
        else:
            return True
        return False

    def items(self, value: Any, at: str, most: int, least: int = 1) -> list[Any]:
        """A list of this length; an empty one where it is none, so that the caller goes on."""
        if not isinstance(value, list):
            self.add("must provide an array", at)
            return []
        if len(value) > most:
            self.add(f"no more than {most} items allowed", at)
        elif len(value) < least:
            self.add(f"no fewer than {least} items allowed", at)
        return value

    def fields(self, node: Any, at: str, required: tuple[str, ...], optional: tuple[str, ...]) -> bool:
        """An object with all of the required fields and none that Slack does not know."""
        if not isinstance(node, dict):
            self.add("must be an object", at)
            return False
        missing = [name for name in required if node.get(name) is None]
        for name in missing:
            self.add(f"missing required field: {name}", at)
        for name in node:
            if name not in required and name not in optional:
                self.add(f"invalid additional property: {name}", at)
        return not missing

    def one_of(self, value: Any, at: str, allowed: tuple[Any, ...]) -> bool:
        if value in allowed:
            return True
        self.add(f"must be a valid enum value: {', '.join(map(str, allowed))}", at)
        return False


def kind_of(node: Any) -> str:
    return str(node.get("type", "")) if isinstance(node, dict) else ""
