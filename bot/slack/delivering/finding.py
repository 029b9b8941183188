"""Finding a message by its letter's key: asked only where nobody knows whether it was posted.

Slack lets some apps look at fifteen messages a minute: whoever looks goes on where the last look ended.
"""

from collections.abc import Callable, Sequence
from datetime import datetime, timedelta
from threading import Lock
from typing import Any

from slack_sdk.web import SlackResponse, WebClient

from bot.platform import DeliveryError
from bot.slack.delivering.failures import ForbiddenError, translated
from bot.slack.delivering.speaking import EVENT
from bot.slack.naming import Spot
from bot.slack.native.tasks import carries

_EARLIER = timedelta(minutes=6)
"""Slack's clock and this one may differ, by five minutes at most: else no signature of Slack's would be believed."""
_AT_ONCE = 15
Page = Callable[[str | None], SlackResponse]


class Finder:
    """Looks for messages. Safe from any thread."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._reached: dict[tuple[str, str], str] = {}
        """By letter and channel: the page that is to be looked at next."""

    def in_thread(self, client: WebClient, spot: Spot, key: str, since: datetime) -> Spot | None:
        """The message of a letter in a thread. DeliveryError."""
        limits = _limits(since)

        def page(cursor: str | None) -> SlackResponse:
            return client.conversations_replies(channel=spot.channel, ts=spot.ts, cursor=cursor, **limits)

        return self._found(page, spot.channel, key)

    def in_channel(self, client: WebClient, channel: str, key: str, since: datetime) -> Spot | None:
        """The message of a letter that begins a thread. DeliveryError."""
        limits = _limits(since)

        def page(cursor: str | None) -> SlackResponse:
            return client.conversations_history(channel=channel, cursor=cursor, **limits)

        return self._found(page, channel, key)

    def _found(self, page: Page, channel: str, key: str) -> Spot | None:
        """Look page by page; where Slack wants a pause, the next look goes on from there."""
        with self._lock:
            cursor = self._reached.get((key, channel))
        while True:
            try:
                with translated():
                    told = page(cursor)
            except DeliveryError as error:
                if error.retry_after is not None and not isinstance(error, ForbiddenError):
                    raise
                break  # nobody may look there: what can't be seen is posted
            found = _marked(told.get("messages") or (), key)
            cursor = (told.get("response_metadata") or {}).get("next_cursor")
            if found is not None or not cursor:
                self._forget(key, channel)
                return None if found is None else Spot(channel, found)
            with self._lock:
                self._reached[key, channel] = cursor
        self._forget(key, channel)
        return None

    def _forget(self, key: str, channel: str) -> None:
        with self._lock:
            self._reached.pop((key, channel), None)


def _marked(messages: Sequence[dict[str, Any]], key: str) -> str | None:
    for message in messages:
        metadata = message.get("metadata") or {}
        marked = metadata.get("event_type") == EVENT and (metadata.get("event_payload") or {}).get("key") == key
        if marked or carries(message, key):
            return str(message["ts"])
    return None


def _limits(since: datetime) -> dict[str, Any]:
    oldest = f"{(since - _EARLIER).timestamp():.6f}"
    return {"include_all_metadata": True, "oldest": oldest, "limit": _AT_ONCE}
