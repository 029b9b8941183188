"""What a worker's process is wired with. Made at the first task, so after the process was forked."""

import os
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from ledger.bell import Bell, RedisBell
from ledger.clock import Clock, SystemClock
from ledger.database import Database
from ledger.files import Files, StoredFiles
from ledger.settings import Settings, load_settings
from ledger.source_settings import SourceSettings, load_source_settings


@dataclass(frozen=True, slots=True)
class Wired:
    """The parts that tasks use. sources: the settings of sources, with their keys; light workers alone ask for them."""

    settings: Settings
    database: Database
    files: Files
    bell: Bell
    clock: Clock
    sources: Callable[[], SourceSettings] = load_source_settings

    @property
    def scratch(self) -> Path:
        """An existing folder for what is on its way."""
        self.settings.scratch.mkdir(parents=True, exist_ok=True)
        return self.settings.scratch.resolve()


def wired() -> Wired:
    """The parts of this process."""
    return _wired(os.getpid())


@cache
def _wired(_process: int) -> Wired:
    settings = load_settings()
    files = StoredFiles(settings.files, settings.scratch)
    return Wired(settings, Database(settings.database), files, RedisBell(broker(settings)), SystemClock())


def broker(settings: Settings) -> str:
    """The address of the queue: a Redis server on this machine where none is named."""
    return settings.redis_url or "redis://127.0.0.1:6379/0"
