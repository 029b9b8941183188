"""What planning may come to."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from automl.errors import Problem
from automl.plan import Plan
from ledger.states import QuestionState
from reports.apology import apology
from reports.facts import Fact
from reports.reply import Reply


@dataclass(frozen=True, slots=True)
class ToWork:
    """Plans that need a job.

    told: the plan said back. handling: of the file, as wishes. budget: seconds for the whole answer. queue: of
    trainings.
    """

    plans: Sequence[Plan]
    told: Reply
    dataset: str
    handling: Sequence[str]
    budget: float
    queue: str


@dataclass(frozen=True, slots=True)
class AtOnce:
    """An answer that needs no job. facts: of it, for later questions. talk: whether it is of no file at all."""

    reply: Reply
    state: QuestionState = QuestionState.ANSWERED
    dataset: str | None = None
    facts: Sequence[Fact] = field(default_factory=tuple)
    talk: bool = False


@dataclass(frozen=True, slots=True)
class Withdrawn:
    """Nobody waits for an answer any more."""


Outcome = ToWork | AtOnce | Withdrawn


def refused(problem: Problem) -> AtOnce:
    """An apology: what happened, and what to do."""
    return AtOnce(apology(problem), QuestionState.APOLOGISED)
