"""What people may say, and which call of a tool or which SQL a good model answers with."""

import tomllib
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Self

from tests.play.model.asked import Asked, text

Json = dict[str, Any]
_KNOWN = Path(__file__).with_name("utterances.toml")


@dataclass(frozen=True)
class Utterance:
    """Words, and what they ask for: a tool with its arguments, or a query."""

    words: str
    tool: str = ""
    arguments: Json = field(default_factory=dict)
    sql: str = ""


@dataclass(frozen=True)
class Utterances:
    """A table of utterances; found by the words that a request holds."""

    table: tuple[Utterance, ...]

    @classmethod
    def of(cls, given: Iterable[Utterance]) -> Self:
        return cls(tuple(given))

    @classmethod
    def read(cls, path: Path) -> Self:
        """A TOML file with [[utterance]] entries: words, tool, arguments, sql."""
        entries = tomllib.loads(path.read_text(encoding="utf-8"))["utterance"]
        return cls(tuple(Utterance(**entry) for entry in entries))

    @classmethod
    def known(cls) -> Self:
        """The small table that lies beside this file."""
        return cls.read(_KNOWN)

    def asked_in(self, asked: Asked) -> Utterance | None:
        """The utterance that the latest message of a person holds which holds one at all; of several the longest."""
        for message in reversed(asked.messages):
            if message.get("role") != "user":
                continue
            said = _plain(text(message))
            held = [one for one in self.table if _plain(one.words) in said]
            if held:
                return max(held, key=lambda one: len(one.words))
        return None


def _plain(words: str) -> str:
    return " ".join(unicodedata.normalize("NFKC", words).casefold().split())
