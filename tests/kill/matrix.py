"""The cases: every change of state that questions, jobs and replies go through, before its commit and after."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import cycle

from tests.kill.arming import Failpoint, Transition
from tests.kill.targets import TARGETS

EVENTS = ("moving", "moved")
ALL_TARGETS = ("self", *TARGETS)


@dataclass(frozen=True, slots=True)
class Case:
    """A scenario, and the failpoint that lies in wait for it."""

    scenario: str
    failpoint: Failpoint

    def __str__(self) -> str:
        return f"{self.scenario}: {self.failpoint}"


def _t(table: str, before: str | None, after: str) -> Transition:
    return Transition(table, before, after)


ON_THE_WAY: Sequence[tuple[str, Transition]] = (
    ("normal", _t("questions", None, "received")),
    ("normal", _t("questions", "received", "ready")),
    ("normal", _t("questions", "ready", "planned")),
    ("clarifying", _t("questions", "ready", "answered")),
    ("refused", _t("questions", "ready", "apologised")),
    ("normal", _t("questions", "planned", "answered")),
    ("failed", _t("questions", "planned", "apologised")),
    ("withdrawn", _t("questions", "planned", "withdrawn")),
    ("normal", _t("jobs", None, "queued")),
    ("normal", _t("jobs", "queued", "running")),
    ("normal", _t("jobs", "running", "done")),
    ("interrupted", _t("jobs", "running", "running")),
    ("failed", _t("jobs", "running", "failed")),
    ("stopped", _t("jobs", "running", "cancelled")),
    ("normal", _t("outbox", None, "due")),
    ("normal", _t("outbox", "due", "sending")),
    ("normal", _t("outbox", "sending", "sent")),
)
"""The transitions of an answer, a clarifying question, a refusal, a failure, a stop, a withdrawal, and a retry."""


IN_SLACK: Sequence[tuple[str, Transition]] = (
    ("normal", _t("questions", None, "received")),
    ("normal", _t("questions", "received", "ready")),
    ("clarifying", _t("questions", "ready", "answered")),
    ("stopped", _t("jobs", "running", "cancelled")),
    ("normal", _t("outbox", None, "due")),
    ("normal", _t("outbox", "due", "sending")),
    ("normal", _t("outbox", "sending", "sent")),
    ("withdrawn", _t("questions", "planned", "withdrawn")),
)
"""Of these, what the chat process does differently when the chat is Slack."""


def full_matrix() -> list[Case]:
    """Every transition, before and after its commit, with every process."""
    return [case for event in EVENTS for target in ALL_TARGETS for case in _cases(event, iter(cycle([target])))]


def in_rotation(part: int = 0, parts: int = 1) -> list[Case]:
    """Every transition once before its commit and once after, the processes taking turns; one share of several."""
    cases = [case for number, event in enumerate(EVENTS) for case in _cases(event, _turns(number))]
    return cases[part::parts]


def in_slack(part: int = 0, parts: int = 1) -> list[Case]:
    """What the chat process does, before its commit and after, while whoever does it dies; one share of several."""
    cases = [case for event in EVENTS for case in _cases(event, cycle(["self"]), IN_SLACK)]
    return cases[part::parts]


def _turns(first: int) -> Iterator[str]:
    """Whoever makes the transition dies every second time, the others in between."""
    others = cycle(TARGETS[first * 3 :] + TARGETS[: first * 3])
    for number in cycle(range(2)):
        yield "self" if number == first else next(others)


def _cases(
    event: str, targets: Iterator[str], transitions: Sequence[tuple[str, Transition]] = ON_THE_WAY
) -> Iterator[Case]:
    for scenario, transition in transitions:
        yield Case(scenario, Failpoint(transition, event, next(targets)))
