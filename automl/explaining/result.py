"""The result of an explanation: what each column adds to a number."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from automl.jsonable import Loose
from automl.predicting.result import Driver
from automl.result import Caution, Unit
from automl.row_plans import Subject

ROWS = "(rows)"
"""In place of a column, of sums: the part that comes from having more or fewer rows."""
LEVEL, RECENT, TREND, SEASON, HOLIDAYS = "(level)", "(recent)", "(trend)", "(season)", "(holidays)"
"""In place of a column, of forecasts: what a step usually holds, how the latest steps differ from that, where they
move on to, the time of the year, the holidays of the country.
"""


@dataclass(frozen=True, slots=True)
class Contribution:
    """What one column adds. value: what it holds in the row; for groups the group's share or mean.

    usual: what it usually holds (the others' mean, the most frequent value). mix, rate: of a group explained from the
    data, the part that comes from having other rows, and from the same rows doing otherwise; they add up. words: of a
    text, those in it that go together with what it adds.
    """

    column: str
    value: Loose
    contribution: float
    usual: Loose = None
    mix: float | None = None
    rate: float | None = None
    words: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Part:
    """One value of a column, of a group explained from the data: its share and figure in the group and elsewhere."""

    column: str
    value: str
    share: float
    share_elsewhere: float
    figure: float
    figure_elsewhere: float
    effect: float


@dataclass(frozen=True, slots=True)
class ExplainResult:
    """baseline plus all contributions is value, to the digit that is displayed.

    what: probability (0 to 1) of `positive`, or the target's value, or an aggregate of it. contributions: the largest
    first, all of them. model: the name of the model that is explained, "" for the data alone. row: the names of the
    row or group; found: how many rows the words meant. drivers: of the target at all. outside_range: columns whose
    values lie outside what the model has seen.
    """

    subject: Subject
    target: str
    what: Literal["probability", "value", "mean", "sum", "rate"]
    baseline: float
    value: float
    contributions: tuple[Contribution, ...]
    model: str
    model_id: str | None = None
    unit: Unit | None = None
    positive: str | None = None
    predicted: Loose = None
    row: Mapping[str, Loose] = field(default_factory=dict)
    others: Mapping[str, Loose] = field(default_factory=dict)
    found: int = 1
    rows: int = 0
    rows_elsewhere: int = 0
    drivers: tuple[Driver, ...] = ()
    parts: tuple[Part, ...] = ()
    outside_range: tuple[str, ...] = ()
    cautions: tuple[Caution, ...] = ()
    seconds: float = 0.0
