"""Who has spoken in a thread of a channel on Slack.

Revision 0007, after 0006.
"""

import sqlalchemy as sa
from alembic import op

from ledger.tables.base import Moment

revision = "0007"
down_revision = "0006"


def upgrade() -> None:
    op.create_table(
        "slack_voices",
        sa.Column("id", sa.String(length=40), nullable=False),
        sa.Column("workspace_id", sa.String(length=40), nullable=False),
        sa.Column("channel", sa.String(length=40), nullable=False),
        sa.Column("thread_ts", sa.String(length=32), nullable=False),
        sa.Column("platform_user", sa.String(length=40), nullable=False),
        sa.Column("created_at", Moment(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_slack_voices")),
        sa.UniqueConstraint(
            "workspace_id",
            "channel",
            "thread_ts",
            "platform_user",
            name=op.f("uq_slack_voices_workspace_id_channel_thread_ts_platform_user"),
        ),
    )
    op.create_index(op.f("ix_slack_voices_workspace_id"), "slack_voices", ["workspace_id"])


def downgrade() -> None:
    op.drop_table("slack_voices")
