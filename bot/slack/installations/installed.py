"""The workspaces that have installed the app by themselves."""

from slack_sdk.oauth.installation_store import Bot
from sqlalchemy import select

from bot.platform import DisconnectedError
from bot.slack.grants import Grant, Grants
from bot.slack.installations.rotation import Rotation
from bot.slack.installations.store import InstallationStore
from bot.slack.settings import SlackSettings
from ledger.database import Database
from ledger.sealing import OtherKeyError, Seal


class Installed(Grants):
    """Grants from installations, read anew each time, since other processes change them."""

    def __init__(self, settings: SlackSettings, database: Database, seal: Seal) -> None:
        app = settings.client_id or ""
        self._reading = InstallationStore(app, database.engine, seal)
        self.store = InstallationStore(app, database.writing_engine, seal)
        self._rotation = Rotation(settings, self.store)

    def of(self, enterprise: str | None, team: str) -> Grant:
        return _grant(self._bot(enterprise, team))

    def fresh(self, enterprise: str | None, team: str) -> Grant:
        return _grant(self._rotation.fresh(self._bot(enterprise, team)))

    def expired(self, grant: Grant) -> bool:
        bot = self._reading.find_bot(enterprise_id=grant.enterprise, team_id=grant.team)
        if bot is None or bot.bot_refresh_token is None:
            return False
        if bot.bot_token == grant.token:
            self._rotation.expire(bot)
        return True

    def withdrawn(self, enterprise: str | None, team: str | None) -> None:
        self.store.delete_all(enterprise_id=enterprise, team_id=team)

    def places(self) -> list[tuple[str | None, str | None, str]]:
        """Where it is installed: the enterprise, the team (None for the whole enterprise), and the name."""
        bots = self._reading.bots.c
        known = select(bots.enterprise_id, bots.team_id, bots.team_name, bots.enterprise_name)
        with self._reading.engine.connect() as connection:
            found = connection.execute(known.where(bots.client_id == self._reading.client_id).order_by(bots.id))
            return [(enterprise, team, name or wide or team or "") for enterprise, team, name, wide in found]

    def _bot(self, enterprise: str | None, team: str) -> Bot:
        try:
            bot = self._reading.find(enterprise, team)
        except OtherKeyError as error:
            raise DisconnectedError("the token was sealed with a key that is not here") from error
        if bot is None:
            raise DisconnectedError("the app is not installed")
        return bot


def _grant(bot: Bot) -> Grant:
    return Grant(
        token=bot.bot_token,
        team=bot.team_id,
        bot_user=bot.bot_user_id,
        bot=bot.bot_id,
        enterprise=bot.enterprise_id,
        org_wide=bot.is_enterprise_install,
        name=(bot.enterprise_name if bot.is_enterprise_install else bot.team_name) or "",
        scopes=frozenset(bot.bot_scopes or ()),
        since=bot.installed_at,
    )
