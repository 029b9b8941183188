"""Data, records, and the local web chat.

Revision 0002, after 0001.
"""

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    _datasets()
    _models()
    _forecasts()
    _usage()
    _audit()
    _web_posts()
    _web_sessions()


def downgrade() -> None:
    op.drop_table("web_sessions")
    op.drop_table("web_posts")
    op.drop_table("audit")
    op.drop_table("usage")
    op.drop_table("forecasts")
    op.drop_table("models")
    op.drop_table("datasets")


def _owned() -> list[sa.Column[Any]]:
    return [
        sa.Column("id", sa.String(length=40), nullable=False),
        sa.Column("workspace_id", sa.String(length=40), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
    ]


def _datasets() -> None:
    op.create_table(
        "datasets",
        *_owned(),
        sa.Column("thread_id", sa.String(length=40), nullable=False),
        sa.Column("person_id", sa.String(length=40), nullable=False),
        sa.Column("name", sa.String(length=300), nullable=False),
        sa.Column("bytes", sa.BigInteger(), nullable=False),
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.Column("state", sa.String(length=16), nullable=False),
        sa.Column("original_key", sa.String(length=300), nullable=True),
        sa.Column("table_key", sa.String(length=300), nullable=True),
        sa.Column("replaces_id", sa.String(length=40), nullable=True),
        sa.Column("profile", sa.JSON(none_as_null=True), nullable=True),
        sa.Column("problem", sa.JSON(none_as_null=True), nullable=True),
        sa.Column("deleted_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["thread_id"], ["threads.id"], name="fk_datasets_thread_id"),
        sa.PrimaryKeyConstraint("id", name="pk_datasets"),
    )
    op.create_index("ix_datasets_thread_id", "datasets", ["thread_id"])
    op.create_index("ix_datasets_workspace_id", "datasets", ["workspace_id"])


def _models() -> None:
    op.create_table(
        "models",
        *_owned(),
        sa.Column("thread_id", sa.String(length=40), nullable=False),
        sa.Column("job_id", sa.String(length=40), nullable=False),
        sa.Column("name", sa.String(length=200), nullable=False),
        sa.Column("target", sa.String(length=300), nullable=False),
        sa.Column("key", sa.String(length=300), nullable=False),
        sa.Column("metrics", sa.JSON(none_as_null=True), nullable=False),
        sa.Column("state", sa.String(length=16), nullable=False),
        sa.ForeignKeyConstraint(["thread_id"], ["threads.id"], name="fk_models_thread_id"),
        sa.PrimaryKeyConstraint("id", name="pk_models"),
    )
    op.create_index("ix_models_thread_id", "models", ["thread_id"])
    op.create_index("ix_models_workspace_id", "models", ["workspace_id"])


def _forecasts() -> None:
    op.create_table(
        "forecasts",
        *_owned(),
        sa.Column("question_id", sa.String(length=40), nullable=False),
        sa.Column("dataset_id", sa.String(length=40), nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("target", sa.String(length=300), nullable=False),
        sa.Column("aggregation", sa.String(length=16), nullable=False),
        sa.Column("frequency", sa.String(length=8), nullable=False),
        sa.Column("series", sa.String(length=500), nullable=False),
        sa.Column("period", sa.String(length=32), nullable=False),
        sa.Column("start", sa.Date(), nullable=False),
        sa.Column("end", sa.Date(), nullable=False),
        sa.Column("p10", sa.Double(), nullable=False),
        sa.Column("p50", sa.Double(), nullable=False),
        sa.Column("p90", sa.Double(), nullable=False),
        sa.ForeignKeyConstraint(["question_id"], ["questions.id"], name="fk_forecasts_question_id"),
        sa.PrimaryKeyConstraint("id", name="pk_forecasts"),
    )
    op.create_index("ix_forecasts_question_id", "forecasts", ["question_id"])
    op.create_index("ix_forecasts_workspace_id", "forecasts", ["workspace_id"])
    op.create_index(
        "ix_forecasts_workspace_id_dataset_id_period", "forecasts", ["workspace_id", "dataset_id", "period"]
    )


def _usage() -> None:
    op.create_table(
        "usage",
        *_owned(),
        sa.Column("person_id", sa.String(length=40), nullable=False),
        sa.Column("question_id", sa.String(length=40), nullable=True),
        sa.Column("kind", sa.String(length=32), nullable=False),
        sa.Column("amount", sa.Double(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_usage"),
    )
    op.create_index("ix_usage_question_id", "usage", ["question_id"])
    op.create_index("ix_usage_workspace_id", "usage", ["workspace_id"])


def _audit() -> None:
    op.create_table(
        "audit",
        *_owned(),
        sa.Column("person_id", sa.String(length=40), nullable=True),
        sa.Column("action", sa.String(length=64), nullable=False),
        sa.Column("subject", sa.String(length=64), nullable=False),
        sa.Column("allowed", sa.Boolean(), nullable=False),
        sa.Column("detail", sa.JSON(none_as_null=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_audit"),
    )
    op.create_index("ix_audit_workspace_id", "audit", ["workspace_id"])


def _web_posts() -> None:
    op.create_table(
        "web_posts",
        *_owned(),
        sa.Column("thread_id", sa.String(length=40), nullable=False),
        sa.Column("key", sa.String(length=200), nullable=False),
        sa.Column("role", sa.String(length=8), nullable=False),
        sa.Column("person_id", sa.String(length=40), nullable=True),
        sa.Column("question_id", sa.String(length=40), nullable=True),
        sa.Column("content", sa.JSON(none_as_null=True), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["thread_id"], ["threads.id"], name="fk_web_posts_thread_id"),
        sa.PrimaryKeyConstraint("id", name="pk_web_posts"),
    )
    op.create_index("ix_web_posts_thread_id_created_at", "web_posts", ["thread_id", "created_at"])
    op.create_index("ix_web_posts_thread_id_key", "web_posts", ["thread_id", "key"])
    op.create_index("ix_web_posts_workspace_id", "web_posts", ["workspace_id"])


def _web_sessions() -> None:
    op.create_table(
        "web_sessions",
        *_owned(),
        sa.Column("person_id", sa.String(length=40), nullable=False),
        sa.Column("link_hash", sa.String(length=64), nullable=False),
        sa.Column("cookie_hash", sa.String(length=64), nullable=True),
        sa.Column("expires_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("used_at", sa.DateTime(timezone=True), nullable=True),
        sa.PrimaryKeyConstraint("id", name="pk_web_sessions"),
        sa.UniqueConstraint("cookie_hash", name="uq_web_sessions_cookie_hash"),
        sa.UniqueConstraint("link_hash", name="uq_web_sessions_link_hash"),
    )
    op.create_index("ix_web_sessions_workspace_id", "web_sessions", ["workspace_id"])
