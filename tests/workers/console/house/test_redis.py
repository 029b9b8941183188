"""The private Redis: reachable by its socket alone, and up again whatever a sudden end left on the disk."""

import os
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

import psutil
import pytest

from automl.errors import ThreadcastError
from ledger.bell import connect
from workers.console.house.redis import PrivateRedis, server_binary


@contextmanager
def served(redis: PrivateRedis) -> Iterator["subprocess.Popen[bytes]"]:
    redis.prepare()
    with subprocess.Popen(redis.command(), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as process:
        try:
            yield process
        finally:
            process.kill()


@pytest.fixture
def redis(tmp_path: Path) -> Iterator[PrivateRedis]:
    with TemporaryDirectory(prefix="threadcast-") as folder:
        yield PrivateRedis(tmp_path, Path(folder))


def _keep(redis: PrivateRedis, number: int) -> None:
    client = connect(redis.url)
    for each in range(number):
        client.rpush("kept", f"message {each}")
    client.config_set("appendfsync", "always")
    client.rpush("kept", "last")
    client.close()


def _kept(redis: PrivateRedis) -> int:
    client = connect(redis.url)
    try:
        return int(client.llen("kept"))
    finally:
        client.close()


def test_it_listens_on_its_socket_and_on_no_port(redis: PrivateRedis) -> None:
    with served(redis) as process:
        assert redis.ready(process)
        assert not psutil.Process(process.pid).net_connections("inet")
        assert redis.socket.stat().st_mode & 0o077 == 0


def test_what_was_queued_outlives_a_kill(redis: PrivateRedis) -> None:
    with served(redis) as process:
        assert redis.ready(process)
        _keep(redis, 50)
    with served(redis) as process:
        assert redis.ready(process)
        assert _kept(redis) == 51


def test_a_log_that_ends_half_way_is_read_as_far_as_it_goes(redis: PrivateRedis) -> None:
    with served(redis) as process:
        assert redis.ready(process)
        _keep(redis, 50)
    log = redis.data / "appendonly.aof"
    os.truncate(log, log.stat().st_size - 7)
    with served(redis) as process:
        assert redis.ready(process)
        assert _kept(redis) == 50


def test_a_log_of_nonsense_is_put_aside_and_kept(redis: PrivateRedis) -> None:
    redis.prepare()
    (redis.data / "appendonly.aof").write_bytes(b"no such command\r\n" * 9)
    with served(redis) as process:
        assert not redis.ready(process)
    aside = redis.set_aside()
    assert (aside / "appendonly.aof").is_file()
    with served(redis) as process:
        assert redis.ready(process)


def test_a_socket_with_too_long_a_name_is_refused_in_words(tmp_path: Path) -> None:
    with pytest.raises(ThreadcastError, match="too long a name"):
        PrivateRedis(tmp_path, tmp_path / ("long" * 30))


def test_the_server_came_with_the_installation() -> None:
    assert os.access(server_binary(), os.X_OK)
