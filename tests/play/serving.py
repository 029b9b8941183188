"""The HTTP server of a play, on its own loop in a background thread."""

import asyncio
import threading
from collections.abc import Coroutine
from concurrent.futures import Future
from typing import Any

from aiohttp import web


class Server:
    """An aiohttp application on 127.0.0.1; other threads hand it coroutines."""

    def __init__(self, app: web.Application, port: int = 0) -> None:
        self.app, self.port = app, port
        self.loop = asyncio.new_event_loop()
        self._runner = self._new_runner()
        self._thread = threading.Thread(target=self._serve, name="play", daemon=True)
        self._ready = threading.Event()

    def _new_runner(self) -> web.AppRunner:
        return web.AppRunner(self.app, access_log=None, handler_cancellation=True, shutdown_timeout=0.2)

    def start(self) -> None:
        self._thread.start()
        self._ready.wait(10)

    def _serve(self) -> None:
        asyncio.set_event_loop(self.loop)
        self.loop.run_until_complete(self.listen())
        self._ready.set()
        self.loop.run_forever()
        self.loop.close()

    async def listen(self) -> None:
        """From the beginning, or again after `deafen`, on the same port."""
        await self._runner.setup()
        site = web.TCPSite(self._runner, "127.0.0.1", self.port)
        await site.start()
        self.port = int(self._runner.addresses[0][1])

    async def deafen(self) -> None:
        """Nobody listens any more, and open connections are closed."""
        await self._runner.cleanup()
        self._runner = self._new_runner()

    def submit(self, work: Coroutine[Any, Any, Any]) -> "Future[Any]":
        return asyncio.run_coroutine_threadsafe(work, self.loop)

    def run(self, work: Coroutine[Any, Any, Any], seconds: float = 60.0) -> Any:
        """Runs on the server's loop and waits here, in another thread."""
        return self.submit(work).result(seconds)

    def soon(self, work: Any, *given: Any) -> None:
        self.loop.call_soon_threadsafe(work, *given)

    def stop(self) -> None:
        self.run(self._runner.cleanup())
        self.loop.call_soon_threadsafe(self.loop.stop)
        self._thread.join(10)
