"""The rows to learn from, each once, in an order that does not depend on the file's."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pandas as pd

Places = npt.NDArray[np.int64]
Hashes = npt.NDArray[np.uint64]

_CHANCE = 10
"""How many times more copies than chance would make must be there, for rows to be taken for copies."""
_GRID = 0.5
"""The share of rows that are copies, from which they are alike by chance: a few columns of a few values."""


@dataclass(frozen=True, slots=True, eq=False)
class Distinct:
    """places: positions in the frame, in the order of what the rows hold. twins: for each, a number that rows with the
    same features share. copies: rows that were left out, because an equal one is there.
    """

    places: Places
    twins: Hashes
    copies: int


def distinct(features: pd.DataFrame, whole: pd.DataFrame, labels: pd.Series) -> Distinct:
    """The rows whose label is known, copies left out.

    whole: the columns that copies have in common, names and identifiers among them. Rows that are alike by chance,
    since their columns are few and of few values, all stay, and nothing keeps them on one side of a split.
    """
    known = np.flatnonzero(labels.notna().to_numpy())
    twins, rows = _hashed(features.iloc[known]), _hashed(whole.iloc[known])
    rows = rows * np.uint64(31) + _of(labels.iloc[known])
    first = ~pd.Series(rows).duplicated().to_numpy()
    copies = int((~first).sum())
    if copies and _by_chance(whole.iloc[known], copies):
        first, copies = np.ones(len(known), dtype=np.bool_), 0
    if pd.Series(twins).duplicated().sum() > _GRID * len(known) and not copies:
        twins = np.arange(len(known), dtype=np.uint64)
    kept = np.flatnonzero(first)
    kept = kept[np.argsort(rows[kept], kind="stable")]
    return Distinct(known[kept], twins[kept], copies)


def _by_chance(rows: pd.DataFrame, copies: int) -> bool:
    """Whether columns that know nothing of each other would make nearly as many copies."""
    alike = 1.0
    for name in rows.columns:
        alike *= float((rows[name].value_counts(normalize=True, dropna=False) ** 2).sum())
    return copies <= _CHANCE * alike * len(rows) ** 2 / 2


def _hashed(rows: pd.DataFrame) -> Hashes:
    found: Hashes = np.full(len(rows), 7, dtype=np.uint64)
    for name in sorted(rows.columns):
        found = found * np.uint64(1_000_003) + _of(rows[name])
    return found


def _of(values: pd.Series) -> Hashes:
    plain = values.astype("Float64") if values.dtype == "boolean" else values
    return np.asarray(pd.util.hash_pandas_object(plain, index=False), dtype=np.uint64)
