"""The install flow: Bolt's own OAuth, with our store, our pages, and nothing but sentences where it fails."""

import asyncio
import logging

from slack_bolt.oauth.async_callback_options import AsyncCallbackOptions, AsyncFailureArgs, AsyncSuccessArgs
from slack_bolt.oauth.async_oauth_flow import AsyncOAuthFlow
from slack_bolt.oauth.async_oauth_settings import AsyncOAuthSettings
from slack_bolt.response import BoltResponse
from slack_sdk.oauth import OAuthStateUtils
from slack_sdk.oauth.installation_store import Installation
from slack_sdk.oauth.installation_store.async_installation_store import AsyncInstallationStore
from slack_sdk.oauth.state_store.async_state_store import AsyncOAuthStateStore

from bot.slack.connecting import connected_asynchronously
from bot.slack.installations.connection import Connection
from bot.slack.installations.pages import failed, succeeded
from bot.slack.installations.scopes import EXTRAS, SCOPES
from bot.slack.installations.store import STATE_SECONDS, InstallationStore, StateStore
from bot.slack.settings import SlackSettings

logger = logging.getLogger(__name__)

INSTALL = "/slack/install"
REDIRECT = "/slack/oauth_redirect"


class _Kept(AsyncInstallationStore):
    """Keeps installations, and connects their workspaces."""

    def __init__(self, store: InstallationStore, connection: Connection) -> None:
        self._store = store
        self._connection = connection

    @property
    def logger(self) -> logging.Logger:
        return logger

    async def async_save(self, installation: Installation) -> None:
        await asyncio.to_thread(self._save, installation)

    def _save(self, installation: Installation) -> None:
        self._store.save(installation)
        self._connection.installed(installation)


class _States(AsyncOAuthStateStore):
    """Keeps which installations have begun."""

    def __init__(self, store: StateStore) -> None:
        self._store = store

    @property
    def logger(self) -> logging.Logger:
        return logger

    async def async_issue(self, *args: object, **kwargs: object) -> str:
        del args, kwargs
        return await asyncio.to_thread(self._store.issue)

    async def async_consume(self, state: str) -> bool:
        return await asyncio.to_thread(self._store.consume, state)


class _Cookie(OAuthStateUtils):
    """What binds an installation to one browser. secure: kept from addresses without https, as it must be but there."""

    def __init__(self, *, secure: bool) -> None:
        super().__init__(expiration_seconds=STATE_SECONDS)
        self._manner = "; Secure" if secure else ""

    def build_set_cookie_for_new_state(self, state: str) -> str:
        return self._written(state, f"Max-Age={self.expiration_seconds}")

    def build_set_cookie_for_deletion(self) -> str:
        return self._written("deleted", "Max-Age=0")

    def _written(self, value: str, end: str) -> str:
        return f"{self.cookie_name}={value}; HttpOnly; SameSite=Lax; Path=/slack/; {end}{self._manner}"


def install_flow(
    settings: SlackSettings, store: InstallationStore, states: StateStore, connection: Connection
) -> AsyncOAuthFlow:
    """The flow of one app."""
    secret = settings.client_secret.get_secret_value() if settings.client_secret else None
    public = settings.public_url.rstrip("/") if settings.public_url else None
    oauth = AsyncOAuthSettings(
        client_id=settings.client_id,
        client_secret=secret,
        scopes=[*SCOPES, *EXTRAS],
        user_scopes=[],
        redirect_uri=f"{public}{REDIRECT}" if public else None,
        install_path=INSTALL,
        install_page_rendering_enabled=False,
        redirect_uri_path=REDIRECT,
        callback_options=AsyncCallbackOptions(success=_succeeded, failure=_failed),
        authorization_url=authorization_url(settings),
        installation_store=_Kept(store, connection),
        state_store=_States(states),
        state_expiration_seconds=STATE_SECONDS,
    )
    oauth.state_utils = _Cookie(secure=not (public or "").startswith("http://"))
    return AsyncOAuthFlow(client=connected_asynchronously(settings, None), settings=oauth)


def authorization_url(settings: SlackSettings) -> str:
    """Where people give their permission: beside the address of the methods."""
    return f"{settings.base_url.removesuffix('api/')}oauth/v2/authorize"


async def _succeeded(args: AsyncSuccessArgs) -> BoltResponse:
    made = args.installation
    place = made.enterprise_name if made.is_enterprise_install else made.team_name
    forget = args.settings.state_utils.build_set_cookie_for_deletion()
    return _page(200, succeeded(place, made.app_id, made.team_id), forget)


async def _failed(args: AsyncFailureArgs) -> BoltResponse:
    logger.warning("not installed", extra={"why": args.reason})
    forget = args.settings.state_utils.build_set_cookie_for_deletion()
    return _page(args.suggested_status_code, failed(args.reason, INSTALL), forget)


def _page(status: int, body: str, cookie: str) -> BoltResponse:
    return BoltResponse(
        status=status, body=body, headers={"content-type": "text/html; charset=utf-8", "set-cookie": cookie}
    )
