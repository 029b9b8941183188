"""One call of the Web API: its arguments read as Slack reads them, and its refusals."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from .records import Grant, Json, Message

if TYPE_CHECKING:
    from .channels import Channel
    from .play import PlaySlack
    from .teams import Team
    from .world import World


class Refusal(Exception):  # noqa: N818 - Slack answers so, nothing broke
    """`ok: false` with an error code, and whatever else Slack says beside it."""

    def __init__(
        self, code: str, *messages: str, status: int = 200, headers: dict[str, str] | None = None, **more: Any
    ) -> None:
        super().__init__(code)
        self.code, self.status, self.headers = code, status, headers or {}
        self.body: Json = {"ok": False, "error": code, **more}
        if messages:
            self.body["response_metadata"] = {"messages": list(messages)}
            if code in ("invalid_blocks", "invalid_arguments"):
                self.body["errors"] = list(messages)


@dataclass
class Ask:
    """A call: who asks (the grant), for which team, with which arguments."""

    play: "PlaySlack"
    method: str
    grant: Grant
    params: Json

    @property
    def world(self) -> "World":
        return self.play.world

    @property
    def team_id(self) -> str | None:
        """The token's team; with an organisation's token, the one that `team_id` names."""
        if self.grant.team is not None or self.grant.kind == "app":
            return self.grant.team
        named = self.params.get("team_id")
        return str(named) if named in self.world.teams else None

    @property
    def team(self) -> "Team":
        if self.team_id is None:
            raise Refusal("missing_argument", "[ERROR] missing required field: team_id")
        return self.world.teams[self.team_id]

    def text(self, name: str, default: str = "") -> str:
        value = self.params.get(name)
        return default if value is None else str(value)

    def need(self, name: str) -> str:
        """An argument that must be there."""
        if self.params.get(name) in (None, ""):
            raise Refusal("invalid_arguments", f"[ERROR] missing required field: {name}")
        return str(self.params[name])

    def flag(self, name: str, *, default: bool = False) -> bool:
        value = self.params.get(name, default)
        return value if isinstance(value, bool) else str(value).lower() in ("1", "true")

    def maybe_flag(self, name: str) -> bool | None:
        return None if self.params.get(name) is None else self.flag(name)

    def number(self, name: str, default: int) -> int:
        try:
            return int(self.params.get(name, default))
        except (TypeError, ValueError):
            raise Refusal("invalid_arguments", f"[ERROR] must be an integer: {name}") from None

    def json(self, name: str, code: str = "invalid_arguments") -> Any:
        """An argument that is JSON: as it is in a JSON body, or written as a string in a form."""
        value = self.params.get(name)
        if isinstance(value, str) and value:
            try:
                return json.loads(value)
            except ValueError:
                raise Refusal(code, f"[ERROR] must be valid JSON: {name}") from None
        return value or None

    def channel(self, name: str = "channel", *, write: bool = False, member: bool = True) -> "Channel":
        """The channel that is meant. Writing needs membership (or chat:write.public) and a living channel."""
        found = self.world.channel_of(self.team_id, self.need(name))
        mine = found is not None and self.grant.user in found.members
        if found is None or (found.kind != "public" and not mine):
            raise Refusal("channel_not_found")
        if write and found.archived:
            raise Refusal("is_archived")
        may_join_by_writing = write and "chat:write.public" in self.grant.scopes
        if member and not mine and not may_join_by_writing:
            raise Refusal("not_in_channel")
        return found

    def own_message(self, channel: "Channel", refusal: str) -> Message:
        """The message at `ts`, which must be the bot's own."""
        message = channel.message(self.need("ts"))
        if message is None:
            raise Refusal("message_not_found")
        if message.user != self.grant.user:
            raise Refusal(refusal)
        return message


@dataclass(frozen=True)
class Method:
    """A method of the Web API: what runs, which scopes it needs (any of them), how often it may be called."""

    name: str
    run: Callable[[Ask], Json]
    scopes: tuple[str, ...]
    per_minute: int
    kinds: tuple[str, ...]


METHODS: dict[str, Method] = {}

Run = Callable[[Ask], Json]


def method(
    name: str, *scopes: str, per_minute: int = 50, kinds: tuple[str, ...] = ("bot", "user")
) -> Callable[[Run], Run]:
    """Registers what answers a method. Kinds: of the token; empty where none is asked for (oauth.v2.access)."""

    def register(run: Run) -> Run:
        METHODS[name] = Method(name, run, scopes, per_minute, kinds)
        return run

    return register
