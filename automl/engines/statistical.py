"""The statistical engine: exponential smoothing and its kin, one series at a time, by statsforecast."""

import warnings
from collections.abc import Callable, Mapping, Sequence

import numpy as np
import pandas as pd
from statsforecast.models import AutoETS, DynamicOptimizedTheta

from automl.engine import Deadline, EngineForecast, Forecaster, Panel, Progress, Report
from automl.errors import EngineError
from automl.forecasting.calendar import steps_after

SHORTEST = 8

Build = Callable[[int], object]
MODELS: Mapping[str, tuple[str, Build]] = {
    "AutoTheta": ("AutoTheta: a trend line and exponential smoothing", DynamicOptimizedTheta),
    "AutoETS": ("AutoETS: exponential smoothing", AutoETS),
}


class StatisticalForecaster(Forecaster):
    """Local models of statsforecast, cheapest first, until the deadline."""

    name = "statistical"

    def forecast(self, panels: Sequence[Panel], horizon: int, deadline: Deadline, report: Report) -> EngineForecast:
        frames: list[pd.DataFrame] = []
        for position, (model, (_, build)) in enumerate(MODELS.items()):
            if frames and deadline.remaining() <= 0:
                break
            report(Progress(f"fitting {model}", position / len(MODELS)))
            frames += [_run(model, build, origin, panel, horizon) for origin, panel in enumerate(panels)]
        if not frames:
            raise EngineError("No forecast could be made in time.", "Allow more time, or ask about fewer groups.")
        quantiles = pd.concat(frames, ignore_index=True)
        return EngineForecast(quantiles, {name: MODELS[name][0] for name in quantiles["model"].unique()})


def _run(model: str, build: Build, origin: int, panel: Panel, horizon: int) -> pd.DataFrame:
    rows = []
    for series, group in panel.values.groupby("series", sort=False):
        values = group["value"].to_numpy(dtype=float)
        season = panel.season if len(values) >= 2 * panel.season else 1
        steps = steps_after(group["step"].iloc[-1], panel.frequency, horizon)
        low, middle, high = _one(build(season), values, horizon)
        rows.append(pd.DataFrame({"series": series, "step": steps, "p10": low, "p50": middle, "p90": high}))
    return pd.concat(rows, ignore_index=True).assign(model=model, origin=origin)


def _one(model: object, values: np.ndarray, horizon: int) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    if len(values) < SHORTEST or np.ptp(values) == 0:
        level = np.full(horizon, float(np.mean(values)))
        return level, level, level
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        out = model.forecast(values, horizon, level=[80])  # type: ignore[attr-defined]
    return out["lo-80"], out["mean"], out["hi-80"]
