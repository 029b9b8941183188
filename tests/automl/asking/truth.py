"""What the answers must be, reckoned with pandas and nothing of the product."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pandas as pd

from tests.automl.asking.sales import frame

Rows = list[tuple[Any, ...]]


def within(year: int | None = None, first: str = "", last: str = "") -> pd.DataFrame:
    """The rows of a year, or from one day to another."""
    data = frame()
    days = data["Order Date"]
    if year is not None:
        return data[days.dt.year == year]
    return data[(days >= first) & (days <= last)] if first else data


def ranked(
    data: pd.DataFrame, by: str, what: str = "Sales", how: str = "sum", *, most: int = 0, low: bool = False
) -> Rows:
    """The groups with their value, the largest first; blanks are a group too."""
    if how == "distinct":
        found = data.groupby(by, dropna=False)[what].nunique()
    else:
        found = data.groupby(by, dropna=False)[what].agg(how)
    rows = [(None if pd.isna(key) else key, value) for key, value in found.items()]
    rows.sort(key=lambda row: (row[1] if low else -row[1], str(row[0])))
    return rows[: most or None]


def stepped(data: pd.DataFrame, step: str, what: str = "Sales", how: str = "sum") -> Rows:
    """The steps in order of time, by their first day."""
    found = data.groupby(data["Order Date"].dt.to_period(step))[what].agg("nunique" if how == "distinct" else how)
    return [(key.start_time.date(), value) for key, value in found.items()]


def weekdays(data: pd.DataFrame) -> Rows:
    names = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
    found = data.groupby(data["Order Date"].dt.weekday)["Sales"].sum()
    return [(names[day], value) for day, value in found.items()]


def changes(by: str, now: pd.DataFrame, before: pd.DataFrame, what: str = "Sales") -> Rows:
    """Each group before and now with its change, the largest change first."""
    pair = pd.DataFrame(
        {"b": before.groupby(by, dropna=False)[what].sum(), "n": now.groupby(by, dropna=False)[what].sum()}
    ).fillna(0.0)
    rows = [(None if pd.isna(key) else key, b, n, n - b, (n - b) / abs(b)) for key, b, n in pair.itertuples()]
    return sorted(rows, key=lambda row: -row[3])


def total_change(now: pd.DataFrame, before: pd.DataFrame, what: str = "Sales") -> Rows:
    b, n = before[what].sum(), now[what].sum()
    return [(b, n, n - b, (n - b) / abs(b))]


def shares(data: pd.DataFrame, by: str, what: str = "Sales") -> Rows:
    whole = data[what].sum()
    return [(key, value, value / whole) for key, value in ranked(data, by, what)]


def part(some: pd.DataFrame, whole: pd.DataFrame, what: str = "Sales") -> Rows:
    return [(some[what].sum(), whole[what].sum(), some[what].sum() / whole[what].sum())]


def one(value: Any) -> Rows:
    return [(value,)]


def only(data: pd.DataFrame, column: str, *values: str) -> pd.DataFrame:
    return data[data[column].isin(values)]


def margins(data: pd.DataFrame, by: str) -> Rows:
    summed = data.groupby(by, dropna=False)[["Profit", "Sales"]].sum()
    rows = [(None if pd.isna(key) else key, profit / sales) for key, profit, sales in summed.itertuples()]
    return sorted(rows, key=lambda row: -row[1])


def per(data: pd.DataFrame, each: str) -> float:
    """The mean of the totals of each."""
    return float(data["Sales"].sum() / data[each].nunique())


def month_mean(data: pd.DataFrame) -> float:
    return float(data.groupby(data["Order Date"].dt.to_period("M"))["Sales"].sum().mean())


def listed(column: str) -> Rows:
    counted = frame()[column].value_counts(dropna=False)
    rows = [(None if pd.isna(key) else key, int(count)) for key, count in counted.items()]
    return sorted(rows, key=lambda row: (row[0] is None, str(row[0])))


def rising(rows: Rows) -> Rows:
    return sorted(rows, key=lambda row: row[1])


def falling(rows: Rows) -> Rows:
    return sorted(rows, key=lambda row: -row[1])


def on_day(day: str) -> date:
    return date.fromisoformat(day)


Truth = Callable[[], Rows]
