"""The bench of the panel level: ours beside the seasonal naive, AutoETS, AutoTheta and bare AutoGluon, in one run.

    python -m tests.bench.panel [--series 20] [--budget 30] [--workers 2] [--sets m3_monthly_dev_80 …] [--bare]

Each series is asked alone. MASE is scaled by the in-sample seasonal naive of the set's own season.
"""

import argparse
import multiprocessing
import os
import sys
import tempfile
from collections.abc import Callable, Iterable
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from time import monotonic

import numpy as np
import pandas as pd

from automl.engine import Deadline
from automl.forecasting import forecast_panel
from automl.forecasting.naive import naive_scale, seasonal_naive
from tests.bench.samples import SAMPLES, Sample, Series, series_of

NEED_WEIGHTS = ["Chronos", "Chronos2", "Toto", "Toto2"]
Forecast = Callable[[Sample, Series, float], np.ndarray]
"""Quantiles (horizon, 3) of one series within a budget in seconds."""


def ours(sample: Sample, series: Series, budget: float) -> np.ndarray:
    from automl.engines.lineup import forecasters  # noqa: PLC0415 -- heavy, loaded by the workers

    told = forecast_panel(
        series.panel(sample.frequency),
        sample.horizon,
        total=False,
        forecasters=forecasters(),
        deadline=Deadline(budget),
        report=lambda _: None,
    )
    return told.quantiles[["p10", "p50", "p90"]].to_numpy()


def naive(sample: Sample, series: Series, _: float) -> np.ndarray:
    return seasonal_naive(series.values, sample.season, sample.horizon)


def auto_ets(sample: Sample, series: Series, _: float) -> np.ndarray:
    from statsforecast.models import AutoETS  # noqa: PLC0415 -- heavy, loaded by the workers

    return _levels(AutoETS(sample.season).forecast(series.values, sample.horizon, level=[80]))


def auto_theta(sample: Sample, series: Series, _: float) -> np.ndarray:
    from statsforecast.models import AutoTheta  # noqa: PLC0415 -- heavy, loaded by the workers

    return _levels(AutoTheta(sample.season).forecast(series.values, sample.horizon, level=[80]))


def bare_autogluon(sample: Sample, series: Series, budget: float) -> np.ndarray:
    """Its own light set of models, without those that need weights, which this bench does not download."""
    from autogluon.timeseries import TimeSeriesDataFrame, TimeSeriesPredictor  # noqa: PLC0415 -- as above

    frame = series.panel(sample.frequency).values.rename(
        columns={"series": "item_id", "step": "timestamp", "value": "target"}
    )
    data = TimeSeriesDataFrame.from_data_frame(frame)
    with tempfile.TemporaryDirectory() as folder:
        predictor = TimeSeriesPredictor(
            prediction_length=sample.horizon,
            quantile_levels=[0.1, 0.5, 0.9],
            path=f"{folder}/bare",
            verbosity=0,
            freq=data.freq,
        )
        predictor.fit(data, hyperparameters="light", time_limit=int(budget), excluded_model_types=NEED_WEIGHTS)
        return predictor.predict(data)[["0.1", "0.5", "0.9"]].to_numpy()


METHODS: dict[str, Forecast] = {"ours": ours, "naive": naive, "AutoETS": auto_ets, "AutoTheta": auto_theta}


def _levels(out: dict[str, np.ndarray]) -> np.ndarray:
    return np.stack([out["lo-80"], out["mean"], out["hi-80"]], axis=1)


@dataclass(frozen=True, slots=True)
class Task:
    """One method on one series."""

    method: str
    sample: Sample
    series: Series
    budget: float


def measured(task: Task) -> dict[str, str | float]:
    """Errors, coverage and seconds of one method on one series; NaN where it refused."""
    started = monotonic()
    forecast = METHODS.get(task.method, bare_autogluon)
    try:
        low, middle, high = forecast(task.sample, task.series, task.budget).T
    except ValueError:
        return {"set": task.sample.name, "method": task.method, "refused": 1.0}
    truth = task.series.truth[: task.sample.horizon]
    off = np.abs(middle - truth)
    return {
        "set": task.sample.name,
        "method": task.method,
        "MASE": float(off.mean() / naive_scale(task.series.values, task.sample.season)),
        "sMAPE": float(200 * np.mean(off / (np.abs(truth) + np.abs(middle) + 1e-9))),
        "total": float(abs(middle.sum() - truth.sum()) / abs(truth.sum())),
        "coverage": float(np.mean((truth >= low) & (truth <= high))),
        "seconds": monotonic() - started,
        "refused": 0.0,
    }


def run(samples: Iterable[Sample], most: int, budget: float, workers: int, methods: Iterable[str]) -> pd.DataFrame:
    """One row for each set and method: means over the series."""
    tasks = [
        Task(method, sample, series, budget)
        for sample in samples
        for series in series_of(sample, most)
        for method in methods
    ]
    context = multiprocessing.get_context("forkserver")
    with ProcessPoolExecutor(workers, mp_context=context) as pool:
        rows = pd.DataFrame(list(pool.map(measured, tasks)))
    table = rows.groupby(["set", "method"], sort=False).mean(numeric_only=True)
    reference = table["MASE"].xs("AutoETS", level="method")
    return table.assign(to_ets=table["MASE"] / table.index.get_level_values("set").map(reference))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--series", type=int, default=20)
    parser.add_argument("--budget", type=float, default=30)
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--sets", nargs="*", default=[sample.name for sample in SAMPLES])
    parser.add_argument("--bare", action="store_true", help="also bare AutoGluon, at the same budget")
    chosen = parser.parse_args()
    os.environ.setdefault("HF_HUB_OFFLINE", "1")
    os.environ.setdefault("OMP_NUM_THREADS", "1")
    methods = [*METHODS, *(["AutoGluon"] if chosen.bare else [])]
    samples = [sample for sample in SAMPLES if sample.name in chosen.sets]
    table = run(samples, chosen.series, chosen.budget, chosen.workers, methods)
    sys.stdout.write(table.round(3).to_string() + "\n")


if __name__ == "__main__":
    main()
