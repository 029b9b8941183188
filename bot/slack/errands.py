"""What is done for people after Slack has its acknowledgement: small things that are simply done again when asked for.

Nothing that must not be lost: that goes through the ledger.
"""

import asyncio
import logging
from collections.abc import Coroutine
from typing import Any

logger = logging.getLogger(__name__)

_MOST = 500
_AT_ONCE = 20


class Errands:
    """Runs errands on the server's loop, some at once; beyond a number that nobody would wait for, they are dropped."""

    def __init__(self) -> None:
        self._tasks: set[asyncio.Task[None]] = set()
        self._turn = asyncio.Semaphore(_AT_ONCE)

    def begin(self, what: str, errand: Coroutine[Any, Any, None]) -> None:
        """Run an errand beside what goes on. what: for the log, where it fails."""
        if len(self._tasks) >= _MOST:
            errand.close()
            logger.warning("errand dropped", extra={"errand": what})
            return
        task = asyncio.get_running_loop().create_task(self._run(what, errand))
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def _run(self, what: str, errand: Coroutine[Any, Any, None]) -> None:
        async with self._turn:
            try:
                await errand
            except Exception as error:  # noqa: BLE001  an errand that fails harms nothing else
                logger.warning("errand failed", extra={"errand": what, "why": type(error).__name__})
