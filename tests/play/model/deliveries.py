"""How an answer travels: late, in drops, cut off, endlessly, or as something else altogether."""

from dataclasses import dataclass, field
from typing import Literal

from .refusals import RefusedError, failing

_PROXY = b"<!DOCTYPE html><html><title>Sign in</title><h1>Company proxy</h1><p>Please sign in.</p></html>"


@dataclass(frozen=True)
class Delivery:
    """What happens on the wire.

    `error`: this instead of an answer. `wait`: seconds before the first byte. `keep_alive`: seconds of empty lines (or
    comments of the stream) before the body, as servers under pressure send them. `dribble`: seconds between two pieces
    of `piece` bytes. `reset`: the connection breaks before the head or inside the body. `raw`, `kind`: another body
    than a completion's. `endless`: the body never ends. `padding`: so many bytes of blanks within the body.
    """

    error: RefusedError | None = None
    wait: float = 0.0
    keep_alive: float = 0.0
    dribble: float = 0.0
    piece: int = 16
    reset: Literal["never", "before", "inside"] = "never"
    raw: bytes | None = None
    status: int = 200
    kind: str = "application/json"
    endless: bool = False
    padding: int = 0
    headers: dict[str, str] = field(default_factory=dict)


def fails(status: int, retry_after: int | None = None) -> Delivery:
    return Delivery(error=failing(status, retry_after))


def slow(seconds: float) -> Delivery:
    return Delivery(wait=seconds)


def dribbles(seconds: float, piece: int = 16) -> Delivery:
    return Delivery(dribble=seconds, piece=piece)


def resets(where: Literal["before", "inside"] = "inside") -> Delivery:
    return Delivery(reset=where)


def page(status: int = 200) -> Delivery:
    """A proxy's page in place of the server's answer."""
    return Delivery(raw=_PROXY, status=status, kind="text/html; charset=utf-8")
