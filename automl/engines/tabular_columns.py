"""Columns as the tabular models take them: numbers, categories, parts of days, words of texts, looks of pictures."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, Self

import numpy as np
import pandas as pd
from sklearn.feature_extraction.text import TfidfVectorizer

from automl.engines.tabular_looks import Looks
from automl.table import Kind

MOST_WORDS = 300
"""Words of all text columns together. More cost gigabytes and teach little."""
MOST_CATEGORIES = 1_000
RARE, COMMON = 30, 0.8
"""A word in fewer rows than this, in a large table, or in more than this share of them, tells rows apart badly."""
USUAL = 100
"""Rows that stand for what is usual."""
EPOCH = pd.Timestamp("2000-01-01")


@dataclass(slots=True)
class Columns:
    """What was learnt about the columns. The names inside are plain (c0, c0_year), whatever people call theirs.

    sources: for each column inside, the place of the one that it was made from. words: for each text column. usual:
    a few rows that were learnt from, as they are inside; none of a model from before they were kept.
    """

    kinds: Mapping[str, Kind]
    categories: dict[str, pd.CategoricalDtype] = field(default_factory=dict)
    words: dict[str, TfidfVectorizer] = field(default_factory=dict)
    looks: dict[str, Looks] = field(default_factory=dict)
    with_hours: set[str] = field(default_factory=set)
    sources: dict[str, int] = field(default_factory=dict)
    usual: pd.DataFrame = field(default_factory=pd.DataFrame)

    def __setstate__(self, state: tuple[None, Mapping[str, Any]]) -> None:
        """As it was kept; models that were published before `usual` was have none."""
        for name, value in {"usual": pd.DataFrame(), **state[1]}.items():
            setattr(self, name, value)

    @classmethod
    def learnt(cls, features: pd.DataFrame, kinds: Mapping[str, Kind]) -> Self:
        """From rows to learn from."""
        columns = cls(dict(kinds))
        texts = [name for name, kind in kinds.items() if kind is Kind.TEXT]
        for name, kind in kinds.items():
            values = features[name]
            if kind is Kind.TEXT:
                columns._learn_words(name, values, MOST_WORDS // len(texts))
            elif kind is Kind.PICTURE:
                columns._learn_looks(name, values)
            elif kind.textual:
                frequent = values.dropna().astype(str).value_counts().index[:MOST_CATEGORIES]
                columns.categories[name] = pd.CategoricalDtype(sorted(frequent))
            elif kind is Kind.DATE and _days(values).mod(1).gt(0).any():
                columns.with_hours.add(name)
        columns.usual = columns.prepared(features.sample(min(USUAL, len(features)), random_state=0))
        return columns

    def prepared(self, features: pd.DataFrame) -> pd.DataFrame:
        """The columns inside. Columns that are not there, and values never seen, are missing."""
        made: dict[str, Any] = {}
        for place, (name, kind) in enumerate(self.kinds.items()):
            values = features[name] if name in features else pd.Series(np.nan, index=features.index)
            for part, inner in self._parts(name, kind, values):
                made[f"c{place}{part}"] = inner
                self.sources[f"c{place}{part}"] = place
        return pd.DataFrame(made, index=features.index)

    def _parts(self, name: str, kind: Kind, values: pd.Series) -> Iterator[tuple[str, Any]]:
        if kind is Kind.TEXT:
            yield from self._words_of(name, values)
        elif kind is Kind.PICTURE:
            yield from self._looks_of(name, values)
        elif kind.textual:
            yield "", values.astype(object).where(values.notna()).astype(self.categories[name])
        elif kind is Kind.DATE:
            yield from self._parts_of_days(name, values)
        elif kind is not Kind.EMPTY:
            yield "", _numbers(values)

    def _learn_words(self, name: str, values: pd.Series, most: int) -> None:
        texts = _texts(values)
        rare = max(2, min(RARE, len(texts) // 200))
        words = TfidfVectorizer(
            min_df=rare, max_df=COMMON, max_features=max(1, most), sublinear_tf=True, dtype=np.float32
        )
        try:
            self.words[name] = words.fit(texts)
        except ValueError:  # no word is frequent enough
            return

    def _learn_looks(self, name: str, values: pd.Series) -> None:
        if (looks := Looks.learnt(values)) is not None:
            self.looks[name] = looks

    def _looks_of(self, name: str, values: pd.Series) -> Iterator[tuple[str, Any]]:
        if name in self.looks:
            directions = self.looks[name].of(values)
            for position in range(directions.shape[1]):
                yield f"_l{position}", directions[:, position]

    def _words_of(self, name: str, values: pd.Series) -> Iterator[tuple[str, Any]]:
        texts = _texts(values)
        yield "_length", texts.str.len().astype(float)
        if name in self.words:
            weights = self.words[name].transform(texts).toarray()
            for position in range(weights.shape[1]):
                yield f"_w{position}", weights[:, position]

    def _parts_of_days(self, name: str, values: pd.Series) -> Iterator[tuple[str, Any]]:
        yield "", _days(values)
        moments = pd.to_datetime(values, errors="coerce").dt
        parts = {"_year": moments.year, "_month": moments.month, "_day": moments.day, "_weekday": moments.dayofweek}
        if name in self.with_hours:
            parts["_hour"] = moments.hour
        for part, inner in parts.items():
            yield part, inner.astype(float)


def _numbers(values: pd.Series) -> pd.Series:
    numbers = pd.to_numeric(values, errors="coerce").astype("Float64").to_numpy(dtype=float, na_value=np.nan)
    return pd.Series(np.where(np.isfinite(numbers), numbers, np.nan), index=values.index)


def _days(values: pd.Series) -> pd.Series:
    days: pd.Series = (pd.to_datetime(values, errors="coerce") - EPOCH) / pd.Timedelta(days=1)
    return days


def _texts(values: pd.Series) -> pd.Series:
    return values.astype(object).where(values.notna(), "").astype(str)
