"""The rows that a plan's filters keep."""

from collections.abc import Callable, Sequence
from datetime import date, datetime, time
from typing import Any

import pandas as pd

from automl.errors import DataError
from automl.plan import Filter, Scalar

_COMPARISONS: dict[str, Callable[[pd.Series, Any], Any]] = {
    ">=": lambda column, value: column >= value,
    ">": lambda column, value: column > value,
    "<=": lambda column, value: column <= value,
    "<": lambda column, value: column < value,
}


def select(frame: pd.DataFrame, filters: Sequence[Filter]) -> pd.DataFrame:
    """The rows that every filter keeps; DataError when none is left. Missing values only pass `!=` and `not_in`."""
    kept = frame
    for condition in filters:
        kept = kept[_mask(kept[condition.column], condition)]
    if filters and kept.empty:
        raise DataError(
            f"No row is left after keeping only {' and '.join(map(describe, filters))}.",
            "Loosen the filter, or ask “what's in this file?” to see the values that there are.",
        )
    return kept


def describe(condition: Filter) -> str:
    """The filter as people write it."""
    value = condition.value
    if condition.op == "between" and isinstance(value, list):
        return f"{condition.column} between {value[0]} and {value[1]}"
    told = ", ".join(map(str, value)) if isinstance(value, list) else str(value)
    words = {"=": "is", "!=": "is not", "in": "is one of", "not_in": "is none of"}
    return f"{condition.column} {words.get(condition.op, condition.op)} {told}"


def _mask(column: pd.Series, condition: Filter) -> pd.Series:
    values = condition.value if isinstance(condition.value, list) else [condition.value]
    if condition.op in ("=", "in"):
        return _is_one_of(column, values)
    if condition.op in ("!=", "not_in"):
        return ~_is_one_of(column, values)
    if condition.op == "between":
        low, high = values
        return _compare(column, ">=", low) & _compare(column, "<=", high)
    return _compare(column, condition.op, values[0])


def _is_one_of(column: pd.Series, values: Sequence[Scalar]) -> pd.Series:
    if pd.api.types.is_datetime64_any_dtype(column):
        days: pd.Series = column.dt.normalize()
        return days.isin([pd.Timestamp(str(value)) for value in values])
    if pd.api.types.is_numeric_dtype(column) and not pd.api.types.is_bool_dtype(column):
        return column.isin([float(str(value)) for value in values])
    return column.astype(str).isin([str(value) for value in values]) & column.notna()


def _compare(column: pd.Series, op: str, value: Scalar) -> pd.Series:
    compared = _COMPARISONS[op](column, _bound(column, op, value))
    kept: pd.Series = compared.fillna(value=False).astype(bool)
    return kept


def _bound(column: pd.Series, op: str, value: Scalar) -> Any:
    if not pd.api.types.is_datetime64_any_dtype(column):
        return float(str(value))
    day = value if isinstance(value, date) else date.fromisoformat(str(value)[:10])
    whole_day = op in ("<=", ">")
    return pd.Timestamp(datetime.combine(day, time.max if whole_day else time.min))
