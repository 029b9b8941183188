"""The stream of a thread's news: what is new is named, and the page fetches it."""

import asyncio
import json
import logging
from collections.abc import AsyncIterator
from contextlib import suppress
from datetime import UTC, datetime
from time import monotonic
from typing import Annotated

from anyio import to_thread
from fastapi import APIRouter, Depends, Request
from fastapi.responses import StreamingResponse
from sqlalchemy.exc import SQLAlchemyError

from bot.desk.access import open_thread
from bot.web.house import House, house
from bot.web.news import News, Page, news
from bot.web.sessions import SignedIn
from ledger.policy import Action

logger = logging.getLogger(__name__)
router = APIRouter()
Here = Annotated[House, Depends(house)]
_POLL_SECONDS = 1.0
_HEARTBEAT_SECONDS = 15.0
_GONE = "event: end\ndata: {}\n\n"


@router.get("/threads/{thread}/events")
def events(request: Request, here: Here, visitor: SignedIn, thread: str) -> StreamingResponse:
    """Server-sent events: `post` with {"id", "version"}, `threads` when the lists changed, `end` with the session."""
    with here.database.read() as session:
        open_thread(session, visitor.person, Action.SEE, thread)
    page = Page(visitor.cookie, thread)
    last = request.headers.get("last-event-id", "")
    with suppress(ValueError, OverflowError, OSError):
        page.since = min(page.since, datetime.fromtimestamp(float(last), UTC))
    return StreamingResponse(_told(here, page), media_type="text/event-stream")


async def _told(here: House, page: Page) -> AsyncIterator[str]:
    with here.watching.page(page.thread) as changed:
        yield "retry: 1000\n\n"
        spoken = monotonic()
        while not here.watching.closed:
            changed.clear()
            found = await _look(here, page)
            if found is None:
                yield _GONE
                return
            for line in _lines(page, found):
                spoken = monotonic()
                yield line
            if monotonic() - spoken >= _HEARTBEAT_SECONDS:
                spoken = monotonic()
                yield ": still here\n\n"
            with suppress(TimeoutError):
                await asyncio.wait_for(changed.wait(), _POLL_SECONDS)


async def _look(here: House, page: Page) -> News | None:
    """One look, with no connection held afterwards; a database that is away has no news."""

    def look() -> News | None:
        with here.database.read() as session:
            return news(session, page)

    try:
        return await to_thread.run_sync(look)
    except SQLAlchemyError as error:
        logger.warning("no news", extra={"why": type(error).__name__})
        return News([], lists=False)


def _lines(page: Page, found: News) -> list[str]:
    moment = f"id: {page.since.timestamp():.6f}\n"
    posts = [json.dumps({"id": post, "version": version}) for post, version in found.posts]
    lists = [f"{moment}event: threads\ndata: {{}}\n\n"] if found.lists else []
    return [*(f"{moment}event: post\ndata: {post}\n\n" for post in posts), *lists]
