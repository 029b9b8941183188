"""What the play remembers: messages, files, views, grants, calls and deliveries."""

import time
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from .blocks.words import words_of
from .notices import Notice

if TYPE_CHECKING:
    from .channels import Channel

Json = dict[str, Any]

#: What an app may ask for at install; a team of the play grants all of these unless it is told otherwise.
ALL_BOT_SCOPES = frozenset(
    [
        "app_mentions:read", "assistant:write", "channels:history", "channels:join", "channels:read",
        "chat:write", "chat:write.customize", "chat:write.public", "commands", "files:read", "files:write",
        "groups:history", "groups:read", "im:history", "im:read", "im:write", "links:read", "links:write",
        "metadata.message:read", "mpim:history", "mpim:read", "mpim:write", "reactions:read", "reactions:write",
        "team:read", "users:read", "users:read.email",
    ]
)  # fmt: skip


@dataclass
class Grant:
    """A token: whom it speaks for, what it may do, until when."""

    token: str
    kind: str  # bot, user, app
    team: str | None
    enterprise: str | None
    user: str
    bot_id: str = ""
    scopes: frozenset[str] = ALL_BOT_SCOPES
    expires_at: float | None = None
    refresh_token: str | None = None
    dead: str | None = None  # the error code that Slack would answer: token_revoked, account_inactive…

    def refusal(self) -> str | None:
        """The error code for a call with this token now; None while it is good."""
        if self.dead is None and self.expires_at is not None and time.time() > self.expires_at:
            return "token_expired"
        return self.dead


@dataclass
class FileRecord:
    """A file as Slack keeps it; `alt_text` is for those who cannot see the picture."""

    id: str
    name: str
    bytes: bytes
    user: str
    team: str
    created: float
    title: str = ""
    alt_text: str = ""
    mimetype: str = "application/octet-stream"
    channels: list[str] = field(default_factory=list)
    threads: list[str] = field(default_factory=list)
    deleted: bool = False
    external: bool = False
    uploaded: bool = True
    completed: bool = True
    ready_at: float = 0.0
    declared_size: int | None = None

    @property
    def ready(self) -> bool:
        return time.time() >= self.ready_at

    @property
    def size(self) -> int:
        """What Slack says the size is, bytes; a lie when a fault asked for one."""
        return len(self.bytes) if self.declared_size is None else self.declared_size


@dataclass
class Message:
    """A message of a channel, or an ephemeral one that a single person sees."""

    ts: str
    channel: "Channel"
    user: str
    text: str = ""
    blocks: list[Json] = field(default_factory=list)
    attachments: list[Json] = field(default_factory=list)
    thread_ts: str | None = None
    metadata: Json | None = None
    files: list[FileRecord] = field(default_factory=list)
    bot_id: str | None = None
    subtype: str | None = None
    user_team: str = ""
    edited: Json | None = None
    deleted: bool = False
    ephemeral_to: str | None = None
    broadcast: bool = False
    streaming: bool = False
    stream_mode: str = ""
    chunks: list[Json] = field(default_factory=list)
    unfurl_links: bool | None = None
    unfurl_media: bool | None = None
    reactions: dict[str, set[str]] = field(default_factory=dict)
    notices: list[Notice] = field(default_factory=list)
    links: list[str] = field(default_factory=list)
    earlier: list[Json] = field(default_factory=list)
    posted_at: float = field(default_factory=time.time)
    entered: dict[tuple[str, str], Json] = field(default_factory=dict)

    @property
    def thread(self) -> str:
        """The timestamp of the thread that a reply to this message belongs to."""
        return self.thread_ts or self.ts

    def reading_text(self) -> str:
        """All that a person reads of it: the words of its blocks, else its text."""
        return words_of(self.blocks) or self.text


@dataclass
class View:
    """A modal or a Home view as it stands."""

    id: str
    team: str
    user: str
    body: Json
    hash: str
    previous: str | None = None
    root: str = ""
    open: bool = True
    entered: dict[tuple[str, str], Json] = field(default_factory=dict)

    @property
    def title(self) -> str:
        return str((self.body.get("title") or {}).get("text", ""))

    @property
    def blocks(self) -> list[Json]:
        return list(self.body.get("blocks") or [])

    def reading_text(self) -> str:
        return words_of(self.blocks)


@dataclass
class Said:
    """What a person said, and the events that Slack made of it (whole envelopes)."""

    ts: str
    channel: "Channel"
    message: Message
    files: list[FileRecord]
    events: list[Json]

    @property
    def thread(self) -> str:
        return self.message.thread


@dataclass
class Call:
    """One call of the Web API."""

    method: str
    token: str
    team: str | None
    params: Json
    at: float
    status: int = 200
    error: str | None = None


@dataclass
class Delivery:
    """One attempt to bring something to the app; `status` is None when nobody answered in time."""

    event_id: str
    kind: str
    url: str
    status: int | None
    seconds: float
    retry: int
    at: float
    body: Any = None
    reason: str = ""
