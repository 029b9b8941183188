"""Installations of the app on Slack, and their tokens, sealed.

Revision 0006, after 0005.
"""

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"


def upgrade() -> None:
    _bots()
    _installations()
    _states()


def downgrade() -> None:
    for table in ("slack_oauth_states", "slack_installations", "slack_bots"):
        op.drop_table(table)


def _id(name: str, *, nullable: bool = True) -> sa.Column[Any]:
    return sa.Column(name, sa.String(length=40), nullable=nullable)


def _text(name: str) -> sa.Column[Any]:
    return sa.Column(name, sa.Text(), nullable=True)


def _moment(name: str, *, nullable: bool = True) -> sa.Column[Any]:
    return sa.Column(name, sa.DateTime(), nullable=nullable)


def _installed() -> list[sa.Column[Any]]:
    """What both tables have."""
    return [
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        _id("client_id", nullable=False),
        _id("app_id"),
        _id("enterprise_id"),
        _text("enterprise_name"),
        _id("team_id"),
        _text("team_name"),
        _text("bot_token"),
        _id("bot_id"),
        _id("bot_user_id"),
        _text("bot_scopes"),
        _text("bot_refresh_token"),
        _moment("bot_token_expires_at"),
        sa.Column("is_enterprise_install", sa.Boolean(), nullable=False),
        _moment("installed_at", nullable=False),
    ]


def _bots() -> None:
    op.create_table(
        "slack_bots", *_installed(), _moment("rotating_until"), sa.PrimaryKeyConstraint("id", name="pk_slack_bots")
    )
    of_team = ["client_id", "enterprise_id", "team_id", "installed_at"]
    op.create_index("ix_slack_bots_of_team", "slack_bots", of_team)


def _installations() -> None:
    op.create_table(
        "slack_installations",
        *_installed(),
        _text("enterprise_url"),
        _id("user_id"),
        _text("user_token"),
        _text("user_scopes"),
        _text("user_refresh_token"),
        _moment("user_token_expires_at"),
        _text("incoming_webhook_url"),
        _text("incoming_webhook_channel"),
        _text("incoming_webhook_channel_id"),
        _text("incoming_webhook_configuration_url"),
        sa.Column("token_type", sa.String(length=32), nullable=True),
        sa.PrimaryKeyConstraint("id", name="pk_slack_installations"),
    )
    of_person = ["client_id", "enterprise_id", "team_id", "user_id", "installed_at"]
    op.create_index("ix_slack_installations_of_person", "slack_installations", of_person)


def _states() -> None:
    op.create_table(
        "slack_oauth_states",
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("state", sa.String(length=200), nullable=False),
        _moment("expire_at", nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_slack_oauth_states"),
    )
    op.create_index("ix_slack_oauth_states_state", "slack_oauth_states", ["state"])
