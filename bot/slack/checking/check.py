"""The whole check, from the settings to the channels."""

from collections.abc import Iterator
from dataclasses import dataclass

from bot.platform import DeliveryError
from bot.slack.checking.address import address
from bot.slack.checking.channels import channels
from bot.slack.checking.events import events, opened
from bot.slack.checking.remarks import Remark, missing, note
from bot.slack.checking.settled import settled
from bot.slack.checking.tokens import app_token, scopes, token_works
from bot.slack.connecting import connected
from bot.slack.installations.installed import Installed
from bot.slack.installations.wiring import sealed_by
from bot.slack.settings import SlackSettings
from ledger.database import Database
from ledger.settings import Settings, SettingsError


@dataclass(frozen=True)
class Check:
    """channel: one that people want it in; None to say where it is."""

    settings: Settings
    slack: SlackSettings
    channel: str | None = None

    def remarks(self) -> Iterator[Remark]:
        """What was found, one after the other."""
        yield from settled(self.slack)
        database = opened(self.settings.database)
        try:
            if self.slack.bot_token is not None:
                token = self.slack.bot_token.get_secret_value()
                yield from self._workspace(token, "the token in SLACK_BOT_TOKEN", database)
            if self.slack.installs:
                yield from self._installed(database)
        finally:
            if database is not None:
                database.close()
        yield from app_token(self.slack)
        yield from address(self.slack)

    def _workspace(self, token: str, name: str, database: Database | None) -> Iterator[Remark]:
        told, found = token_works(self.slack, token, name)
        yield from found
        if told is None:
            return
        yield from scopes(told)
        if not told.get("is_enterprise_install"):
            yield from events(database, str(told.get("team_id")))
            yield from channels(connected(self.slack, token), str(told.get("user") or "threadcast"), self.channel)

    def _installed(self, database: Database | None) -> Iterator[Remark]:
        """Every workspace that has installed the app."""
        try:
            app = None if database is None else Installed(self.slack, database, sealed_by(self.slack, self.settings))
        except SettingsError as error:
            yield missing(error.sentence, error.remedy)
            return
        places = [] if app is None else app.places()
        if not places:
            yield note("No workspace has installed the app yet.", self._where())
        for enterprise, team, name in places:
            try:
                token = app.fresh(enterprise, team or "").token if app is not None else ""
            except DeliveryError as error:
                yield missing(
                    f"The token of {name} can't be used: {error}.", f"Install it there again. {self._where()}"
                )
                continue
            yield from self._workspace(token, f"the token of {name}", database)

    def _where(self) -> str:
        at = (self.slack.public_url or "https://<its address>").rstrip("/")
        return f"Open {at}/slack/install in a browser."
