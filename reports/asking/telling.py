"""What every sentence about one answer shares: its columns, the scales of its figures, the names of its rows."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from automl.asking.naming import value_name
from automl.plan import AskPlan
from automl.result import AskColumn, AskResult, Unit
from automl.table import Frequency
from automl.timeline import period_label
from automl.understanding.said import filtered
from reports.formats import Scale, past_scale, percent_scale, table_scale
from reports.periods import days_in_words, names_a_year, step_in_words
from reports.phrases import Phrasebook

BLANK = "(blank)"
SHOWN = 10
_MOST_SHOWN, _ALL_SHOWN = 25, 13
_IN_FULL = 10_000
"""Smaller figures are written in full, as in the table."""
_NAME_LENGTH = 40
_KEPT_LENGTH = 200
_KEYS = ("group", "step")

Row = Sequence[Any]


@dataclass(frozen=True, slots=True)
class Asked:
    """An answer with the words that all its sentences share."""

    plan: AskPlan
    result: AskResult
    book: Phrasebook

    @property
    def keys(self) -> list[int]:
        """The places of the columns that tell the rows apart."""
        return [place for place, column in enumerate(self.result.columns) if column.role in _KEYS]

    @property
    def shown(self) -> Sequence[Row]:
        """The rows that are shown outside the workbook: of a course of time the latest, of others the first."""
        if len(self.result.rows) <= _ALL_SHOWN:
            return self.result.rows
        if self.is_course:
            return self.result.rows[-SHOWN:]
        return self.result.rows[: max(SHOWN, min(self.plan.limit or SHOWN, _MOST_SHOWN))]

    @property
    def ranked(self) -> Sequence[Row]:
        """The rows that have a value, in their order, those with a blank name last."""
        place = self.place("value")
        filled = [row for row in self.result.rows if place is None or row[place] is not None]
        return sorted(filled, key=lambda row: self.name(row) == BLANK)

    def place(self, role: str) -> int | None:
        """The place of the first column with a role."""
        return next((at for at, column in enumerate(self.result.columns) if column.role == role), None)

    def cell(self, row: Row, role: str) -> float | None:
        """The number of a row in the column with a role."""
        place = self.place(role)
        value = None if place is None else row[place]
        return float(value) if isinstance(value, (int, float)) else None

    def column(self, role: str) -> AskColumn | None:
        place = self.place(role)
        return None if place is None else self.result.columns[place]

    def name(self, row: Row) -> str:
        """What a row is about: "West", "Nov 2021", "West / Chairs"."""
        return " / ".join(self.key(row[place], self.result.columns[place]) for place in self.keys)

    def key(self, value: Any, column: AskColumn) -> str:
        """The name of a group or a step as people write it; a missing one is blank."""
        if value is None:
            return BLANK
        frequency = self.plan.frequency
        if column.role == "step" and self.plan.part is None and isinstance(value, date) and frequency:
            return step_in_words(period_label(value, frequency), self.book.locale)
        if column.role == "step" and self.plan.part == "quarter":
            return f"Q{value}"
        if column.role == "step" and self.plan.part == "hour":
            return f"{int(value):02}:00"
        return _text(value, self.book)

    @property
    def measure(self) -> str:
        """What is measured, with what was asked of it."""
        if self.plan.form in ("rows", "values"):
            return self.plan.target or ""
        return value_name(self.plan)

    @property
    def subject(self) -> str:
        """The measure with its period and the rows that count: "Sales, 2021, only Region West"."""
        period = self.plan.period
        label = ""
        if period is not None and self.plan.form != "change":
            days = (
                "" if names_a_year(period.label) else f" ({days_in_words(period.start, period.end, self.book.locale)})"
            )
            label = f"{period.label}{days}"
        whole = [each for each in self.plan.filters if each.column not in self.plan.within]
        kept = ", ".join(filtered(each) for each in whole)
        parts = [self.measure, label, kept if len(kept) <= _KEPT_LENGTH else ""]
        return ", ".join(part for part in parts if part)

    def scale(self, values: Sequence[float], role: str = "value") -> Scale:
        """The scale of a few figures in a sentence."""
        small = all(abs(value) < _IN_FULL for value in values)
        chosen = table_scale if small else past_scale
        return chosen(values or [0.0], self.unit(role), self.book.locale)

    def unit(self, role: str = "value") -> Unit:
        column = self.column(role)
        return (column.unit if column else None) or Unit("number")

    def say_value(self, value: float, role: str = "value") -> str:
        """One figure of the measure: "$189K", "1,402 orders" where it is a count."""
        unit = self.unit(role)
        written = self.scale([value], role).write(value) if unit.kind != "count" else self.whole(value)
        return self.book.measured(written, None if role == "change" else unit.noun)

    def whole(self, value: float) -> str:
        return table_scale([value], Unit("count"), self.book.locale).write(value)

    def share(self, value: float) -> str:
        """A share or a change in percent."""
        return percent_scale([value], self.book.locale).write(value) if abs(value) >= 0.001 else "0%"  # noqa: PLR2004

    def written(self, place: int) -> list[str]:
        """The cells of one column as the table shows them."""
        column = self.result.columns[place]
        cells = [row[place] for row in self.shown]
        if column.role in _KEYS:
            return [self.key(cell, column) for cell in cells]
        numbers = [float(cell) for cell in cells if isinstance(cell, (int, float)) and not isinstance(cell, bool)]
        if column.role in ("share", "change_share"):
            scale = percent_scale([0.005, *numbers[:1]] if numbers else [0.01], self.book.locale)
        else:
            scale = table_scale(numbers or [0.0], column.unit or Unit("number"), self.book.locale)
        return [
            scale.write(cell) if _is_number(cell) else "" if cell is None else _text(cell, self.book) for cell in cells
        ]

    def file_name(self, ending: str) -> str:
        """A file's name that says what it is about: "sales_by_region.xlsx"."""
        named = "_by_".join([self.measure or "rows", *(self.result.columns[place].name for place in self.keys[:2])])
        slug = re.sub(r"\W+", "_", named.lower()).strip("_")[:_NAME_LENGTH].strip("_")
        return f"{slug or 'answer'}.{ending}"

    @property
    def is_course(self) -> bool:
        """Whether the rows are steps of time in their order, one for each."""
        return self.stepped is not None and self.plan.order is None and self.plan.limit is None and len(self.keys) == 1

    @property
    def stepped(self) -> Frequency | None:
        """The step of a series of days; None where there is none."""
        return self.plan.frequency if self.place("step") is not None and self.plan.part is None else None


def _is_number(cell: object) -> bool:
    return isinstance(cell, (int, float)) and not isinstance(cell, bool)


def _text(value: Any, book: Phrasebook) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, date):
        return days_in_words(value, value, book.locale)
    return str(value)
