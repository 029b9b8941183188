"""Work in a process of its own comes back, or is ended."""

import os
import threading
import time

import pytest

from automl.errors import ReadingError
from automl.reading.formats.apart import OutOfMemoryError, OutOfTimeError, apart

MEBIBYTE = 1024 * 1024


def test_what_was_made_comes_back_whole() -> None:
    assert apart(lambda: [b"x" * 5_000_000, os.getpid()], memory=200 * MEBIBYTE, seconds=60)[0] == b"x" * 5_000_000


def test_it_is_another_process_and_leaves_none_behind() -> None:
    child = apart(os.getpid, memory=100 * MEBIBYTE, seconds=60)
    assert child != os.getpid()
    with pytest.raises(ProcessLookupError):
        os.kill(child, 0)


def test_an_error_in_words_keeps_its_words() -> None:
    def work() -> None:
        raise ReadingError("No.", "Do.")

    with pytest.raises(ReadingError) as caught:
        apart(work, memory=100 * MEBIBYTE, seconds=60)
    assert caught.value.problem.remedy == "Do."


def test_too_much_memory_ends_the_work_alone() -> None:
    with pytest.raises(OutOfMemoryError):
        apart(lambda: bytearray(300 * MEBIBYTE), memory=100 * MEBIBYTE, seconds=60)


def test_a_parser_that_ends_its_process_ends_no_other() -> None:
    with pytest.raises(OutOfMemoryError):
        apart(os.abort, memory=100 * MEBIBYTE, seconds=60)


def test_too_much_time_ends_the_work() -> None:
    began = time.monotonic()
    with pytest.raises(OutOfTimeError):
        apart(lambda: time.sleep(60), memory=100 * MEBIBYTE, seconds=0.3)
    assert time.monotonic() - began < 30


def test_threads_beside_it_do_no_harm() -> None:
    stop = threading.Event()
    busy = [threading.Thread(target=lambda: [len(str(os.environ)) for _ in iter(stop.is_set, True)]) for _ in range(3)]
    for thread in busy:
        thread.start()
    try:
        assert [apart(lambda: sum(range(1000)), memory=100 * MEBIBYTE, seconds=60) for _ in range(30)] == [499_500] * 30
    finally:
        stop.set()
        for thread in busy:
            thread.join()
