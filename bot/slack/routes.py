"""The address that Slack calls: events, clicks, forms and commands alike. Bolt checks its signature."""

from collections.abc import Sequence

from slack_bolt.adapter.starlette.async_handler import AsyncSlackRequestHandler
from slack_bolt.async_app import AsyncApp
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

EVENTS = "/slack/events"


def routes(app: AsyncApp) -> Sequence[BaseRoute]:
    """The route to `app`."""
    handler = AsyncSlackRequestHandler(app)

    async def events(request: Request) -> Response:
        return await handler.handle(request)

    return [Route(EVENTS, events, methods=["POST"])]
