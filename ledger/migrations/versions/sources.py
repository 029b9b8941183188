"""Databases and https addresses as sources.

Revision 0004, after 0003.
"""

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    _sources()
    _fetches()


def downgrade() -> None:
    op.drop_table("fetches")
    op.drop_table("sources")


def _owned() -> list[sa.Column[Any]]:
    return [
        sa.Column("id", sa.String(length=40), nullable=False),
        sa.Column("workspace_id", sa.String(length=40), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
    ]


def _sources() -> None:
    op.create_table(
        "sources",
        *_owned(),
        sa.Column("name", sa.String(length=100), nullable=False),
        sa.Column("key", sa.String(length=100), nullable=False),
        sa.Column("kind", sa.String(length=16), nullable=False),
        sa.Column("sealed", sa.Text(), nullable=False),
        sa.Column("tables", sa.JSON(none_as_null=True), nullable=False),
        sa.Column("query", sa.Text(), nullable=True),
        sa.Column("hosts", sa.JSON(none_as_null=True), nullable=False),
        sa.Column("max_rows", sa.Integer(), nullable=True),
        sa.Column("for_admins", sa.Boolean(), nullable=False),
        sa.Column("person_id", sa.String(length=40), nullable=True),
        sa.Column("fetched_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("problem", sa.JSON(none_as_null=True), nullable=True),
        sa.PrimaryKeyConstraint("id", name="pk_sources"),
        sa.UniqueConstraint("workspace_id", "key", name="uq_sources_workspace_id_key"),
    )
    op.create_index("ix_sources_workspace_id", "sources", ["workspace_id"])


def _fetches() -> None:
    op.create_table(
        "fetches",
        *_owned(),
        sa.Column("dataset_id", sa.String(length=40), nullable=False),
        sa.Column("thread_id", sa.String(length=40), nullable=False),
        sa.Column("source_id", sa.String(length=40), nullable=False),
        sa.Column("label", sa.String(length=300), nullable=False),
        sa.Column("fetched_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("etag", sa.String(length=300), nullable=True),
        sa.ForeignKeyConstraint(["dataset_id"], ["datasets.id"], name="fk_fetches_dataset_id"),
        sa.PrimaryKeyConstraint("id", name="pk_fetches"),
        sa.UniqueConstraint("dataset_id", name="uq_fetches_dataset_id"),
    )
    op.create_index("ix_fetches_thread_id_label", "fetches", ["thread_id", "label"])
    op.create_index("ix_fetches_workspace_id", "fetches", ["workspace_id"])
