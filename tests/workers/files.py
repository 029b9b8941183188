"""A store of files that something happens to when a file is read."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from ledger.files import StoredFiles
from workers.wiring import Wired


class EventfulFiles(StoredFiles):
    """Each reading of a file begins with `event`."""

    def __init__(self, wired: Wired, event: Callable[[], None]) -> None:
        super().__init__(wired.settings.files, wired.settings.scratch)
        self._event = event

    @contextmanager
    def local(self, key: str) -> Iterator[Path]:
        self._event()
        with super().local(key) as path:
            yield path


def breaking(wired: Wired, times: int) -> Wired:
    """The same parts, with a store that breaks a few times in a way that nobody foresaw."""
    left = [times]

    def event() -> None:
        if left[0]:
            left[0] -= 1
            raise ZeroDivisionError("secret detail")

    return replace(wired, files=EventfulFiles(wired, event))


def eventful(wired: Wired, event: Callable[[], None]) -> Wired:
    return replace(wired, files=EventfulFiles(wired, event))
