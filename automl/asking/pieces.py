"""Pieces of SQL: names, literals, conditions, measures, steps of time."""

import re
from collections.abc import Sequence
from datetime import date, timedelta

from automl.plan import AskPlan, CalendarPart, Filter, Period, Scalar
from automl.table import Frequency

_NAME = re.compile(r"`(?P<quoted>[^`]+)`|(?P<bare>[A-Za-z_]\w*)")
_DIVISOR = re.compile(r'/\s*((?:SUM\()?"(?:[^"]|"")*"\)?)')
_AGGREGATES = {
    "sum": "SUM({})",
    "mean": "AVG({})",
    "median": "MEDIAN({})",
    "min": "MIN({})",
    "max": "MAX({})",
    "count_distinct": "COUNT(DISTINCT {})",
}
_PARTS: dict[CalendarPart, tuple[str, str]] = {
    "weekday": ("DAYNAME({})", "ISODOW({})"),
    "month": ("MONTHNAME({})", "MONTH({})"),
    "quarter": ("QUARTER({})", "QUARTER({})"),
    "hour": ("HOUR({})", "HOUR({})"),
}
"""How a part of the calendar is written, and by what it is put in order."""


class Days:
    """The days of a query, which are parameters and never part of its text."""

    def __init__(self) -> None:
        self.values: dict[str, date] = {}

    def name(self, name: str, day: date) -> str:
        """The parameter for a day, called `name` where that is free."""
        known = next((key for key, value in self.values.items() if value == day and key.startswith(name)), None)
        if known is None:
            known = name if name not in self.values else f"{name}_{len(self.values) + 1}"
            self.values[known] = day
        return f"${known}"


def quoted(name: str) -> str:
    """A column's name."""
    return '"' + name.replace('"', '""') + '"'


def literal(value: Scalar) -> str:
    """A text, a number, yes or no."""
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, (int, float)):
        return str(int(value)) if float(value).is_integer() else repr(float(value))
    return "'" + str(value).replace("'", "''") + "'"


def condition(kept: Filter, days: Days) -> str:
    """What a filter asks of a row. Missing values only pass `!=` and `not_in`."""
    values = kept.value if isinstance(kept.value, list) else [kept.value]
    dated = any(isinstance(value, date) for value in values)
    name = f"CAST({quoted(kept.column)} AS DATE)" if dated else quoted(kept.column)
    listed = [days.name("day", value) if isinstance(value, date) else literal(value) for value in values]
    match kept.op:
        case "=" | "in" if len(listed) == 1:
            return f"{name} = {listed[0]}"
        case "=" | "in":
            return f"{name} IN ({', '.join(listed)})"
        case "!=" | "not_in":
            return f"({name} NOT IN ({', '.join(listed)}) OR {name} IS NULL)"
        case "between":
            return f"{name} BETWEEN {listed[0]} AND {listed[1]}"
        case op:
            return f"{name} {op} {listed[0]}"


def in_period(column: str, period: Period, days: Days, name: str = "start") -> str:
    """That a row lies in a period: from its first day to before the day after its last."""
    first = days.name(name, period.start)
    after = days.name(f"{name}_after" if name != "start" else "after", period.end + timedelta(days=1))
    return f"{quoted(column)} >= {first} AND {quoted(column)} < {after}"


def where(conditions: Sequence[str]) -> str:
    return f"\nWHERE {' AND '.join(conditions)}" if conditions else ""


def value(plan: AskPlan, only: str | None = None) -> str:
    """What is measured, summed up; of those rows `only` for which a condition holds."""
    kept = f" FILTER (WHERE {only})" if only else ""
    if plan.aggregation == "count":
        return f"COUNT(*){kept}"
    if plan.of_totals and plan.expression:
        return _guarded(_named(plan.expression, "SUM({})" + kept))
    measured = _guarded(_named(plan.expression, "{}")) if plan.expression else quoted(plan.target or "")
    if plan.each:
        counted = f"COUNT(DISTINCT {quoted(plan.each)}){kept}"
        return f"SUM({measured}){kept} / NULLIF({counted}, 0)"
    return _AGGREGATES[plan.aggregation or "sum"].format(measured) + kept


def step(plan: AskPlan, frequency: Frequency) -> str:
    """The first day of the step in which a row lies; hours by their hour."""
    column = quoted(plan.time or "")
    if frequency is Frequency.HOUR:
        return f"DATE_TRUNC('hour', {column})"
    shifted = plan.shift and frequency in (Frequency.QUARTER, Frequency.YEAR)
    inner = f"{column} - TO_MONTHS({plan.shift})" if shifted else column
    start = f"DATE_TRUNC('{frequency.value}', {inner})"
    return f"CAST({start} + TO_MONTHS({plan.shift}) AS DATE)" if shifted else f"CAST({start} AS DATE)"


def part(plan: AskPlan, calendar: CalendarPart) -> tuple[str, str]:
    """A part of the calendar ("Monday"), and by what it is put in order."""
    written, order = _PARTS[calendar]
    return written.format(quoted(plan.time or "")), order.format(quoted(plan.time or ""))


def columns_of(expression: str) -> list[str]:
    """The columns that a formula names, in order."""
    return [found["quoted"] or found["bare"] for found in _NAME.finditer(expression)]


def _named(expression: str, form: str) -> str:
    return _NAME.sub(lambda found: form.format(quoted(found["quoted"] or found["bare"])), expression)


def _guarded(expression: str) -> str:
    """A quotient whose divisor is zero has no value."""
    return _DIVISOR.sub(r"/ NULLIF(\1, 0)", expression)
