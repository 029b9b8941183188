"""Engines keep to the deadline, also when a model hangs."""

import multiprocessing
import os
from collections.abc import Iterator
from multiprocessing.connection import Connection
from time import monotonic, sleep

import psutil
import pytest

from automl.engine import Deadline
from automl.engines.child import streamed
from automl.engines.pool import Processes


def counting(until: int, pause: float) -> Iterator[int]:
    for number in range(until):
        sleep(pause)
        yield number


def slow(number: int) -> int:
    sleep(0.2 * number)
    return number


def failing() -> Iterator[int]:
    yield 1
    raise ValueError


def test_results_arrive_as_they_come() -> None:
    assert list(streamed(counting, (3, 0.0), Deadline(20))) == [0, 1, 2]


def test_what_came_before_the_deadline_is_kept_and_the_rest_is_stopped() -> None:
    started = monotonic()
    assert list(streamed(counting, (100, 0.4), Deadline(1.0))) in ([0], [0, 1])
    assert monotonic() - started < 3


@pytest.mark.filterwarnings("ignore")
def test_a_child_that_dies_leaves_what_it_gave() -> None:
    assert list(streamed(failing, (), Deadline(20))) == [1]


def test_a_pool_gives_results_in_order_and_stops_at_the_deadline() -> None:
    with Processes() as processes:
        assert processes.run(slow, [2, 1, 0], Deadline(20), here=False) == [2, 1, 0]
        started = monotonic()
        assert processes.run(slow, [50, 50], Deadline(0.5), here=False) is None
        assert monotonic() - started < 3
        assert processes.run(slow, [0, 1], Deadline(20), here=False) == [0, 1]
        assert processes.run(slow, [1, 1], Deadline(0), here=True) is None


def test_what_an_engine_has_started_ends_with_a_killed_parent() -> None:
    context = multiprocessing.get_context("fork")
    heard, told = context.Pipe(duplex=False)
    parent = context.Process(target=_parent, args=(told,))
    parent.start()
    grandchild = psutil.Process(heard.recv())
    parent.kill()
    grandchild.wait(5)
    assert not grandchild.is_running()


def _parent(told: Connection) -> None:
    next(streamed(_hanging, (told,), Deadline(60)))


def _hanging(told: Connection) -> Iterator[None]:
    told.send(os.getpid())
    sleep(60)
    yield
