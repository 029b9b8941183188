"""The web application: its routes, its guard, and the patrols that live as long as it does."""

import asyncio
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager

from anyio import to_thread
from fastapi import FastAPI
from starlette.routing import BaseRoute, Router
from starlette.staticfiles import StaticFiles
from starlette.types import ASGIApp, Receive, Scope, Send

from bot.door import Door
from bot.patrol import Patrol
from bot.web.answers import answer_errors
from bot.web.house import House
from bot.web.rendering import STATIC
from bot.web.routes import events, files, health, messages, pages, uploads
from bot.web.security import SIGNED, Guard

_HANDLERS = 8
"""Requests handled side by side: fewer than the database has connections."""
_ROUTES = (pages, messages, uploads, files, events, health)


def application(house: House, patrols: Sequence[Patrol], doors: Sequence[Door] = ()) -> ASGIApp:
    """The application, guarded. The patrols and the further doors start and stop with it."""

    @asynccontextmanager
    async def lifespan(_app: FastAPI) -> AsyncIterator[None]:
        to_thread.current_default_thread_limiter().total_tokens = _HANDLERS
        house.settings.scratch.mkdir(parents=True, exist_ok=True)
        house.watching.begin(asyncio.get_running_loop())
        for patrol in patrols:
            patrol.start()
        finishing = asyncio.create_task(asyncio.to_thread(house.removal.finish))
        for door in doors:
            await door.begin()
        yield
        await asyncio.gather(*(door.end() for door in doors), return_exceptions=True)
        await asyncio.gather(finishing, return_exceptions=True)
        await asyncio.gather(*(asyncio.to_thread(patrol.stop) for patrol in patrols))

    app = FastAPI(title="Threadcast", openapi_url=None, docs_url=None, redoc_url=None, lifespan=lifespan)
    app.state.house = house
    for each in _ROUTES:
        app.include_router(each.router)
    app.mount("/static", StaticFiles(directory=STATIC, check_dir=False))
    answer_errors(app)
    return Guard(Fork(app, [route for door in doors for route in door.routes]), house.port)


class Fork:
    """What the chat platforms call goes straight to their doors, since they wait for it; all else to the pages."""

    def __init__(self, pages: ASGIApp, routes: Sequence[BaseRoute]) -> None:
        self._pages = pages
        self._doors = Router(routes)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        signed = scope["type"] == "http" and scope["path"].startswith(SIGNED)
        await (self._doors if signed else self._pages)(scope, receive, send)
