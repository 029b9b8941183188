"""People, and what is worked on.

Revision 0001.
"""

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None


def upgrade() -> None:
    _workspaces()
    _people()
    _threads()
    _questions()
    _jobs()
    _outbox()


def downgrade() -> None:
    op.drop_table("outbox")
    op.drop_table("jobs")
    op.drop_table("questions")
    op.drop_table("threads")
    op.drop_table("people")
    op.drop_table("workspaces")


def _owned() -> list[sa.Column[Any]]:
    return [
        sa.Column("id", sa.String(length=40), nullable=False),
        sa.Column("workspace_id", sa.String(length=40), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
    ]


def _leased() -> list[sa.Column[Any]]:
    return [
        sa.Column("state", sa.String(length=16), nullable=False),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("lease_token", sa.String(length=40), nullable=True),
        sa.Column("lease_until", sa.DateTime(timezone=True), nullable=True),
        sa.Column("due_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("rung_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("rings", sa.Integer(), nullable=False),
    ]


def _workspaces() -> None:
    op.create_table(
        "workspaces",
        sa.Column("id", sa.String(length=40), nullable=False),
        sa.Column("platform", sa.String(length=16), nullable=False),
        sa.Column("name", sa.String(length=200), nullable=False),
        sa.Column("settings", sa.JSON(none_as_null=True), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("disconnected_at", sa.DateTime(timezone=True), nullable=True),
        sa.PrimaryKeyConstraint("id", name="pk_workspaces"),
    )


def _people() -> None:
    op.create_table(
        "people",
        *_owned(),
        sa.Column("platform_user", sa.String(length=200), nullable=False),
        sa.Column("name", sa.String(length=200), nullable=False),
        sa.Column("role", sa.String(length=16), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_people"),
        sa.UniqueConstraint("workspace_id", "platform_user", name="uq_people_workspace_id_platform_user"),
    )
    op.create_index("ix_people_workspace_id", "people", ["workspace_id"])


def _threads() -> None:
    op.create_table(
        "threads",
        *_owned(),
        sa.Column("person_id", sa.String(length=40), nullable=False),
        sa.Column("platform_thread", sa.String(length=300), nullable=False),
        sa.Column("title", sa.String(length=300), nullable=False),
        sa.Column("private", sa.Boolean(), nullable=False),
        sa.Column("questions", sa.Integer(), nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("deleted_at", sa.DateTime(timezone=True), nullable=True),
        sa.PrimaryKeyConstraint("id", name="pk_threads"),
        sa.UniqueConstraint("workspace_id", "platform_thread", name="uq_threads_workspace_id_platform_thread"),
    )
    op.create_index("ix_threads_workspace_id", "threads", ["workspace_id"])


def _questions() -> None:
    op.create_table(
        "questions",
        *_owned(),
        *_leased(),
        sa.Column("thread_id", sa.String(length=40), nullable=False),
        sa.Column("person_id", sa.String(length=40), nullable=False),
        sa.Column("event_id", sa.String(length=200), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=16), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("parent_id", sa.String(length=40), nullable=True),
        sa.Column("choices", sa.JSON(none_as_null=True), nullable=False),
        sa.Column("changes", sa.JSON(none_as_null=True), nullable=False),
        sa.Column("attachments", sa.JSON(none_as_null=True), nullable=False),
        sa.Column("dataset_id", sa.String(length=40), nullable=True),
        sa.Column("plans", sa.JSON(none_as_null=True), nullable=False),
        sa.Column("facts", sa.JSON(none_as_null=True), nullable=False),
        sa.Column("instant", sa.Boolean(), nullable=False),
        sa.Column("problem", sa.JSON(none_as_null=True), nullable=True),
        sa.Column("answered_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["thread_id"], ["threads.id"], name="fk_questions_thread_id"),
        sa.PrimaryKeyConstraint("id", name="pk_questions"),
        sa.UniqueConstraint("thread_id", "number", name="uq_questions_thread_id_number"),
        sa.UniqueConstraint("workspace_id", "event_id", name="uq_questions_workspace_id_event_id"),
    )
    op.create_index("ix_questions_person_id_state", "questions", ["person_id", "state"])
    op.create_index("ix_questions_state_due_at", "questions", ["state", "due_at"])
    op.create_index("ix_questions_thread_id", "questions", ["thread_id"])
    op.create_index("ix_questions_workspace_id", "questions", ["workspace_id"])


def _jobs() -> None:
    op.create_table(
        "jobs",
        *_owned(),
        *_leased(),
        sa.Column("question_id", sa.String(length=40), nullable=False),
        sa.Column("thread_id", sa.String(length=40), nullable=False),
        sa.Column("queue", sa.String(length=16), nullable=False),
        sa.Column("purpose", sa.String(length=8), nullable=False),
        sa.Column("budget_seconds", sa.Double(), nullable=False),
        sa.Column("progress", sa.JSON(none_as_null=True), nullable=False),
        sa.Column("stop_asked", sa.Boolean(), nullable=False),
        sa.Column("result_key", sa.String(length=300), nullable=True),
        sa.Column("problem", sa.JSON(none_as_null=True), nullable=True),
        sa.Column("started_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("finished_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["question_id"], ["questions.id"], name="fk_jobs_question_id"),
        sa.ForeignKeyConstraint(["thread_id"], ["threads.id"], name="fk_jobs_thread_id"),
        sa.PrimaryKeyConstraint("id", name="pk_jobs"),
        sa.UniqueConstraint("question_id", "purpose", name="uq_jobs_question_id_purpose"),
    )
    op.create_index("ix_jobs_queue_state_due_at", "jobs", ["queue", "state", "due_at"])
    op.create_index("ix_jobs_thread_id", "jobs", ["thread_id"])
    op.create_index("ix_jobs_workspace_id", "jobs", ["workspace_id"])


def _outbox() -> None:
    op.create_table(
        "outbox",
        *_owned(),
        *_leased(),
        sa.Column("thread_id", sa.String(length=40), nullable=False),
        sa.Column("question_id", sa.String(length=40), nullable=False),
        sa.Column("role", sa.String(length=8), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("reply", sa.JSON(none_as_null=True), nullable=False),
        sa.Column("message", sa.String(length=200), nullable=True),
        sa.Column("shown", sa.String(length=64), nullable=True),
        sa.Column("settled", sa.Boolean(), nullable=False),
        sa.Column("edited_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("sent_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["question_id"], ["questions.id"], name="fk_outbox_question_id"),
        sa.ForeignKeyConstraint(["thread_id"], ["threads.id"], name="fk_outbox_thread_id"),
        sa.PrimaryKeyConstraint("id", name="pk_outbox"),
        sa.UniqueConstraint("question_id", "role", name="uq_outbox_question_id_role"),
    )
    op.create_index("ix_outbox_settled_due_at", "outbox", ["settled", "due_at"])
    op.create_index("ix_outbox_thread_id_position", "outbox", ["thread_id", "position"])
    op.create_index("ix_outbox_workspace_id", "outbox", ["workspace_id"])
