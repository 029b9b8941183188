"""How a training ended."""

from dataclasses import dataclass
from enum import StrEnum

from automl.errors import Problem


class How(StrEnum):
    """done: with its results. refused: the data or the engines cannot answer. stopped: a person asked for it.

    out_of_time, out_of_memory, broken: by force, perhaps with a best so far. killed: what Linux does to those that want
    more memory than there is, but it may come from anywhere, so it is tried once more. closing: the worker shuts down.
    unwanted: nobody waits for it any more. stale: it has passed to another worker.
    """

    DONE = "done"
    REFUSED = "refused"
    STOPPED = "stopped"
    OUT_OF_TIME = "out_of_time"
    OUT_OF_MEMORY = "out_of_memory"
    BROKEN = "broken"
    KILLED = "killed"
    CLOSING = "closing"
    UNWANTED = "unwanted"
    STALE = "stale"


@dataclass(frozen=True, slots=True)
class Ending:
    """How, and for a refusal what a person is told."""

    how: How
    problem: Problem | None = None


WITH_BEST = (How.STOPPED, How.OUT_OF_TIME, How.OUT_OF_MEMORY, How.BROKEN, How.KILLED)
"""Ends after which the best so far is the answer."""
