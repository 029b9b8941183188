"""Labels that people spell in several ways: "yes", "Yes " and "YES" are one class."""

from dataclasses import dataclass

import pandas as pd

from automl.table import Column, Kind

_SPELT = (Kind.CATEGORY, Kind.TEXT, Kind.ID)


@dataclass(frozen=True, slots=True, eq=False)
class Spelt:
    """labels: each class in its most frequent spelling. merged: the spellings that were replaced, as in the file."""

    labels: pd.Series
    merged: tuple[str, ...] = ()


def one_spelling(told: pd.Series, column: Column) -> Spelt:
    """Spellings that differ only in case and in spaces become the most frequent of them. Missing ones stay so."""
    if column.kind not in _SPELT:
        return Spelt(told)
    counts = told.dropna().astype(str).value_counts()
    chosen: dict[str, str] = {}
    for name in sorted(counts.index, key=lambda name: (-counts[name], name)):
        chosen.setdefault(_key(name), name.strip())
    other = {name: chosen[_key(name)] for name in counts.index if chosen[_key(name)] != name}
    if not other:
        return Spelt(told)
    merged = tuple(name for name in sorted(other) if name.strip() != other[name])
    return Spelt(told.map(lambda value: other.get(str(value), value), na_action="ignore"), merged)


def _key(name: str) -> str:
    return " ".join(name.casefold().split())
