"""How files are handled, and how they were when a question was planned.

Revision 0003, after 0002.
"""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
_TABLES = ("datasets", "questions")


def upgrade() -> None:
    for table in _TABLES:
        op.add_column(table, sa.Column("handling", sa.JSON(none_as_null=True), nullable=True))
    op.execute(
        "UPDATE datasets SET handling = '[]' WHERE table_key IS NOT NULL"
    )  # they were read as the reader decides


def downgrade() -> None:
    for table in reversed(_TABLES):
        op.drop_column(table, "handling")
