"""Stretches of time as they are spoken of, before anyone knows which days they are."""

from dataclasses import dataclass
from enum import Enum

from automl.table import Frequency
from automl.understanding.words import Span


@dataclass(frozen=True, slots=True)
class Year:
    """A year: by number, or counted from the running one (`offset` 1 is the next). `fiscal` None: as usual here."""

    number: int | None = None
    offset: int | None = None
    fiscal: bool | None = None


@dataclass(frozen=True, slots=True)
class Next:
    """The `count` whole units that come next; a unit of None is the data's own step."""

    count: int
    unit: Frequency | None
    fiscal: bool | None = None


@dataclass(frozen=True, slots=True)
class This:
    """The running unit."""

    unit: Frequency
    fiscal: bool | None = None


@dataclass(frozen=True, slots=True)
class Last:
    """The `count` whole units just gone."""

    count: int
    unit: Frequency | None


@dataclass(frozen=True, slots=True)
class Rest:
    """From the end of the data to the end of the running unit."""

    unit: Frequency


@dataclass(frozen=True, slots=True)
class Part:
    """A named part of a year: Q1, H2, March. `number` counts from 1, from the year's end when negative."""

    unit: Frequency
    number: int
    months: int
    year: Year | None = None


@dataclass(frozen=True, slots=True)
class Some:
    """The first or last `count` units of a longer stretch: the first three months of 2021."""

    count: int
    unit: Frequency
    of: "Spoken"
    last: bool = False


@dataclass(frozen=True, slots=True)
class Day:
    """A day, or `days` from it on; `year` None when it was not said. `offset` 1 is tomorrow, the day after the end."""

    month: int | None = None
    day: int | None = None
    year: int | None = None
    offset: int | None = None
    days: int = 1


@dataclass(frozen=True, slots=True)
class Weekday:
    """The coming weekday (Monday is 0), or as many days from it on: a weekend is 2 from Saturday."""

    first: int
    days: int = 1


@dataclass(frozen=True, slots=True)
class Range:
    """From the beginning of one stretch to the end of another."""

    first: "Spoken"
    last: "Spoken"


Spoken = Year | Next | This | Last | Rest | Part | Some | Day | Weekday | Range


class Role(Enum):
    """What a stretch of time is there for."""

    PERIOD = "period"
    UNTIL = "until"
    SINCE = "since"
    BASIS = "basis"
    LEFT_OUT = "left out"
    COMPARED = "compared"


@dataclass(frozen=True, slots=True)
class Phrase:
    """A stretch of time in a sentence, with its role; `weak` when the words alone need not mean a period."""

    spoken: Spoken
    role: Role
    span: Span
    weak: bool = False
    after: bool = False
    """Whether what is since then begins only after it ("after 2023")."""
