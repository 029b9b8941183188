"""Sends an answer as its delivery says; nothing here knows what the answer means."""

import asyncio
import socket
import struct
from collections.abc import AsyncIterator, Iterable

from aiohttp import web

from .deliveries import Delivery
from .records import Call

_HEARTBEAT = 0.2
_BABBLE_PAUSE = 0.002
_TIME_TO_READ = 0.05  # a reset takes along what the other side has not read yet
_STREAM = "text/event-stream; charset=utf-8"


def reset(request: web.Request) -> None:
    """Breaks the connection as a crash does: the other side reads a reset, not an end."""
    transport = request.transport
    if transport is None:
        return
    connection = transport.get_extra_info("socket")
    if connection is not None:
        connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    transport.abort()


class Sender:
    """One answer on its way: status and headers first, then pieces, counted in the call."""

    def __init__(self, request: web.Request, call: Call, delivery: Delivery) -> None:
        self.request, self.call, self.delivery = request, call, delivery

    async def whole(self, body: bytes, babble: bytes = b"") -> web.StreamResponse:
        """A JSON body, or as much of one as the delivery lets through."""
        how = self.delivery
        if how.padding:
            body = body[:1] + b" " * how.padding + body[1:]
        response = await self._begin(how.kind, None if how.endless or how.keep_alive else len(body))
        if how.keep_alive:
            await self._beat(response, b"\n")
        return await self._send(response, [body], babble)

    async def stream(self, events: Iterable[bytes], babble: bytes) -> web.StreamResponse:
        """Server-sent events; an endless delivery leaves out the last ones and goes on."""
        how = self.delivery
        response = await self._begin(_STREAM, None)
        if how.keep_alive:
            await self._beat(response, b": keep-alive\n\n")
        if how.padding:
            await self._write(response, b": " + b" " * how.padding + b"\n\n")
        return await self._send(response, events, babble)

    async def _begin(self, kind: str, length: int | None) -> web.StreamResponse:
        headers = {"Content-Type": kind, "x-request-id": f"req_play_{id(self.call)}", **self.delivery.headers}
        response = web.StreamResponse(status=self.delivery.status, headers=headers)
        if length is None:
            response.enable_chunked_encoding()
        else:
            response.content_length = length
        self.call.status = self.delivery.status
        await response.prepare(self.request)
        return response

    async def _beat(self, response: web.StreamResponse, sign: bytes) -> None:
        for _ in range(round(self.delivery.keep_alive / _HEARTBEAT)):
            await self._write(response, sign)
            await asyncio.sleep(_HEARTBEAT)

    async def _send(self, response: web.StreamResponse, parts: Iterable[bytes], babble: bytes) -> web.StreamResponse:
        how = self.delivery
        body = list(parts)
        if how.reset == "inside":
            body = [b"".join(body)[: max(1, sum(map(len, body)) // 2)]]
        async for piece in self._pieces(body):
            await self._write(response, piece)
        if how.reset == "inside":
            await asyncio.sleep(_TIME_TO_READ)
            reset(self.request)
            return response
        while how.endless:
            await self._write(response, babble)
            await asyncio.sleep(_BABBLE_PAUSE)
        await response.write_eof()
        return response

    async def _pieces(self, parts: Iterable[bytes]) -> AsyncIterator[bytes]:
        how = self.delivery
        if not how.dribble:
            for part in parts:
                yield part
            return
        body = b"".join(parts)
        for at in range(0, len(body), how.piece):
            yield body[at : at + how.piece]
            await asyncio.sleep(how.dribble)

    async def _write(self, response: web.StreamResponse, data: bytes) -> None:
        self.call.bytes_sent += len(data)
        await response.write(data)
