"""Fits side by side: one process for each core that this process may use, stopped at the deadline."""

import multiprocessing
import os
from collections.abc import Callable, Iterable
from types import TracebackType
from typing import TYPE_CHECKING, Self, TypeVar

from automl.engine import Deadline
from automl.engines.orphans import end_with_parent

if TYPE_CHECKING:
    from multiprocessing.pool import Pool

Task = TypeVar("Task")
Done = TypeVar("Done")
MOST_PROCESSES = 4


class Processes:
    """A pool that opens at its first use, and runs in this process where children are barred."""

    def __init__(self) -> None:
        cores = min(MOST_PROCESSES, len(os.sched_getaffinity(0)))
        self.barred = multiprocessing.current_process().daemon
        self.count = 1 if self.barred else cores
        self._pool: Pool | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._pool is not None:
            self._pool.terminate()
            self._pool.join()

    def run(
        self, work: Callable[[Task], Done], tasks: list[Task], deadline: Deadline, *, here: bool
    ) -> list[Done] | None:
        """Every task's result in order, or None where the deadline passed first. here: in this process."""
        if here or self.barred:
            return self._here(work, tasks, deadline)
        if self._pool is None:
            # Forked, not spawned: the engine is loaded already, and loading it again takes seconds in each process.
            self._pool = multiprocessing.get_context("fork").Pool(self.count, end_with_parent, (os.getpid(),))
        waiting = self._pool.map_async(work, tasks, chunksize=max(1, len(tasks) // (self.count * 8)))
        try:
            return waiting.get(timeout=deadline.remaining())
        except multiprocessing.TimeoutError:
            self._pool.terminate()
            self._pool = None
            return None

    @staticmethod
    def _here(work: Callable[[Task], Done], tasks: Iterable[Task], deadline: Deadline) -> list[Done] | None:
        done = []
        for task in tasks:
            if deadline.remaining() <= 0:
                return None
            done.append(work(task))
        return done
