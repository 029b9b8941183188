"""Where people install the app from, and where Slack sends them back to."""

import logging
from collections.abc import Sequence

from slack_bolt.adapter.starlette.async_handler import to_async_bolt_request
from slack_bolt.oauth.async_oauth_flow import AsyncOAuthFlow
from slack_bolt.response import BoltResponse
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response
from starlette.routing import BaseRoute, Route

from bot.slack.installations.flow import INSTALL, REDIRECT
from bot.slack.installations.pages import failed

logger = logging.getLogger(__name__)


def install_routes(flow: AsyncOAuthFlow) -> Sequence[BaseRoute]:
    """The two routes of a flow."""

    async def install(request: Request) -> Response:
        return _answer(await flow.handle_installation(to_async_bolt_request(request, b"")))

    async def redirect(request: Request) -> Response:
        try:
            return _answer(await flow.handle_callback(to_async_bolt_request(request, b"")))
        except Exception as error:  # noqa: BLE001  Slack or the database may be away: a person gets a sentence
            logger.warning("not installed", extra={"why": type(error).__name__})
            return HTMLResponse(failed("", INSTALL), status_code=502)

    return [Route(INSTALL, install, methods=["GET"]), Route(REDIRECT, redirect, methods=["GET"])]


def _answer(answer: BoltResponse) -> Response:
    """With its cookies as they were made: Bolt's own adapter would mark them all as secure."""
    response = Response(answer.body, answer.status, answer.first_headers_without_set_cookie())
    for cookie in answer.headers.get("set-cookie", ()):
        response.headers.append("set-cookie", cookie)
    return response
