"""What is known in advance (holidays, promotions, prices), where it helps.

The effect of each feature is estimated by least squares on seasonal differences, which no trend or season disturbs.
Series without those effects go to the engines; the effects of the steps to come are added to their forecasts
(regression with the forecast's errors modelled, FPP3, chapter 10, in two steps).
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd

from automl.forecasting.histories import Histories
from automl.forecasting.naive import naive_scale
from automl.forecasting.result import TOTAL
from automl.forecasting.windows import Windows

HELPS = 0.97
"""The naive's backtest error must fall to this share or below for a feature to be used."""
EXAMPLES = 10
"""Differences needed for each feature."""
RIDGE = 1e-3


@dataclass(frozen=True, slots=True)
class Known:
    """Features by series at every step: `of[name]` is a frame by step, with the horizon's steps."""

    of: dict[str, pd.DataFrame]
    features: tuple[str, ...]

    def values(self, series: str, steps: pd.DatetimeIndex, features: Sequence[str]) -> np.ndarray:
        """(steps, features); what is not known of a step is 0."""
        return np.asarray(self.of[series][list(features)].reindex(steps).fillna(0.0).to_numpy(dtype=float))


def known_of(frame: pd.DataFrame | None, features: Sequence[str], histories: Histories) -> Known | None:
    """The features of a panel; None where there are none. The total sees the mean of its parts'."""
    if frame is None or not features:
        return None
    of = {str(name): group.drop_duplicates("step").set_index("step") for name, group in frame.groupby("series")}
    if any(name not in of for name in histories.names if name != TOTAL):
        return None
    if histories.has_total:
        of[TOTAL] = frame.groupby("step")[list(features)].mean()
    return Known(of, tuple(features))


def helpful(known: Known, histories: Histories, windows: Windows) -> tuple[str, ...]:
    """The features with which the seasonal naive would have done clearly better over the windows, one after another."""
    chosen: tuple[str, ...] = ()
    best = HELPS * _error(known, histories, windows, chosen)
    for feature in known.features:
        error = _error(known, histories, windows, (*chosen, feature))
        if error < best:
            chosen, best = (*chosen, feature), HELPS * error
    return chosen


def effects(
    known: Known, histories: Histories, features: Sequence[str], offset: int, horizon: int
) -> tuple[list[np.ndarray], list[np.ndarray]]:
    """The effects of features on each series' past and next `horizon` steps, learnt up to `offset` before the end."""
    past, ahead = [], []
    for s, name in enumerate(histories.names):
        one = histories.series[s]
        stop = max(len(one.values) - offset, 0)
        x = known.values(name, pd.DatetimeIndex(one.steps.append(histories.future(s, horizon))), features)
        slopes = _slopes(one.values[:stop], x[:stop], histories.season)
        past.append(x[:stop] @ slopes)
        ahead.append(x[stop : stop + horizon] @ slopes)
    return past, ahead


def _slopes(values: np.ndarray, x: np.ndarray, season: int) -> np.ndarray:
    """Change of the value for one more of each feature; 0 where the history is too short to say."""
    if len(values) - season < EXAMPLES * max(1, x.shape[1]):
        return np.zeros(x.shape[1])
    dx = x[season:] - x[:-season]
    dy = values[season:] - values[:-season]
    size = dx.std(axis=0)
    size = np.where(size > 0, size, 1.0)
    scaled = dx / size
    slopes = np.linalg.solve(scaled.T @ scaled + RIDGE * len(dy) * np.eye(x.shape[1]), scaled.T @ (dy - dy.mean()))
    return np.asarray(slopes / size)


def _error(known: Known, histories: Histories, windows: Windows, features: Sequence[str]) -> float:
    """Mean scaled error over the windows of the seasonal naive with the features' effects."""
    wrong = []
    for offset in windows.offsets:
        past, ahead = effects(known, histories, features, offset, windows.reach)
        for s, values in enumerate(histories.values):
            stop = len(values) - offset
            if stop <= histories.season:
                continue
            base = np.resize((values[:stop] - past[s])[-histories.season :], windows.reach) + ahead[s]
            wrong.append(np.mean(np.abs(values[stop : stop + windows.reach] - base)) / naive_scale(values, 1))
    return float(np.mean(wrong)) if wrong else 0.0
