"""The error tree: everything that can go wrong for a person, with the sentence and the remedy they read.

ThreadcastError
├── ReadingError         the file cannot be read as a table
├── UnderstandingError   the words cannot become a plan for this table
│   └── RefusedQueryError    a query that may not be run on it
├── DataError            the plan is clear, but this data cannot answer it
└── EngineError          no engine could compute an answer
"""

from dataclasses import dataclass
from typing import Self


@dataclass(frozen=True, slots=True)
class Problem:
    """What a person reads when something went wrong: what happened, and what to do."""

    sentence: str
    remedy: str


class ThreadcastError(Exception):
    """Base of every error that reaches a person as a sentence and a remedy."""

    def __init__(self, sentence: str, remedy: str) -> None:
        super().__init__(sentence)
        self.problem = Problem(sentence, remedy)

    def __reduce__(self) -> tuple[type[Self], tuple[str, str]]:
        return type(self), (self.problem.sentence, self.problem.remedy)


class ReadingError(ThreadcastError):
    """The file cannot be read as a table."""


class UnderstandingError(ThreadcastError):
    """The words cannot become a plan for this table."""


class RefusedQueryError(UnderstandingError):
    """A query that may not be run on this table. `why` is for whoever wrote it."""

    def __init__(self, why: str) -> None:
        super().__init__(
            f"That cannot be looked up safely: {why}.", "Ask in other words, for example “sales by region in 2024”."
        )
        self.why = why


class DataError(ThreadcastError):
    """The plan is clear, but this data cannot answer it."""


class EngineError(ThreadcastError):
    """No engine could compute an answer."""
