"""The address that Slack calls: events, clicks, forms and commands alike. Bolt checks its signature."""

from fastapi import APIRouter, Request, Response
from slack_bolt.adapter.starlette.async_handler import AsyncSlackRequestHandler
from slack_bolt.async_app import AsyncApp

EVENTS = "/slack/events"


def routes(app: AsyncApp) -> APIRouter:
    """The route to `app`."""
    handler, router = AsyncSlackRequestHandler(app), APIRouter()

    @router.post(EVENTS)
    async def events(request: Request) -> Response:
        return await handler.handle(request)

    return router
