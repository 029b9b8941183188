"""One column's cells brought to the kind that a model learnt from."""

import numpy as np
import pandas as pd
import pyarrow as pa

from automl.models.card import Feature
from automl.reading.columns.cells import Cells
from automl.reading.columns.numbers import written_numbers
from automl.reading.columns.typed import typed_columns
from automl.table import Kind

_TRUE, _FALSE = frozenset(["true", "yes", "y", "1", "t"]), frozenset(["false", "no", "n", "0", "f"])
_MOST_SHARE = 1.0
"""Percentages are kept as shares: what goes beyond is written as 12 rather than as 0.12."""


def coerced(values: pd.Series, feature: Feature) -> pd.Series:
    """The cells in the dtype of `Table.frame` for the feature's kind; what cannot be read so is missing."""
    if feature.kind.numeric:
        return _numbers(values)
    if feature.kind is Kind.DATE:
        return _days(values)
    if feature.kind is Kind.BOOLEAN:
        return _truths(values)
    return _texts(values, feature)


def nothing(feature: Feature, index: pd.Index) -> pd.Series:
    """A column of missing values in the feature's dtype."""
    if feature.kind is Kind.DATE:
        return pd.Series(pd.NaT, index=index, dtype="datetime64[ns]")
    if feature.kind is Kind.BOOLEAN:
        return pd.Series(pd.NA, index=index, dtype="boolean")
    if feature.kind.numeric:
        return pd.Series(np.nan, index=index, dtype="float64")
    return pd.Series(None, index=index, dtype=object)


def hundredfold(values: pd.Series, feature: Feature) -> bool:
    """Whether a column of percentages is written as 12 where the model learnt 0.12."""
    high = feature.high
    if feature.kind is not Kind.PERCENT or not isinstance(high, (int, float)) or high > _MOST_SHARE:
        return False
    known = values.dropna()
    return len(known) > 0 and float(known.abs().median()) > _MOST_SHARE


def _numbers(values: pd.Series) -> pd.Series:
    if pd.api.types.is_numeric_dtype(values) and not pd.api.types.is_bool_dtype(values):
        return values.astype("float64") if values.isna().any() else values
    if pd.api.types.is_bool_dtype(values):
        return values.astype("float64")
    if pd.api.types.is_datetime64_any_dtype(values):
        return pd.Series(np.nan, index=values.index)
    cells = _cells(values)
    written = written_numbers(cells) if len(cells.texts) else None
    if written is None:
        return pd.to_numeric(values, errors="coerce").astype("float64")
    return pd.Series(cells.spread(written.numbers(comma=False).floats, np.nan), index=values.index)


def _days(values: pd.Series) -> pd.Series:
    if pd.api.types.is_datetime64_any_dtype(values):
        return values
    typed = typed_columns([str(values.name)], [_cells(values)], semicolons=False)[0]
    if typed.kind is Kind.DATE:
        return typed.series.set_axis(values.index)
    return pd.to_datetime(values.astype(object), errors="coerce").astype("datetime64[ns]")


def _truths(values: pd.Series) -> pd.Series:
    if pd.api.types.is_bool_dtype(values):
        return values.astype("boolean")
    told = [None if pd.isna(each) else _told(each).casefold() for each in values.astype(object)]
    said = [True if each in _TRUE else False if each in _FALSE else None for each in told]
    return pd.Series(said, index=values.index, dtype="boolean")


def _texts(values: pd.Series, feature: Feature) -> pd.Series:
    """Texts, in the spelling of training where only case and spaces differ."""
    known = set(feature.values)
    spelt = {_bare(value): value for value in reversed(feature.values)}

    def as_learnt(value: object) -> str:
        text = _told(value)
        return text if text in known else spelt.get(_bare(text), text)

    told = {value: as_learnt(value) for value in values.dropna().unique()}
    texts = [None if pd.isna(value) else told[value] for value in values.astype(object)]
    return pd.Series(texts, index=values.index, dtype=object)


def _told(value: object) -> str:
    """A cell as a file writes it: 3 rather than 3.0, a day rather than a moment."""
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if isinstance(value, pd.Timestamp):
        return value.date().isoformat()
    return str(value)


def _bare(text: str) -> str:
    return " ".join(text.casefold().split())


def _cells(values: pd.Series) -> Cells:
    told = values.map(_told, na_action="ignore").astype(object)
    return Cells.of(pa.array(["" if pd.isna(each) else each for each in told], pa.string()))
