"""What was found in a table beside its columns' profiles. Numbers and names, no prose.

Rows are counted from 1, in the table's order.
"""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from automl.jsonable import Frame, Loose
from automl.plan import Aggregation
from automl.table import Column, Frequency, Offer

Role = Literal["identifier", "constant", "nearly_constant", "empty", "text"]
Oddity = Literal["negative", "future", "long_ago", "over_whole", "slipped"]


@dataclass(frozen=True, slots=True)
class Bin:
    """A bar of a histogram: numbers, or ISO days, from `low` (included) to `high`, and how many values lie there."""

    low: float | str
    high: float | str
    count: int


@dataclass(frozen=True, slots=True)
class Tally:
    """A value as in the file, and how often it occurs."""

    value: str
    count: int


@dataclass(frozen=True, slots=True)
class Cell:
    """The value of a row."""

    row: int
    value: Loose


@dataclass(frozen=True, slots=True)
class Outliers:
    """Values outside `low` to `high`. by_logarithm: whether they were judged by their magnitudes, as amounts are."""

    count: int
    low: float
    high: float
    by_logarithm: bool
    examples: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Spelling:
    """One value that is spelt in several ways: the usual one, and the others. typos: whether letters differ too."""

    kept: Tally
    others: tuple[Tally, ...]
    typos: bool


@dataclass(frozen=True, slots=True)
class Impossible:
    """Values that can hardly be right. factor: by how much slipped ones are too small or too large (0.1, 100)."""

    oddity: Oddity
    count: int
    examples: tuple[Cell, ...]
    factor: float | None = None


@dataclass(frozen=True, slots=True)
class Portrait:
    """What is to be known of one column beside its profile.

    middle: the quartiles of numbers, between which half of them lie. bins: of numbers and dates. top: the most frequent
    values of texts and flags, the most frequent first. common: the value that nearly all rows hold, where there is one.
    """

    column: str
    role: Role | None = None
    middle: tuple[float, float] | None = None
    bins: tuple[Bin, ...] = ()
    top: tuple[Tally, ...] = ()
    common: Tally | None = None
    outliers: Outliers | None = None
    spellings: tuple[Spelling, ...] = ()
    impossible: tuple[Impossible, ...] = ()


@dataclass(frozen=True, slots=True)
class Repeated:
    """An identifier that occurs more than once, though it hardly does: in how many rows beyond the first of each."""

    column: str
    rows: int
    examples: tuple[Tally, ...]


@dataclass(frozen=True, slots=True)
class Derived:
    """A column that follows from others. formula: of numbers ("Quantity * UnitPrice"); None where each value of `by`
    goes with one value. share: of the rows in which it holds.
    """

    column: str
    by: tuple[str, ...]
    formula: str | None
    share: float


@dataclass(frozen=True, slots=True)
class Gap:
    """Steps in a row without any data, both ends included."""

    start: date
    end: date
    steps: int


@dataclass(frozen=True, slots=True)
class Rhythm:
    """How a table goes over time.

    frequency: the step in which it was judged. gaps: the longest first, ten at most; missing: steps without data, in
    all. partial: the last period, where it is not over. keys: the columns that tell the series of a panel apart.
    """

    frequency: Frequency
    steps: int
    missing: int
    gaps: tuple[Gap, ...]
    partial: tuple[date, date] | None
    keys: tuple[str, ...]
    series: int


@dataclass(frozen=True, slots=True)
class Point:
    """A step of the main measure, None where it has no data. whole: whether the step is over."""

    period: str
    start: date
    end: date
    value: float | None
    whole: bool = True


@dataclass(frozen=True, slots=True)
class Spread:
    """How a measure lies in one part of the rows: its quartiles, and the tenth and ninetieth percentile."""

    name: str
    rows: int
    total: float
    p10: float
    p25: float
    p50: float
    p75: float
    p90: float


@dataclass(frozen=True, slots=True)
class Outcome:
    """A column that says yes or no of each row, such as churn: how many of the filled rows hold `value`, its yes."""

    column: str
    value: str
    count: int
    rows: int


@dataclass(frozen=True, slots=True)
class Gist:
    """The main measure, over time or by the main category: what a manager looks at first.

    aggregation: how it is summed up; count with a measure of None counts rows. points: over time, () without dates.
    spreads: by `group`, or of the whole with a group of None.
    """

    measure: str | None
    aggregation: Aggregation
    total: float | None
    points: tuple[Point, ...] = ()
    group: str | None = None
    spreads: tuple[Spread, ...] = ()
    bins: tuple[Bin, ...] = ()
    tallies: tuple[Tally, ...] = ()
    outcome: Outcome | None = None


@dataclass(frozen=True, slots=True)
class Relationship:
    """How strongly two columns go together, 0 to 1."""

    a: str
    b: str
    strength: float


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A question worth asking of this file, and why."""

    question: str
    why: str


@dataclass(frozen=True, slots=True)
class Preparation:
    """A step that would make the data better, and why.

    id: what `automl.preparing.prepared` takes; "" for a step that only people can do. applied: whether it was done, as
    was asked. offer: what a click would do, to apply it or not to.
    """

    step: str
    column: str
    why: str
    id: str = ""
    applied: bool = False
    offer: Offer | None = None


@dataclass(frozen=True, slots=True)
class DescribeResult:
    """What is in a file.

    duplicates: rows that are copies of others; copied: the numbers of the first hundred of them, from 1. sampled: how
    many rows were looked at for relationships and columns that follow from others, None for all of them.
    """

    columns: tuple[Column, ...]
    rows: int
    duplicates: int
    relationships: tuple[Relationship, ...]
    targets: tuple[str, ...]
    suggestions: tuple[Suggestion, ...]
    preparation: tuple[Preparation, ...]
    sample: Frame
    portraits: tuple[Portrait, ...] = ()
    copied: tuple[int, ...] = ()
    repeated: tuple[Repeated, ...] = ()
    derived: tuple[Derived, ...] = ()
    rhythm: Rhythm | None = None
    gist: Gist | None = None
    sampled: int | None = None
