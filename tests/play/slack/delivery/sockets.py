"""Socket Mode: the app's sockets, each event to one of them, answered by envelope_id."""

import asyncio
import json
import time
import uuid
from typing import Any

from aiohttp import WSMsgType, web

from .answers import Answer

KINDS = {"event": "events_api", "interactive": "interactive", "command": "slash_commands"}


class Sockets:
    """The open sockets; they take turns."""

    def __init__(self, app_id: str) -> None:
        self.app_id = app_id
        self.tickets: set[str] = set()
        self.open: list[web.WebSocketResponse] = []
        self.acks: list[dict[str, Any]] = []
        self._waiting: dict[str, asyncio.Future[Any]] = {}
        self._turn = 0

    async def serve(self, request: web.Request) -> web.StreamResponse:
        """One socket from hello to the end; its ticket is good once."""
        ticket = request.query.get("ticket", "")
        if ticket not in self.tickets:
            return web.Response(status=403, text="ticket already used or unknown")
        self.tickets.discard(ticket)
        socket = web.WebSocketResponse(heartbeat=20)
        await socket.prepare(request)
        self.open.append(socket)
        await socket.send_json(self._hello())
        try:
            async for frame in socket:
                if frame.type is WSMsgType.TEXT:
                    self._acknowledge(frame.data)
        finally:
            if socket in self.open:
                self.open.remove(socket)
        return socket

    def _hello(self) -> dict[str, Any]:
        return {
            "type": "hello",
            "num_connections": len(self.open),
            "debug_info": {"host": "applink-play", "build_number": 1, "approximate_connection_time": 18060},
            "connection_info": {"app_id": self.app_id},
        }

    def _acknowledge(self, text: str) -> None:
        try:
            answer = json.loads(text)
        except ValueError:
            return
        self.acks.append(answer)
        waiting = self._waiting.pop(str(answer.get("envelope_id")), None)
        if waiting is not None and not waiting.done():
            waiting.set_result(answer.get("payload"))

    async def send(self, kind: str, payload: dict[str, Any], retry: int, reason: str, seconds: float) -> Answer:
        """One envelope over one socket; waits for its acknowledgement."""
        began = time.monotonic()
        envelope: dict[str, Any] = {
            "envelope_id": str(uuid.uuid4()),
            "type": KINDS[kind],
            "payload": payload,
            "accepts_response_payload": kind != "event",
        }
        if kind == "event":
            envelope |= {"retry_attempt": retry, "retry_reason": reason}
        socket = self.open[self._turn % len(self.open)]
        self._turn += 1
        done: asyncio.Future[Any] = asyncio.get_running_loop().create_future()
        self._waiting[envelope["envelope_id"]] = done
        try:
            await socket.send_json(envelope)
            body = await asyncio.wait_for(done, seconds)
        except (TimeoutError, ConnectionError, RuntimeError):
            return Answer(None, None, time.monotonic() - began, "timeout", url="socket")
        return Answer(200, body, time.monotonic() - began, url="socket")

    async def refresh(self, reason: str = "refresh_requested") -> None:
        """Slack asks every socket to come again."""
        for socket in list(self.open):
            await socket.send_json({"type": "disconnect", "reason": reason, "debug_info": {"host": "applink-play"}})

    async def close(self) -> None:
        for socket in list(self.open):
            await socket.close()
