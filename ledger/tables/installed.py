"""Installations of the app on Slack, in the form that slack_sdk's SQLAlchemyInstallationStore reads and writes.

Wider than the SDK's own, since sealed tokens are longer. Moments are in UTC without saying so, as the SDK writes them.
"""

from datetime import datetime

from sqlalchemy import DateTime, Index, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from ledger.tables.base import ID_LENGTH, Base


class Installed:
    """What an installation has, by bot and by person. Tokens are sealed (ledger/sealing.py).

    team_id: None where the app was installed for a whole enterprise. scopes: with commas between.
    """

    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=True)
    client_id: Mapped[str] = mapped_column(String(ID_LENGTH))
    app_id: Mapped[str | None] = mapped_column(String(ID_LENGTH))
    enterprise_id: Mapped[str | None] = mapped_column(String(ID_LENGTH))
    enterprise_name: Mapped[str | None] = mapped_column(Text)
    team_id: Mapped[str | None] = mapped_column(String(ID_LENGTH))
    team_name: Mapped[str | None] = mapped_column(Text)
    bot_token: Mapped[str | None] = mapped_column(Text)
    bot_id: Mapped[str | None] = mapped_column(String(ID_LENGTH))
    bot_user_id: Mapped[str | None] = mapped_column(String(ID_LENGTH))
    bot_scopes: Mapped[str | None] = mapped_column(Text)
    bot_refresh_token: Mapped[str | None] = mapped_column(Text)
    bot_token_expires_at: Mapped[datetime | None] = mapped_column(DateTime)
    is_enterprise_install: Mapped[bool] = mapped_column(default=False)
    installed_at: Mapped[datetime] = mapped_column(DateTime)


class SlackBot(Installed, Base):
    """The bot of an installation. rotating_until: until when somebody exchanges its tokens for new ones."""

    __tablename__ = "slack_bots"
    __table_args__ = (Index("ix_slack_bots_of_team", "client_id", "enterprise_id", "team_id", "installed_at"),)

    rotating_until: Mapped[datetime | None] = mapped_column(DateTime)


class SlackInstallation(Installed, Base):
    """Who installed the app. Nothing is asked for in their own name, so the user's columns stay empty."""

    __tablename__ = "slack_installations"
    __table_args__ = (
        Index("ix_slack_installations_of_person", "client_id", "enterprise_id", "team_id", "user_id", "installed_at"),
    )

    enterprise_url: Mapped[str | None] = mapped_column(Text)
    user_id: Mapped[str | None] = mapped_column(String(ID_LENGTH))
    user_token: Mapped[str | None] = mapped_column(Text)
    user_scopes: Mapped[str | None] = mapped_column(Text)
    user_refresh_token: Mapped[str | None] = mapped_column(Text)
    user_token_expires_at: Mapped[datetime | None] = mapped_column(DateTime)
    incoming_webhook_url: Mapped[str | None] = mapped_column(Text)
    incoming_webhook_channel: Mapped[str | None] = mapped_column(Text)
    incoming_webhook_channel_id: Mapped[str | None] = mapped_column(Text)
    incoming_webhook_configuration_url: Mapped[str | None] = mapped_column(Text)
    token_type: Mapped[str | None] = mapped_column(String(32))


class SlackOAuthState(Base):
    """An installation that has begun: what the browser must bring back, and until when."""

    __tablename__ = "slack_oauth_states"

    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=True)
    state: Mapped[str] = mapped_column(String(200), index=True)
    expire_at: Mapped[datetime] = mapped_column(DateTime)
