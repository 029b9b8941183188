"""Slack's clients as this product makes them: to the set address, never trying again by themselves."""

from urllib.parse import urlsplit
from urllib.request import getproxies, proxy_bypass

from slack_sdk.web import WebClient
from slack_sdk.web.async_client import AsyncWebClient

from bot.slack.renewing import AsyncRenewingClient, Renew, RenewingClient
from bot.slack.settings import SlackSettings

SECONDS = 20
"""How long a call may take. A client that tries again by itself would post twice, and would hold its thread."""
_OWN_MACHINE = frozenset({"localhost", "127.0.0.1", "::1"})


def connected(settings: SlackSettings, token: str | None) -> WebClient:
    """A client that waits for answers."""
    client = WebClient(token, settings.base_url, SECONDS, retry_handlers=[])
    client.proxy = proxy_to(settings.base_url)
    return client


def connected_asynchronously(settings: SlackSettings, token: str | None) -> AsyncWebClient:
    """The same for the server's loop."""
    client = AsyncWebClient(token, settings.base_url, SECONDS, retry_handlers=[])
    client.proxy = proxy_to(settings.base_url)
    return client


def renewing(settings: SlackSettings, token: str, team: str | None, renew: Renew) -> WebClient:
    """A client that waits, and whose token is renewed where Slack refuses it.

    team: whose of an enterprise's workspaces is meant, for a token of them all.
    """
    client = RenewingClient(token, settings.base_url, SECONDS, team_id=team, retry_handlers=[], renew=renew)
    client.proxy = proxy_to(settings.base_url)
    return client


def renewing_asynchronously(settings: SlackSettings, token: str, team: str | None, renew: Renew) -> AsyncWebClient:
    """The same for the server's loop."""
    client = AsyncRenewingClient(token, settings.base_url, SECONDS, team_id=team, retry_handlers=[], renew=renew)
    client.proxy = proxy_to(settings.base_url)
    return client


def proxy_to(url: str) -> str | None:
    """The proxy that the environment names for an address, unless it excepts the host or that is this machine."""
    parts = urlsplit(url)
    host = parts.hostname or ""
    if host in _OWN_MACHINE or proxy_bypass(host):
        return None
    return getproxies().get(parts.scheme)
