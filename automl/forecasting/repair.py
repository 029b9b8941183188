"""Series without holes: steps that are missing, or hold no number, are filled from the same season around them."""

from dataclasses import dataclass

import numpy as np
import pandas as pd

from automl.forecasting.calendar import OFFSETS
from automl.table import Frequency


@dataclass(frozen=True, slots=True)
class Repaired:
    """One series at every step from its first to its last number. `filled` marks the steps that were missing."""

    steps: pd.DatetimeIndex
    values: np.ndarray
    filled: np.ndarray


def repair(steps: pd.DatetimeIndex, values: np.ndarray, frequency: Frequency, season: int) -> Repaired:
    """Fill what is missing inside a series. Steps off the rhythm of the frequency stay as they are."""
    known = pd.Series(values, index=steps, dtype=float).replace([np.inf, -np.inf], np.nan).dropna()
    if known.empty:
        return Repaired(steps, np.zeros(len(steps)), np.ones(len(steps), dtype=bool))
    every = pd.date_range(known.index[0], known.index[-1], freq=OFFSETS[frequency])
    if not known.index.isin(every).all():
        return Repaired(pd.DatetimeIndex(known.index), known.to_numpy(), np.zeros(len(known), dtype=bool))
    series = known.reindex(every).to_numpy()
    return Repaired(every, _filled(series, season), np.isnan(series))


def _filled(values: np.ndarray, season: int) -> np.ndarray:
    filled = values.copy()
    for phase in range(season):
        column = filled[phase::season]
        seen = np.flatnonzero(~np.isnan(column))
        if len(seen):
            filled[phase::season] = np.interp(np.arange(len(column)), seen, column[seen])
    if np.isnan(filled).any():
        seen = np.flatnonzero(~np.isnan(filled))
        filled = np.interp(np.arange(len(filled)), seen, filled[seen])
    return filled
