"""Messages that were deleted on their platform.

Revision 0008, after 0007.
"""

import sqlalchemy as sa
from alembic import op

from ledger.tables.base import Moment

revision = "0008"
down_revision = "0007"


def upgrade() -> None:
    op.create_table(
        "retractions",
        sa.Column("id", sa.String(length=40), nullable=False),
        sa.Column("workspace_id", sa.String(length=40), nullable=False),
        sa.Column("message", sa.String(length=200), nullable=False),
        sa.Column("created_at", Moment(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_retractions")),
        sa.UniqueConstraint("workspace_id", "message", name=op.f("uq_retractions_workspace_id_message")),
    )
    op.create_index(op.f("ix_retractions_workspace_id"), "retractions", ["workspace_id"])


def downgrade() -> None:
    op.drop_table("retractions")
