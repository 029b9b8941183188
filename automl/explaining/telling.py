"""Cells as results carry them: plain numbers, texts and days."""

from collections.abc import Sequence

import numpy as np
import pandas as pd

from automl.jsonable import Loose
from automl.models.card import Feature
from automl.pictures.cells import words_of


def plain(value: object) -> Loose:
    """A cell as a plain number, text, truth or day; None where there is none. Of how a picture looks, the words."""
    if value is None or value is pd.NA or (not isinstance(value, str) and pd.isna(value)):  # type: ignore[call-overload]
        return None
    if isinstance(value, pd.Timestamp):
        return value.date()
    if isinstance(value, str):
        return words_of(value)
    return value.item() if isinstance(value, np.generic) else value


def named(row: pd.Series, names: Sequence[str]) -> dict[str, Loose]:
    """What tells a row apart: its cells in the columns of names, where they hold anything."""
    held = {name: plain(row[name]) for name in names if name in row.index}
    return {name: value for name, value in held.items() if value is not None}


def typical(values: pd.Series) -> Loose:
    """The mean of numbers, the middle of days, the most frequent one of other values; None where there is none."""
    known = values.dropna()
    if known.empty:
        return None
    if pd.api.types.is_datetime64_any_dtype(known):
        return plain(known.sort_values().iloc[len(known) // 2])
    if pd.api.types.is_numeric_dtype(known) and not pd.api.types.is_bool_dtype(known):
        return float(known.mean())
    return plain(known.astype(object).value_counts().index[0])


def outside(value: Loose, feature: Feature) -> bool:
    """Whether a cell lies outside of what training has seen."""
    if value is None:
        return False
    if feature.values:
        return str(value) not in feature.values
    low, high = feature.low, feature.high
    if isinstance(low, (int, float)) and isinstance(high, (int, float)) and isinstance(value, (int, float)):
        return not low <= value <= high
    if isinstance(low, str) and isinstance(high, str):
        return not low <= str(value)[:10] <= high
    return False
