"""Slack's workspaces, the files seen there and the files uploaded; what people thought of answers.

Revision 0005, after 0004.
"""

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"


def upgrade() -> None:
    _workspaces()
    _files()
    _uploads()
    _feedback()


def downgrade() -> None:
    for table in ("feedback", "slack_uploads", "slack_files", "slack_workspaces"):
        op.drop_table(table)


def _text(name: str, length: int, *, nullable: bool = False) -> sa.Column[Any]:
    return sa.Column(name, sa.String(length=length), nullable=nullable)


def _owned() -> list[sa.Column[Any]]:
    created = sa.Column("created_at", sa.DateTime(timezone=True), nullable=False)
    return [_text("id", 40), _text("workspace_id", 40), created]


def _workspaces() -> None:
    op.create_table(
        "slack_workspaces",
        _text("workspace_id", 40),
        _text("team_id", 40),
        _text("enterprise_id", 40, nullable=True),
        sa.Column("org_wide", sa.Boolean(), nullable=False),
        _text("bot_user", 40, nullable=True),
        sa.Column("surfaces", sa.JSON(none_as_null=True), nullable=False),
        sa.Column("heard", sa.JSON(none_as_null=True), nullable=False),
        sa.Column("seen_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["workspace_id"], ["workspaces.id"], name="fk_slack_workspaces_workspace_id"),
        sa.PrimaryKeyConstraint("workspace_id", name="pk_slack_workspaces"),
    )
    op.create_index("ix_slack_workspaces_team_id", "slack_workspaces", ["team_id"])
    op.create_index("ix_slack_workspaces_enterprise_id", "slack_workspaces", ["enterprise_id"])


def _files() -> None:
    op.create_table(
        "slack_files",
        *_owned(),
        _text("channel", 40),
        _text("ts", 32),
        _text("thread_ts", 32),
        _text("file", 40),
        _text("platform_user", 40),
        _text("name", 300),
        sa.Column("bytes", sa.BigInteger(), nullable=False),
        _text("question_id", 40, nullable=True),
        sa.PrimaryKeyConstraint("id", name="pk_slack_files"),
        sa.UniqueConstraint(
            "workspace_id", "channel", "ts", "file", name="uq_slack_files_workspace_id_channel_ts_file"
        ),
    )
    op.create_index("ix_slack_files_workspace_id", "slack_files", ["workspace_id"])
    place = ["workspace_id", "channel", "thread_ts"]
    op.create_index("ix_slack_files_workspace_id_channel_thread_ts", "slack_files", place)


def _uploads() -> None:
    op.create_table(
        "slack_uploads",
        *_owned(),
        _text("key", 40),
        _text("part", 200),
        _text("file", 40),
        _text("state", 16),
        sa.PrimaryKeyConstraint("id", name="pk_slack_uploads"),
        sa.UniqueConstraint("key", "part", name="uq_slack_uploads_key_part"),
    )
    op.create_index("ix_slack_uploads_workspace_id", "slack_uploads", ["workspace_id"])


def _feedback() -> None:
    op.create_table(
        "feedback",
        *_owned(),
        _text("question_id", 40),
        _text("person_id", 40),
        _text("verdict", 8),
        sa.ForeignKeyConstraint(["question_id"], ["questions.id"], name="fk_feedback_question_id"),
        sa.PrimaryKeyConstraint("id", name="pk_feedback"),
        sa.UniqueConstraint("question_id", "person_id", name="uq_feedback_question_id_person_id"),
    )
    op.create_index("ix_feedback_workspace_id", "feedback", ["workspace_id"])
