"""Bare methods for comparison: statsforecast's, and AutoGluon's own presets at the same budget."""

import tempfile
import time
from collections.abc import Callable

import pandas as pd

from automl.table import Frequency

Forecast = tuple[pd.DataFrame, float]
_ALIASES = {
    Frequency.HOUR: "h",
    Frequency.DAY: "D",
    Frequency.WEEK: "W",
    Frequency.MONTH: "MS",
    Frequency.QUARTER: "QS",
    Frequency.YEAR: "YS",
}


def all_methods(
    history: pd.Series, frequency: Frequency, season: int, horizon: int, budget: float
) -> dict[str, Forecast]:
    """Name → (forecast with p10, p50, p90; seconds) of each bare method on one series."""
    return {
        "SeasonalNaive": _timed(lambda: statistical("SeasonalNaive", history, season, horizon)),
        "AutoETS": _timed(lambda: statistical("AutoETS", history, season, horizon)),
        "AutoTheta": _timed(lambda: statistical("AutoTheta", history, season, horizon)),
        "bare AutoGluon": _timed(lambda: autogluon(history, frequency, horizon, budget)),
    }


def statistical(name: str, history: pd.Series, season: int, horizon: int) -> pd.DataFrame:
    """One of statsforecast's models with its own 80% interval."""
    from statsforecast import models  # noqa: PLC0415  heavy, and only the bench's

    season = season if len(history) > 2 * season else 1
    model = getattr(models, name)(season_length=season)
    made = model.forecast(y=history.to_numpy(dtype="float64"), h=horizon, level=[80])
    return pd.DataFrame({"p10": made["lo-80"], "p50": made["mean"], "p90": made["hi-80"]})


def autogluon(history: pd.Series, frequency: Frequency, horizon: int, budget: float) -> pd.DataFrame:
    """AutoGluon TimeSeries with its fast_training preset less what needs downloaded weights."""
    from autogluon.timeseries import TimeSeriesDataFrame, TimeSeriesPredictor  # noqa: PLC0415

    frame = pd.DataFrame({"item_id": "total", "timestamp": history.index, "target": history.to_numpy()})
    with tempfile.TemporaryDirectory() as folder:
        predictor = TimeSeriesPredictor(
            prediction_length=horizon,
            freq=_ALIASES[frequency],
            eval_metric="MASE",
            quantile_levels=[0.1, 0.5, 0.9],
            path=folder,
            verbosity=0,
        )
        data = TimeSeriesDataFrame.from_data_frame(frame)
        predictor.fit(data, hyperparameters="light", time_limit=budget, random_seed=0)
        made = predictor.predict(data, random_seed=0)
    return made.rename(columns={"0.1": "p10", "0.5": "p50", "0.9": "p90"}).reset_index(drop=True)


def _timed(work: Callable[[], pd.DataFrame]) -> Forecast:
    began = time.monotonic()
    try:
        made = work()
    except (ValueError, AssertionError, RuntimeError) as error:
        print(f"  a bare method refused: {str(error)[:100]}")
        return pd.DataFrame({"p50": []}), time.monotonic() - began
    return made, time.monotonic() - began
