"""Where people install the app from, and where Slack sends them back to."""

import logging
import re
from collections.abc import Sequence

from slack_bolt.adapter.starlette.async_handler import to_async_bolt_request
from slack_bolt.oauth.async_oauth_flow import AsyncOAuthFlow
from slack_bolt.request.async_request import AsyncBoltRequest
from slack_bolt.response import BoltResponse
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response
from starlette.routing import BaseRoute, Route

from bot.slack.installations.flow import INSTALL, REDIRECT
from bot.slack.installations.pages import failed

logger = logging.getLogger(__name__)

_TEAM = re.compile(r"[A-Z0-9]{1,40}")


def install_routes(flow: AsyncOAuthFlow) -> Sequence[BaseRoute]:
    """The two routes of a flow."""

    async def install(request: Request) -> Response:
        return _answer(await flow.handle_installation(_begun(request)))

    async def redirect(request: Request) -> Response:
        try:
            return _answer(await flow.handle_callback(to_async_bolt_request(request, b"")))
        except Exception as error:  # noqa: BLE001  Slack or the database may be away: a person gets a sentence
            logger.warning("not installed", extra={"why": type(error).__name__})
            return HTMLResponse(failed("", INSTALL), status_code=502)

    return [Route(INSTALL, install, methods=["GET"]), Route(REDIRECT, redirect, methods=["GET"])]


def _begun(request: Request) -> AsyncBoltRequest:
    """The wish to install. Of its query only a team's id goes on to Slack."""
    team = request.query_params.get("team", "")
    return AsyncBoltRequest(body="", query={"team": team} if _TEAM.fullmatch(team) else {}, headers={})


def _answer(answer: BoltResponse) -> Response:
    """With its cookies as they were made: Bolt's own adapter would mark them all as secure."""
    response = Response(answer.body, answer.status, answer.first_headers_without_set_cookie())
    for cookie in answer.headers.get("set-cookie", ()):
        response.headers.append("set-cookie", cookie)
    return response
