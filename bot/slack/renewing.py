"""Clients whose token may be exchanged, or given anew, while they are in use: a refused one is renewed once.

A call whose token Slack refuses was not done, so that trying it once more does nothing twice.
"""

import asyncio
from collections.abc import Callable
from typing import Any

from slack_sdk.errors import SlackApiError
from slack_sdk.web import SlackResponse, WebClient
from slack_sdk.web.async_client import AsyncWebClient
from slack_sdk.web.async_slack_response import AsyncSlackResponse

from bot.slack.grants import is_dead

Renew = Callable[[str, str], str | None]
"""From a token and Slack's code for refusing it, to one that is newer; None where there is none. May block."""


class RenewingClient(WebClient):
    """Waits for answers."""

    def __init__(self, *given: Any, renew: Renew, **more: Any) -> None:
        super().__init__(*given, **more)
        self._renew = renew

    def api_call(self, api_method: str, **how: Any) -> SlackResponse:
        try:
            return super().api_call(api_method, **how)
        except SlackApiError as error:
            newer = self._renew(self.token or "", code_of(error)) if is_dead(code_of(error)) else None
            if newer is None:
                raise
            self.token = newer
            return super().api_call(api_method, **how)


class AsyncRenewingClient(AsyncWebClient):
    """The same for the server's loop."""

    def __init__(self, *given: Any, renew: Renew, **more: Any) -> None:
        super().__init__(*given, **more)
        self._renew = renew

    async def api_call(self, api_method: str, **how: Any) -> AsyncSlackResponse:
        try:
            return await super().api_call(api_method, **how)
        except SlackApiError as error:
            code, newer = code_of(error), None
            if is_dead(code):
                newer = await asyncio.to_thread(self._renew, self.token or "", code)
            if newer is None:
                raise
            self.token = newer
            return await super().api_call(api_method, **how)


def code_of(error: SlackApiError) -> str:
    """Slack's word for an error; empty where its answer has none."""
    told = error.response.data
    return str(told.get("error") or "") if isinstance(told, dict) else ""
