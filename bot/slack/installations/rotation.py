"""Rotation: tokens that end after hours are exchanged before they do, by one process at a time.

A token for exchanging is good once, so whoever exchanges holds a lease on the installation first.
"""

import logging
import time
from datetime import UTC, datetime, timedelta
from typing import Any

from slack_sdk.errors import SlackClientError, SlackTokenRotationError
from slack_sdk.oauth.installation_store import Bot
from slack_sdk.oauth.token_rotation import TokenRotator
from sqlalchemy import Update, or_, update

from bot.platform import DeliveryError, DisconnectedError
from bot.slack.connecting import SECONDS, connected
from bot.slack.grants import refusal
from bot.slack.installations.store import InstallationStore
from bot.slack.settings import SlackSettings
from ledger.clock import now

logger = logging.getLogger(__name__)

_EARLY_SECONDS = 7200
"""Tokens are good for 12 hours; a Slack that is away for two of them does no harm."""
_LEASE_SECONDS = SECONDS + 10
_PAUSE_SECONDS = 10
"""After an exchange that failed, nobody tries for so long."""
_WAIT_SECONDS = 2.0
_STEP_SECONDS = 0.1
_USED_UP = "invalid_refresh_token"


class Rotation:
    """Exchanges tokens. Safe from any thread of any process."""

    def __init__(self, settings: SlackSettings, store: InstallationStore) -> None:
        secret = settings.client_secret.get_secret_value() if settings.client_secret else ""
        client = connected(settings, None)
        self._rotator = TokenRotator(client_id=store.client_id, client_secret=secret, client=client)
        self._store = store

    def fresh(self, bot: Bot) -> Bot:
        """The bot with a token that stays good for a while. DisconnectedError, DeliveryError."""
        given_up = time.monotonic() + _WAIT_SECONDS
        while _ends_within(bot, _EARLY_SECONDS):
            if self._taken(bot):
                return self._exchanged(bot)
            bot = self._again(bot)
            if not _ends_within(bot, 0):
                break
            if time.monotonic() > given_up:
                raise DeliveryError("the token is being exchanged", retry_after=1.0, known=True)
            time.sleep(_STEP_SECONDS)
        return bot

    def expire(self, bot: Bot) -> None:
        """Note that Slack no longer takes the token, whatever was said of how long it is good."""
        self._change(bot, bot_token_expires_at=_written(now()))

    def _exchanged(self, bot: Bot) -> Bot:
        try:
            rotated = self._rotator.perform_bot_token_rotation(bot=bot, minutes_before_expiration=_EARLY_SECONDS // 60)
        except (SlackClientError, OSError) as error:
            return self._unexchanged(bot, _meant(error))
        if rotated is None:
            return self._unexchanged(bot, DisconnectedError("no token came in exchange"))
        self._store.save_bot(rotated)
        self._change(rotated, rotating_until=None)
        logger.info("token exchanged", extra={"subject": bot.team_id or bot.enterprise_id})
        return rotated

    def _unexchanged(self, bot: Bot, why: DeliveryError) -> Bot:
        """The token may be good for a while still; if not, its workspace waits."""
        logger.warning("token not exchanged", extra={"subject": bot.team_id or bot.enterprise_id, "why": str(why)})
        self._change(bot, rotating_until=_written(now() + timedelta(seconds=_PAUSE_SECONDS)))
        if _ends_within(bot, 0):
            raise why
        return bot

    def _taken(self, bot: Bot) -> bool:
        """Whether the lease is ours, and the token still the one that we know."""
        bots, moment = self._store.bots.c, now()
        ours = update(self._store.bots).where(
            bots.bot_token_expires_at == _written(_end(bot)),
            or_(bots.rotating_until.is_(None), bots.rotating_until < _written(moment)),
        )
        return self._changed(bot, ours, rotating_until=_written(moment + timedelta(seconds=_LEASE_SECONDS))) == 1

    def _again(self, bot: Bot) -> Bot:
        """The bot as it is now. DisconnectedError where it is gone."""
        found = self._store.find_bot(enterprise_id=bot.enterprise_id, team_id=bot.team_id)
        if found is None:
            raise DisconnectedError("the app is not installed")
        return found

    def _change(self, bot: Bot, **values: datetime | None) -> None:
        self._changed(bot, update(self._store.bots), **values)

    def _changed(self, bot: Bot, statement: Update, **values: datetime | None) -> int:
        bots = self._store.bots.c
        known = statement.where(
            bots.client_id == self._store.client_id,
            bots.enterprise_id == bot.enterprise_id,
            bots.team_id == bot.team_id,
            bots.installed_at == datetime.fromtimestamp(bot.installed_at, UTC).replace(tzinfo=None),
        )
        with self._store.engine.begin() as connection:
            result: Any = connection.execute(known.values(**values))
            return int(result.rowcount)


def _ends_within(bot: Bot, seconds: float) -> bool:
    return bot.bot_token_expires_at is not None and bot.bot_token_expires_at <= time.time() + seconds


def _end(bot: Bot) -> datetime:
    return datetime.fromtimestamp(bot.bot_token_expires_at or 0, UTC)


def _written(moment: datetime) -> datetime:
    """As the store keeps it: whole seconds of UTC."""
    return moment.replace(tzinfo=None, microsecond=0)


def _meant(error: Exception) -> DeliveryError:
    """What it means that a token was not exchanged."""
    answered = error.api_error if isinstance(error, SlackTokenRotationError) else error
    why = refusal(answered)
    return DisconnectedError(_USED_UP) if str(why) == _USED_UP else why
