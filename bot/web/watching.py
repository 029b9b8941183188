"""Open pages that wait for news of a thread. Whoever changes a thread in this process wakes them."""

import asyncio
from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager, suppress


class Watching:
    """The open pages, by thread. `wake` and `close` are safe from any thread."""

    def __init__(self) -> None:
        self._loop: asyncio.AbstractEventLoop | None = None
        self._pages: defaultdict[str, set[asyncio.Event]] = defaultdict(set)
        self.closed = False

    def begin(self, loop: asyncio.AbstractEventLoop) -> None:
        self._loop = loop

    def wake(self, thread: str) -> None:
        """Say that something in a thread changed."""
        self._soon(thread)

    def close(self) -> None:
        """Let every open page go: the process ends."""
        self.closed = True
        self._soon(None)

    @contextmanager
    def page(self, thread: str) -> Iterator[asyncio.Event]:
        """An open page: its event is set at each change."""
        event = asyncio.Event()
        self._pages[thread].add(event)
        try:
            yield event
        finally:
            self._pages[thread].discard(event)
            if not self._pages[thread]:
                del self._pages[thread]

    def _soon(self, thread: str | None) -> None:
        if self._loop is not None:
            with suppress(RuntimeError):  # the loop has ended, and so have its pages
                self._loop.call_soon_threadsafe(self._set, thread)

    def _set(self, thread: str | None) -> None:
        for watched, events in self._pages.items():
            if thread is None or watched == thread:
                for event in events:
                    event.set()
