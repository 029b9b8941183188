"""Where installations are kept: slack_sdk's own store over our tables, with every token sealed on its way in."""

from typing import Any

from slack_sdk.oauth.installation_store import Bot, Installation
from slack_sdk.oauth.installation_store.sqlalchemy import SQLAlchemyInstallationStore
from slack_sdk.oauth.state_store.sqlalchemy import SQLAlchemyOAuthStateStore
from sqlalchemy import Dialect, Engine, MetaData, Table, Text, delete
from sqlalchemy.types import TypeDecorator

from ledger.clock import now
from ledger.sealing import Seal
from ledger.tables import Base, SlackBot, SlackInstallation, SlackOAuthState

_TOKENS = ("bot_token", "bot_refresh_token", "user_token", "user_refresh_token", "incoming_webhook_url")
STATE_SECONDS = 600


class Sealed(TypeDecorator[str]):
    """A text that is sealed in the database and open in the program."""

    impl = Text
    cache_ok = False

    def __init__(self, seal: Seal) -> None:
        super().__init__()
        self._seal = seal

    def process_bind_param(self, value: str | None, dialect: Dialect) -> str | None:
        del dialect
        return None if value is None else self._seal.seal(value)

    def process_result_value(self, value: Any | None, dialect: Dialect) -> str | None:
        """OtherKeyError where it was sealed with a key that isn't here."""
        del dialect
        return None if value is None else self._seal.open(value)


class InstallationStore(SQLAlchemyInstallationStore):
    """Installations of one app. Each method is a transaction of its own."""

    def __init__(self, client_id: str, engine: Engine, seal: Seal) -> None:
        super().__init__(client_id, engine)
        self.bots = _sealing(SlackBot, seal)
        self.installations = _sealing(SlackInstallation, seal)

    def save(self, installation: Installation) -> None:
        """Keep an installation; earlier ones of the same workspace go, tokens and all."""
        if installation.is_enterprise_install:
            installation.team_id = None  # Slack may name the team where it was approved
        super().save(installation)
        self._drop_before(installation)

    def find(self, enterprise: str | None, team: str | None) -> Bot | None:
        """The bot of a workspace: installed there, or for all of its enterprise. OtherKeyError."""
        places = [(enterprise, team), (None, team), (enterprise, None)]
        for each in dict.fromkeys(place for place in places if place != (None, None)):
            bot = self.find_bot(enterprise_id=each[0], team_id=each[1])
            if bot is not None:
                return bot
        return None

    def _drop_before(self, kept: Installation) -> None:
        with self.engine.begin() as connection:
            for table in (self.bots, self.installations):
                connection.execute(
                    delete(table).where(
                        table.c.client_id == self.client_id,
                        table.c.enterprise_id == kept.enterprise_id,
                        table.c.team_id == kept.team_id,
                        table.c.installed_at < _written(kept),
                    )
                )


class StateStore(SQLAlchemyOAuthStateStore):
    """Which installations have begun. Anybody may begin one, so those that are too old go with the next."""

    def __init__(self, engine: Engine) -> None:
        super().__init__(STATE_SECONDS, engine)
        self.oauth_states = _copied(SlackOAuthState)

    def issue(self, *args: Any, **kwargs: Any) -> str:
        states = self.oauth_states
        with self.engine.begin() as connection:
            connection.execute(delete(states).where(states.c.expire_at < now().replace(tzinfo=None)))
        return super().issue(*args, **kwargs)


def _written(kept: Installation) -> Any:
    """When it was installed, as it is written."""
    return kept.to_dict()["installed_at"].replace(tzinfo=None)


def _sealing(table: type[Base], seal: Seal) -> Table:
    copied = _copied(table)
    for name in _TOKENS:
        if name in copied.c:
            copied.c[name].type = Sealed(seal)
    return copied


def _copied(table: type[Base]) -> Table:
    made = table.metadata.tables[table.__tablename__]
    return made.to_metadata(MetaData())
