"""Work in a process of its own, whose results arrive as they come, and which is gone when the deadline is."""

import multiprocessing
import os
from collections.abc import Callable, Iterator
from multiprocessing.connection import Connection
from typing import Any, TypeVar

from automl.engine import Deadline
from automl.engines.orphans import end_with_parent

Done = TypeVar("Done")
Work = Callable[..., Iterator[Done]]


def streamed(work: Work[Done], arguments: tuple[Any, ...], deadline: Deadline) -> Iterator[Done]:
    """What `work(*arguments)` yields until it ends or the deadline passes. Here where children are barred.

    An error in the child ends the stream: the caller has what came before.
    """
    if multiprocessing.current_process().daemon:
        yield from work(*arguments)
        return
    context = multiprocessing.get_context("fork")
    mine, theirs = context.Pipe(duplex=False)
    child = context.Process(target=_sent, args=(os.getpid(), theirs, work, arguments), daemon=True)
    child.start()
    theirs.close()
    try:
        while mine.poll(deadline.remaining()):
            yield mine.recv()
    except EOFError:
        return  # the child has closed its end: all is said
    finally:
        child.kill()
        child.join()
        mine.close()


def _sent(parent: int, channel: Connection, work: Work[Done], arguments: tuple[Any, ...]) -> None:
    end_with_parent(parent)
    with channel:
        for done in work(*arguments):
            channel.send(done)
