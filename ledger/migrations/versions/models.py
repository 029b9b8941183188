"""Models with their cards, and the place of the plan that left them.

Revision 0009, after 0008. No release fitted a model before it, so the table is empty.
"""

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"


def upgrade() -> None:
    with op.batch_alter_table("models") as table:
        table.alter_column("metrics", new_column_name="card")
        table.add_column(sa.Column("place", sa.Integer(), nullable=False))


def downgrade() -> None:
    with op.batch_alter_table("models") as table:
        table.drop_column("place")
        table.alter_column("card", new_column_name="metrics")
