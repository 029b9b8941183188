"""The series of a panel as arrays, and the panel cut at the origins of a backtest."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd

from automl.engine import Panel
from automl.forecasting.calendar import steps_after
from automl.forecasting.repair import Repaired, repair
from automl.forecasting.result import TOTAL
from automl.table import Frequency


@dataclass(frozen=True, slots=True)
class Histories:
    """Series as arrays, oldest value first; `filled` marks the steps that held no number. Names in sorted order,
    the total last where there is one.
    """

    names: tuple[str, ...]
    series: tuple[Repaired, ...]
    frequency: Frequency
    season: int

    @property
    def lengths(self) -> np.ndarray:
        return np.array([len(one.values) for one in self.series])

    @property
    def values(self) -> tuple[np.ndarray, ...]:
        return tuple(one.values for one in self.series)

    @property
    def has_total(self) -> bool:
        return self.names[-1] == TOTAL

    def future(self, position: int, horizon: int) -> pd.DatetimeIndex:
        """The `horizon` steps after the end of one series."""
        return steps_after(self.series[position].steps[-1], self.frequency, horizon)

    def without(self, effects: Sequence[np.ndarray]) -> "Histories":
        """The first values of each series, as many as its effects are, less these effects."""
        series = [
            Repaired(one.steps[: len(effect)], one.values[: len(effect)] - effect, one.filled[: len(effect)])
            for one, effect in zip(self.series, effects, strict=True)
        ]
        return Histories(self.names, tuple(series), self.frequency, self.season)

    def cut(self, offset: int) -> Panel:
        """The panel as it was `offset` steps before the end of each series; series that began later are left out."""
        kept = [(name, one) for name, one in zip(self.names, self.series, strict=True) if len(one.values) > offset]
        frame = pd.DataFrame(
            {
                "series": np.repeat([name for name, _ in kept], [len(one.values) - offset for _, one in kept]),
                "step": np.concatenate([one.steps[: len(one.values) - offset].to_numpy() for _, one in kept]),
                "value": np.concatenate([one.values[: len(one.values) - offset] for _, one in kept]),
            }
        )
        return Panel(frame, self.frequency, self.season)


def histories_of(panel: Panel, season: int, *, total: bool) -> Histories:
    """The series of a panel, repaired, with their total where that is asked for and there is more than one.

    With a total, series that end before the others get their last season again up to the common end.
    """
    names: list[str] = []
    series: list[Repaired] = []
    for name, group in panel.values.sort_values(["series", "step"]).groupby("series", sort=True):
        names.append(str(name))
        values = group["value"].to_numpy(dtype=float)
        series.append(repair(pd.DatetimeIndex(group["step"]), values, panel.frequency, season))
    if total and len(names) > 1:
        series = _to_common_end(series, panel.frequency, season)
        return Histories((*names, TOTAL), (*series, _sum(series)), panel.frequency, season)
    return Histories(tuple(names), tuple(series), panel.frequency, season)


def actuals(histories: Histories, offsets: Sequence[int], reach: int) -> np.ndarray:
    """What followed each origin: (origins, series, reach); NaN where it is not known."""
    truth = np.full((len(offsets), len(histories.names), reach), np.nan)
    for s, one in enumerate(histories.series):
        seen = np.where(one.filled, np.nan, one.values)
        for w, offset in enumerate(offsets):
            if len(seen) > offset:
                truth[w, s] = seen[len(seen) - offset : len(seen) - offset + reach]
    return truth


def _to_common_end(series: Sequence[Repaired], frequency: Frequency, season: int) -> list[Repaired]:
    end = max(one.steps[-1] for one in series)
    return [_prolonged(one, end, frequency, season) for one in series]


def _prolonged(one: Repaired, end: pd.Timestamp, frequency: Frequency, season: int) -> Repaired:
    if one.steps[-1] >= end:
        return one
    steps = steps_after(one.steps[-1], frequency, 1)
    while steps[-1] < end:
        steps = steps_after(one.steps[-1], frequency, 2 * len(steps))
    steps = steps[steps <= end]
    lag = min(season, len(one.values))
    values = np.concatenate([one.values, np.resize(one.values[-lag:], len(steps))])
    return Repaired(
        pd.DatetimeIndex(one.steps.append(steps)), values, np.append(one.filled, np.ones(len(steps), dtype=bool))
    )


def _sum(series: Sequence[Repaired]) -> Repaired:
    values = pd.concat([pd.Series(one.values, index=one.steps) for one in series], axis=1).sum(axis=1)
    filled = pd.concat([pd.Series(one.filled, index=one.steps, dtype=float) for one in series], axis=1)
    unknown = filled.sum(axis=1) > 0
    return Repaired(pd.DatetimeIndex(values.index), values.to_numpy(), unknown.to_numpy())
