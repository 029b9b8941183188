"""What Slack's adapter remembers: its workspaces, the files seen in channels, and the files that it has uploaded."""

from datetime import datetime

from sqlalchemy import BigInteger, ForeignKey, Index, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from ledger.clock import now
from ledger.tables.base import ID_LENGTH, Base, Json, Owned


class SlackWorkspace(Base):
    """A workspace's side on Slack. workspace_id: the ledger's. org_wide: installed once for the whole enterprise,
    and not taken away from this one.

    surfaces: what was found out about what the workspace can show, by name: false where it can't. heard: the
    sorts of events that have come from there.
    """

    __tablename__ = "slack_workspaces"

    workspace_id: Mapped[str] = mapped_column(ForeignKey("workspaces.id"), primary_key=True)
    team_id: Mapped[str] = mapped_column(String(ID_LENGTH), index=True)
    enterprise_id: Mapped[str | None] = mapped_column(String(ID_LENGTH), index=True)
    org_wide: Mapped[bool] = mapped_column(default=False)
    bot_user: Mapped[str | None] = mapped_column(String(ID_LENGTH))
    surfaces: Mapped[Json] = mapped_column(default=dict)
    heard: Mapped[list[str]] = mapped_column(default=list)
    seen_at: Mapped[datetime] = mapped_column(default=now)


class SlackFile(Owned, Base):
    """A file that stands in a channel, by its id on Slack; nothing of its content.

    thread_ts: the first message of its thread, which may be its own. question_id: the question that took it.
    """

    __tablename__ = "slack_files"
    __table_args__ = (
        UniqueConstraint("workspace_id", "channel", "ts", "file"),
        Index(None, "workspace_id", "channel", "thread_ts"),
    )

    channel: Mapped[str] = mapped_column(String(ID_LENGTH))
    ts: Mapped[str] = mapped_column(String(32))
    thread_ts: Mapped[str] = mapped_column(String(32))
    file: Mapped[str] = mapped_column(String(ID_LENGTH))
    platform_user: Mapped[str] = mapped_column(String(ID_LENGTH))
    name: Mapped[str] = mapped_column(String(300))
    bytes: Mapped[int] = mapped_column(BigInteger, default=0)
    question_id: Mapped[str | None] = mapped_column(String(ID_LENGTH))


class SlackVoice(Owned, Base):
    """That somebody has spoken in a thread of a channel without addressing the bot; nothing of what they said."""

    __tablename__ = "slack_voices"
    __table_args__ = (UniqueConstraint("workspace_id", "channel", "thread_ts", "platform_user"),)

    channel: Mapped[str] = mapped_column(String(ID_LENGTH))
    thread_ts: Mapped[str] = mapped_column(String(32))
    platform_user: Mapped[str] = mapped_column(String(ID_LENGTH))


class SlackUpload(Owned, Base):
    """A file of an answer on its way to a thread. key: the outbox row's id. part: its name in the answer.

    file: its id on Slack, known before anybody sees it, so that after a crash it is asked whether it was shared.
    state: promised (an address was given), sent (the bytes are there) or shared.
    """

    __tablename__ = "slack_uploads"
    __table_args__ = (UniqueConstraint("key", "part"),)

    key: Mapped[str] = mapped_column(String(ID_LENGTH))
    part: Mapped[str] = mapped_column(String(200))
    file: Mapped[str] = mapped_column(String(ID_LENGTH))
    state: Mapped[str] = mapped_column(String(16))
