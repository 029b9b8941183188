"""How often work is tried, and what is said when it is given up. Nothing is tried for ever."""

import logging
from collections.abc import Callable
from typing import TypeVar

from automl.errors import Problem, ThreadcastError
from reports.apology import problem_of, reference

logger = logging.getLogger(__name__)
MOST_ATTEMPTS = 3
Done = TypeVar("Done")


class AgainError(Exception):
    """The work failed for a reason that may have gone the next time."""


def attempted(work: Callable[[], Done], attempts: int, subject: str) -> Done | Problem:
    """What the work gives, or the problem that a person is told. attempts: of this work so far, this one included.

    AgainError where something unexpected went wrong and it can be tried again.
    """
    if attempts > MOST_ATTEMPTS:
        return given_up(subject)
    try:
        return work()
    except ThreadcastError as error:
        return error.problem
    except MemoryError as error:
        return problem_of(error)
    except Exception as error:
        logger.exception("failed", extra={"subject": subject, "reference": reference(error), "attempts": attempts})
        if attempts < MOST_ATTEMPTS:
            raise AgainError(subject) from error
        return problem_of(error)


def given_up(subject: str) -> Problem:
    """The problem of work whose process ended each time before it was done."""
    error = AgainError(subject)
    logger.error("given up", extra={"subject": subject, "reference": reference(error)})
    return problem_of(error)


def pause(attempts: int) -> float:
    """Seconds until the next attempt."""
    return float(2 ** (attempts - 1))
