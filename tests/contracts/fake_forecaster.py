"""A forecasting engine for tests: seasonal means with a trend, in a millisecond."""

from collections.abc import Sequence

import numpy as np
import pandas as pd

from automl.engine import Deadline, EngineForecast, Forecaster, Panel, Progress, Report
from automl.errors import EngineError
from automl.forecasting.calendar import steps_after


class FakeForecaster(Forecaster):
    """The mean of each step of the season over the last three, plus the trend; `wrong` is added to every forecast."""

    name = "fake"

    def __init__(self, *, wrong: float = 0.0) -> None:
        self._wrong = wrong

    def forecast(self, panels: Sequence[Panel], horizon: int, deadline: Deadline, report: Report) -> EngineForecast:
        if deadline.remaining() <= 0:
            raise EngineError("The fake had no time.", "Allow more time.")
        report(Progress("Comparing models: 1 of 1", 0.5))
        frames = [self._one(panel, origin, horizon) for origin, panel in enumerate(panels)]
        return EngineForecast(pd.concat(frames, ignore_index=True), {"SeasonalMean": "Seasonal mean: three seasons"})

    def _one(self, panel: Panel, origin: int, horizon: int) -> pd.DataFrame:
        frames = []
        for series, group in panel.values.groupby("series", sort=False):
            middle, spread = _seasonal_mean(group["value"].to_numpy(dtype=float), panel.season, horizon)
            steps = steps_after(group["step"].iloc[-1], panel.frequency, horizon)
            middle = middle + self._wrong
            quantiles = {"p10": middle - spread, "p50": middle, "p90": middle + spread}
            frames.append(pd.DataFrame({"series": series, "step": steps, **quantiles}))
        return pd.concat(frames, ignore_index=True).assign(model="SeasonalMean", origin=origin)


def _seasonal_mean(values: np.ndarray, season: int, horizon: int) -> tuple[np.ndarray, float]:
    lag = season if len(values) >= season else 1
    recent = values[-min(3, len(values) // lag) * lag :].reshape(-1, lag)
    trend = (recent[-1].mean() - recent[0].mean()) / max(len(recent) - 1, 1) if lag > 1 else 0.0
    ahead = (len(recent) - 1) / 2 + np.arange(horizon) // lag + 1
    return np.resize(recent.mean(axis=0), horizon) + trend * ahead, float(values.std()) / 2
