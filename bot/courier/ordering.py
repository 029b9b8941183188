"""The order of a thread: what may be sent now, and what waits for an earlier question. Pure."""

from collections.abc import Iterator, Sequence
from typing import Protocol


class Row(Protocol):
    """What is to be sent."""

    id: str
    role: str
    question_id: str


class Asked(Protocol):
    """A question of the thread."""

    id: str
    number: int
    instant: bool


Numbers = dict[str, tuple[int, bool]]
"""By question: its number in the thread, and whether it was answered at once."""


def sendable(rows: Sequence[Row], numbers: Numbers, unfinished: Sequence[Asked]) -> Iterator[Row]:
    """The rows that may go now, in their order.

    rows: unsent, by position. An answer waits until every earlier question is finished, except that answers given at
    once wait for nothing, and nothing waits for them. Rows that wait do not hold up those behind them.
    """
    working = [question.number for question in unfinished if not question.instant]
    first = min(working, default=None)
    for row in rows:
        number, instant = numbers[row.question_id]
        if row.role != "answer" or instant or first is None or first >= number:
            yield row
