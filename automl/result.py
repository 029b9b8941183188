"""Results: numbers and tables that views turn into words. No prose in here."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from automl.jsonable import Loose
from automl.plan import Aggregation
from automl.table import Frequency


@dataclass(frozen=True, slots=True)
class Unit:
    """What a number counts: money (ISO code, or None for money of no known currency), percent, a count, a number."""

    kind: Literal["money", "percent", "count", "number"]
    currency: str | None = None
    noun: str | None = None
    """What is counted, plural, as people say it ("orders"), where it is known."""


@dataclass(frozen=True, slots=True)
class Step:
    """One step of a forecast: `period` is YYYY, YYYY-Qn, YYYY-MM, or the date that the file's own rows would carry."""

    period: str
    start: date
    end: date
    p10: float
    p50: float
    p90: float


@dataclass(frozen=True, slots=True)
class Horizon:
    """The period asked for as one number with its range. `p50` is the aggregation of the path's p50."""

    start: date
    end: date
    aggregation: Aggregation
    p10: float
    p50: float
    p90: float


@dataclass(frozen=True, slots=True)
class Actual:
    """What happened in one step of the history."""

    period: str
    start: date
    end: date
    value: float


@dataclass(frozen=True, slots=True)
class GroupForecast:
    """One group's forecast. `key` maps the grouping columns to their text in the file. `ended`: its last day, when it
    had no row in the last season; it is then forecast as 0. `year_before`: its value in the same period one year
    earlier, None where the history does not reach back.
    """

    key: Mapping[str, str]
    ended: date | None
    horizon: Horizon
    path: tuple[Step, ...]
    history: tuple[Actual, ...]
    year_before: float | None = None


@dataclass(frozen=True, slots=True)
class BacktestPoint:
    """One step of one rolling window: what the method said beforehand, what a copy of last season said, the truth."""

    window: int
    period: str
    start: date
    actual: float
    p10: float
    p50: float
    p90: float
    naive: float


@dataclass(frozen=True, slots=True)
class Backtest:
    """How the method did on rolling windows of the history. Errors are MASE; `*_percent` are weighted
    absolute percentage errors (0.06 is 6%) of the total's steps; `coverage_80`: the share of the
    truth that the 80% range held (after correction). None where the history is too short for a window.
    """

    windows: int
    model_name: str
    model_error: float | None
    naive_error: float | None
    answered_by: Literal["model", "seasonal_naive"]
    coverage_80: float | None
    model_percent: float | None = None
    naive_percent: float | None = None
    window_steps: int = 0
    """Steps in each window."""
    points: tuple[BacktestPoint, ...] = ()
    metric: Literal["MASE"] = "MASE"


@dataclass(frozen=True, slots=True)
class Partial:
    """A last period whose rows stop before its end: left out of training, its actuals so far shown."""

    period: str
    actual_so_far: float
    last_row: date


@dataclass(frozen=True, slots=True)
class History:
    """The history that was used: its days, its step, how many steps."""

    start: date
    end: date
    frequency: Frequency
    steps: int
    dropped_partial: Partial | None = None


@dataclass(frozen=True, slots=True)
class Goal:
    """A value asked about: the probability (0 to 1) to reach it, and the median minus the goal."""

    value: float
    probability: float
    gap: float


@dataclass(frozen=True, slots=True)
class Caution:
    """Something that a person must know to trust the answer; `kind` names the sentence in reports, `values` fill it."""

    kind: str
    values: Mapping[str, Loose] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class ForecastResult:
    """A forecast of one measure over the period asked for, in total and by group.

    path, history: of the total. year_before: the total of the same period one year earlier, where history has it.
    measure: the label of what is forecast ("Sales"). group_columns: the grouping, () without one. groups: largest
    first.
    live: true when the question's period counts from today, false when from the end of the data.
    shares: weight of each model in the answer, by name. models: what each is, in words.
    known_used: columns known in advance, and "holidays", when they helped in the backtest.
    """

    measure: str
    unit: Unit
    horizon: Horizon
    path: tuple[Step, ...]
    groups: tuple[GroupForecast, ...]
    group_columns: tuple[str, ...]
    backtest: Backtest
    history: History
    actuals: tuple[Actual, ...]
    period_label: str
    live: bool
    season: int
    goal: Goal | None = None
    year_before: float | None = None
    known_used: tuple[str, ...] = ()
    shares: Mapping[str, float] = field(default_factory=dict)
    models: Mapping[str, str] = field(default_factory=dict)
    cautions: tuple[Caution, ...] = ()
    seconds: float = 0.0


@dataclass(frozen=True, slots=True)
class AskColumn:
    """One column of an answer. role: what tells the rows apart, a step of time, or what is said of them."""

    name: str
    role: Literal["group", "step", "value", "before", "share", "change", "change_share"]
    unit: Unit | None = None


@dataclass(frozen=True, slots=True)
class Whole:
    """All that an answer is taken from. groups: how many there are. total: of all of them, where they add up.

    tied: how many more are equal to the last one shown.
    """

    groups: int
    total: float | None = None
    tied: int = 0


@dataclass(frozen=True, slots=True)
class AskResult:
    """The answer to a question about the past: at most 1,000 rows of `row_count`, and the SQL that gave them.

    sql: with its days written out. whole: what a ranking is taken from. start, end: the first and last day of the
    data, where time counts. partial: the last step, when its rows stop before its end. kept: rows that were counted.
    """

    columns: tuple[AskColumn, ...]
    rows: tuple[tuple[Loose, ...], ...]
    row_count: int
    sql: str
    whole: Whole | None = None
    start: date | None = None
    end: date | None = None
    partial: Partial | None = None
    kept: int | None = None
    cautions: tuple[Caution, ...] = ()
