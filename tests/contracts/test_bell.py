"""The contract of the bell: a ring reaches its queue, a hint whoever listens, and nothing is ever raised."""

import json
import socket
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from ledger.bell import AWAY_SECONDS, Bell, RedisBell, SilentBell, connect
from ledger.queues import Queue, Task
from tests.servers.redis import redis_serving


@pytest.fixture(params=["redis", "silent"])
def bell(request: pytest.FixtureRequest) -> Bell:
    if request.param == "silent":
        return SilentBell()
    return RedisBell(request.getfixturevalue("redis_url"))


@pytest.fixture
def silence(short_folder: Path) -> str:
    """The URL of a Redis that has just died."""
    with redis_serving(short_folder) as (url, _):
        pass
    return url


@pytest.fixture
def unanswering() -> Iterator[str]:
    """The URL of a server that takes connections and never says a word."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        yield f"redis://127.0.0.1:{server.getsockname()[1]}/0"


def _heard(bell: Bell, seconds: float = 2) -> list[str]:
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        if heard := list(bell.hints(0.1)):
            return heard
    return []


def test_a_hint_is_heard_once(bell: Bell) -> None:
    list(bell.hints(0.1))
    bell.hint("t_1")
    assert _heard(bell) == ["t_1"]
    assert list(bell.hints(0.05)) == []


def test_hints_given_before_are_heard_together(bell: Bell) -> None:
    list(bell.hints(0.1))
    for thread in ("t_1", "t_2", "t_3"):
        bell.hint(thread)
    time.sleep(0.1)
    assert _heard(bell) == ["t_1", "t_2", "t_3"]


def test_a_ring_lies_in_its_queue_with_ids_alone(redis_url: str) -> None:
    RedisBell(redis_url).ring(Task.WORK, "acme", "j_1", Queue.ANALYSIS)
    server = connect(redis_url)
    (message,) = server.lrange("analysis", 0, -1)
    headers = json.loads(message)["headers"]
    assert headers["task"] == "threadcast.work"
    assert headers["argsrepr"] == "['acme', 'j_1']"
    assert server.llen("light") == 0


def test_a_bell_without_redis_never_fails_and_is_soon_done(silence: str) -> None:
    bell = RedisBell(silence)
    began = time.monotonic()
    bell.ring(Task.PLAN, "acme", "q_1", Queue.LIGHT)
    bell.hint("t_1")
    assert list(bell.hints(0.1)) == []
    assert time.monotonic() - began < 2


def test_a_bell_that_nobody_answers_is_soon_done(unanswering: str) -> None:
    bell = RedisBell(unanswering)
    for use in (lambda: bell.ring(Task.PLAN, "acme", "q_1", Queue.LIGHT), lambda: bell.hint("t_1")):
        began = time.monotonic()
        use()
        assert time.monotonic() - began < 3
    began = time.monotonic()
    for number in range(500):
        bell.ring(Task.PLAN, "acme", f"q_{number}", Queue.LIGHT)
    assert time.monotonic() - began < 3
    assert list(bell.hints(0.1)) == []


def test_a_bell_rings_again_when_redis_is_back(short_folder: Path) -> None:
    with redis_serving(short_folder) as (url, _):
        bell = RedisBell(url)
        list(bell.hints(0.1))
    bell.hint("t_1")
    bell.ring(Task.PLAN, "acme", "q_1", Queue.LIGHT)
    list(bell.hints(0.1))
    time.sleep(AWAY_SECONDS)
    with redis_serving(short_folder) as (url, _):
        assert _hinted_until_heard(bell) == ["t_2"]
        bell.ring(Task.PLAN, "acme", "q_2", Queue.LIGHT)
        assert connect(url).llen("light") == 1


def _hinted_until_heard(bell: Bell) -> list[str]:
    list(bell.hints(0.1))
    bell.hint("t_2")
    return _heard(bell)
