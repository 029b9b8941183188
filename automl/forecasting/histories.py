"""The series of a panel as arrays, and the panel cut at the origins of a backtest."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd

from automl.engine import Panel
from automl.forecasting.calendar import steps_after
from automl.table import Frequency


@dataclass(frozen=True, slots=True)
class Histories:
    """Series as arrays, oldest value first. `steps` are the steps of each value."""

    names: tuple[str, ...]
    values: tuple[np.ndarray, ...]
    steps: tuple[pd.DatetimeIndex, ...]
    frequency: Frequency
    season: int
    known: pd.DataFrame | None = None

    @property
    def lengths(self) -> np.ndarray:
        return np.array([len(values) for values in self.values])

    def future(self, series: int, horizon: int) -> pd.DatetimeIndex:
        """The `horizon` steps after the end of one series."""
        return steps_after(self.steps[series][-1], self.frequency, horizon)

    def cut(self, offset: int) -> Panel:
        """The panel as it was `offset` steps before the end of each series; series that began later are left out."""
        kept = [i for i, values in enumerate(self.values) if len(values) > offset]
        parts = [(self.names[i], self.steps[i], self.values[i], len(self.values[i]) - offset) for i in kept]
        frame = pd.DataFrame(
            {
                "series": np.repeat([name for name, *_ in parts], [stop for *_, stop in parts]),
                "step": np.concatenate([steps[:stop].to_numpy() for _, steps, _, stop in parts]),
                "value": np.concatenate([values[:stop] for _, _, values, stop in parts]),
            }
        )
        return Panel(frame, self.frequency, self.season, self.known)


def histories_of(panel: Panel, season: int) -> Histories:
    """The series of a panel, sorted by step, in the order of their names."""
    names: list[str] = []
    values: list[np.ndarray] = []
    steps: list[pd.DatetimeIndex] = []
    for name, group in panel.values.sort_values(["series", "step"]).groupby("series", sort=True):
        names.append(str(name))
        values.append(group["value"].to_numpy(dtype=float))
        steps.append(pd.DatetimeIndex(group["step"]))
    return Histories(tuple(names), tuple(values), tuple(steps), panel.frequency, season, panel.known)


def actuals(histories: Histories, offsets: Sequence[int], horizon: int) -> np.ndarray:
    """What followed each origin: (origins, series, horizon), NaN after the end of the history."""
    truth = np.full((len(offsets), len(histories.names), horizon), np.nan)
    for w, offset in enumerate(offsets):
        for s, values in enumerate(histories.values):
            start = len(values) - offset
            seen = values[start : start + horizon] if start > 0 else values[:0]
            truth[w, s, : len(seen)] = seen
    return truth
