"""Brings events and interactions to the app, and again when nobody answered."""

import asyncio
import time
from typing import TYPE_CHECKING, Any

import aiohttp

from tests.play.slack.records import Delivery, Json

from .answers import Answer
from .signed import body_of, headers_of, post
from .sockets import Sockets

if TYPE_CHECKING:
    from tests.play.slack.world import World


#: So many deliveries are on their way to the app at a time.
AT_ONCE = 64


class Courier:
    """Where the app is, and how it is reached: over its sockets while any is open, else over HTTP."""

    def __init__(self, world: "World", sockets: Sockets) -> None:
        self.world, self.sockets = world, sockets
        self.urls: list[str] = []
        self.patience = 3.0
        self.retries = [0.0, 1.0, 5.0]  # minutes: at once, then after one and after five
        self.held: list[Json] | None = None
        self._turn = 0
        self._lanes = asyncio.Semaphore(AT_ONCE)
        self._session: aiohttp.ClientSession | None = None
        self.running: set[asyncio.Task[None]] = set()

    async def start(self) -> None:
        self._session = aiohttp.ClientSession(connector=aiohttp.TCPConnector(limit=0))

    async def stop(self) -> None:
        for task in list(self.running):
            task.cancel()
        await asyncio.gather(*self.running, return_exceptions=True)
        if self._session is not None:
            await self._session.close()

    def dispatch(self, envelope: Json) -> None:
        """An event goes out in the background."""
        task = asyncio.get_running_loop().create_task(self.insist(envelope))
        self.running.add(task)
        task.add_done_callback(self.running.discard)

    async def insist(self, envelope: Json) -> None:
        """Until somebody answers with 2xx, or Slack gives up."""
        answer = await self.once("event", envelope)
        for retry, minutes in enumerate(self.retries, start=1):
            if answer.ok or answer.final:
                return
            await asyncio.sleep(minutes * self.world.minute)
            answer = await self.once("event", envelope, retry=retry, reason=answer.reason or "http_error")

    async def once(
        self, kind: str, payload: Json, *, retry: int = 0, reason: str = "http_timeout", url: str | None = None
    ) -> Answer:
        """One attempt over whatever is open; recorded."""
        if url is None and self.sockets.open:
            answer = await self.sockets.send(kind, payload, retry, reason if retry else "", self.patience)
        elif url or self.urls:
            body, content_type = body_of(kind, payload)
            headers = headers_of(self.world.signing_secret, body, content_type, retry, reason)
            answer = await self.raw(url or self._next(), body, headers)
        else:
            answer = Answer(None, None, 0.0, "connection_failed", url="nowhere")
        self._record(kind, payload, answer, retry)
        return answer

    async def raw(self, url: str, body: bytes, headers: dict[str, str]) -> Answer:
        assert self._session is not None
        async with self._lanes:  # its waiting is the play's own and counts for nobody's three seconds
            return await post(self._session, url, body, headers, self.patience)

    def _next(self) -> str:
        self._turn += 1
        return self.urls[(self._turn - 1) % len(self.urls)]

    def _record(self, kind: str, payload: dict[str, Any], answer: Answer, retry: int) -> None:
        event = str(payload.get("event_id") or payload.get("type") or payload.get("command"))
        self.world.deliveries.append(
            Delivery(
                event, kind, answer.url, answer.status, answer.seconds, retry, time.time(), answer.body, answer.reason
            )
        )
