"""What the play keeps of each call: everything that left the house, but never the key."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from .replies import Reply

Json = dict[str, Any]
_SECRET = ("authorization", "api-key", "x-goog-api-key", "cookie")


def without_key(headers: Mapping[str, str]) -> dict[str, str]:
    """The headers as they came, lower case, less those that carry a key."""
    return {name.lower(): value for name, value in headers.items() if name.lower() not in _SECRET}


def strings(value: object) -> Iterator[str]:
    """Every string in a JSON value, names of fields too; one that is JSON itself is also looked into."""
    if isinstance(value, dict):
        for name, inner in value.items():
            yield str(name)
            yield from strings(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from strings(inner)
    elif isinstance(value, str):
        yield value
        yield from _within(value)
    elif value is not None:
        yield json.dumps(value)


def _within(text: str) -> Iterator[str]:
    if text.lstrip()[:1] in ("{", "[") and len(text) > 2:
        try:
            yield from strings(json.loads(text))
        except (ValueError, RecursionError):
            return


@dataclass
class Call:
    """One request and what became of it.

    `key`: bearer, api-key, or none; never the key itself. `raw`: the body's bytes. `body`: the same as JSON, {} where
    it was none. `status`: 0 until the answer's head left, and for a connection that was reset before. `gave_up`: the
    caller went away before the end. `seconds`: from the request to the end of the answer, None until then: the caller
    may have all of it a moment earlier, so wait for it. `reply`: what the mind said.
    """

    path: str
    door: str
    key: str
    headers: dict[str, str]
    query: dict[str, str]
    raw: bytes
    body: Json
    at: float
    model: str = ""
    status: int = 0
    bytes_sent: int = 0
    seconds: float | None = None
    gave_up: bool = False
    reply: Reply | None = field(default=None, repr=False)

    @property
    def words(self) -> str:
        """All that was said in the request, escapes undone, a line for each string: to look for what must not leave."""
        return "\n".join(strings(self.body))

    @property
    def messages(self) -> list[Json]:
        found: list[Json] = self.body.get("messages", [])
        return found

    def says(self, text: str) -> bool:
        """Whether a text left in this request, in whatever letters' case."""
        return text.casefold() in self.words.casefold()
