"""A table as questions see it: typed columns, a time axis, and notes on what was done to get there."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

import pandas as pd


class Kind(StrEnum):
    """What a column holds. The first four are numeric, category, text and id are textual.

    picture: how a picture looks in one respect (`automl.pictures.cells`).
    """

    NUMBER = "number"
    INTEGER = "integer"
    MONEY = "money"
    PERCENT = "percent"
    CATEGORY = "category"
    TEXT = "text"
    ID = "id"
    DATE = "date"
    BOOLEAN = "boolean"
    PICTURE = "picture"
    EMPTY = "empty"

    @property
    def numeric(self) -> bool:
        return self in (Kind.NUMBER, Kind.INTEGER, Kind.MONEY, Kind.PERCENT)

    @property
    def textual(self) -> bool:
        return self in (Kind.CATEGORY, Kind.TEXT, Kind.ID)

    @property
    def rich(self) -> bool:
        """Whether a cell holds more than one value, so that cells are never compared as wholes."""
        return self in (Kind.TEXT, Kind.PICTURE)


class Frequency(StrEnum):
    """The step of a time axis, from the finest to the coarsest."""

    HOUR = "hour"
    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    QUARTER = "quarter"
    YEAR = "year"


@dataclass(frozen=True, slots=True)
class Offer:
    """Something that a click would do otherwise: the words to click on, and the wish (`automl.reading.handling`)."""

    label: str
    wish: str


@dataclass(frozen=True, slots=True)
class Note:
    """Something the reader did or saw: `kind` for code, `sentence` for people, `count` of rows or cells concerned.

    offers: what could be done instead.
    """

    kind: str
    sentence: str
    count: int | None = None
    offers: tuple[Offer, ...] = ()


@dataclass(frozen=True, slots=True)
class Column:
    """One column's profile. `min` and `max` are numbers, or ISO days for dates; percentages are fractions (0.12)."""

    name: str
    kind: Kind
    missing: int
    distinct: int
    min: float | str | None = None
    max: float | str | None = None
    mean: float | None = None
    sum: float | None = None
    currencies: tuple[str, ...] = ()
    """ISO codes of the currency marks seen in the cells; more than one means that the column cannot be summed."""


@dataclass(frozen=True, slots=True)
class TimeAxis:
    """The column that says when each row happened, with its first and last day, and the step of its distinct dates.

    `transactions` is true when rows are events at any time (orders, invoices), false when the rows are a series or a
    panel of series that already has a step.
    """

    column: str
    start: date
    end: date
    frequency: Frequency
    transactions: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """A table as questions see it.

    Columns of the frame have these dtypes: number, money, percent: float64; integer: int64, or float64 when some are
    missing; date: datetime64[ns], naive; boolean: pandas "boolean"; category, text, id, empty: object, str or None.
    """

    name: str
    frame: pd.DataFrame
    columns: tuple[Column, ...]
    time: TimeAxis | None = None
    source_rows: int = 0
    source_columns: int = 0
    reshaped: str | None = None
    notes: tuple[Note, ...] = ()

    @property
    def rows(self) -> int:
        return len(self.frame)

    def column(self, name: str) -> Column:
        """The profile of the column called exactly `name`; KeyError when there is none."""
        for column in self.columns:
            if column.name == name:
                return column
        raise KeyError(name)

    def of_kind(self, *kinds: Kind) -> tuple[Column, ...]:
        return tuple(column for column in self.columns if column.kind in kinds)

    @property
    def numeric(self) -> tuple[Column, ...]:
        return tuple(column for column in self.columns if column.kind.numeric)
