"""Business files with their held-back truth: the whole command, beside bare methods on the same series."""

import json
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from time import monotonic
from typing import Any

import numpy as np
import pandas as pd

from automl.forecasting.naive import naive_scale
from automl.plan import Circumstances, ForecastPlan
from automl.reading import read_file
from automl.series.build import build
from automl.table import Frequency
from automl.understanding import understand
from tests.bench.panel import METHODS, bare_autogluon
from tests.bench.samples import DATA, Sample, Series

BUDGET = 60.0
TODAY = "2026-11-21"
BARE = {name: METHODS[name] for name in ("naive", "AutoETS", "AutoTheta")} | {"AutoGluon": bare_autogluon}


@dataclass(frozen=True, slots=True)
class Case:
    """A file, the question about it, the season that its errors are scaled by."""

    name: str
    file: str
    question: str
    season: int = 12


CASES = (
    Case("airline_passengers", "ts/airline_passengers.csv", "Predict the next 12 months of passengers"),
    Case("car_sales_quebec", "ts/car_sales_quebec.csv", "How many cars will we sell next year, by month?"),
    Case("elecequip_orders", "ts/elecequip_orders.csv", "Forecast the next 12 months of orders"),
    Case("sunspots_yearly", "ts/sunspots_yearly.csv", "Forecast the next 11 years", 11),
    Case(
        "act_retail_wide_by_industry",
        "ts/act_retail_wide_by_industry.csv",
        "Forecast retail turnover for next year in total and for each industry",
    ),
    Case("superstore_orders", "ts/superstore_orders.csv", "Predict next quarter sales by region"),
    Case("supermarket_sales_3_months", "ts/supermarket_sales_3_months.csv", "Predict next two weeks of sales", 7),
    Case("financial_sample", "ts/financial_sample_to_sep2014.xlsx", "Predict Q4 2014 sales by segment and country"),
)


def run() -> None:
    """Print each case by each method: MASE, error of the total, what the range held, seconds; then the means."""
    rows = []
    for case in CASES:
        series, frequency = _series(case)
        sample = Sample(case.name, frequency, case.season, len(series.truth))
        for name in ("ours", *BARE):
            began = monotonic()
            try:
                forecast = _threadcast(case) if name == "ours" else BARE[name](sample, series, BUDGET)
            except (ValueError, AssertionError) as refusal:
                print(f"{case.name:28} {name:10} refused: {str(refusal)[:80]}")
                continue
            rows.append({"file": case.name, "method": name, **_score(forecast, series, case, monotonic() - began)})
            print(_line(rows[-1]), flush=True)
    _summary(pd.DataFrame(rows))


def _threadcast(case: Case) -> np.ndarray:
    with tempfile.TemporaryDirectory() as out:
        wishes = ["--json", "--now", TODAY, "--budget", str(BUDGET), "--out", out]
        ran = subprocess.run(
            [sys.executable, "-m", "workers.console", "ask", str(DATA / case.file), case.question, *wishes],
            capture_output=True,
            text=True,
            check=False,
        )
    content: Mapping[str, Any] = json.loads(ran.stdout)
    if content["result"] is None:
        raise ValueError(str(content["error"] or content["clarify"]))
    return pd.DataFrame(content["result"]["path"])[["p10", "p50", "p90"]].to_numpy(dtype=float)


def _series(case: Case) -> tuple[Series, Frequency]:
    """The total that the question is about, built by the product's own reader, and the truth that followed."""
    table = read_file(DATA / case.file).tables[0]
    circumstances = Circumstances(today=pd.Timestamp(TODAY).date())
    plan = understand(case.question, table, circumstances).plan
    if not isinstance(plan, ForecastPlan):
        raise TypeError(f"{case.name}: not a forecast")
    history = build(table, plan, circumstances).matrix.total
    truth = pd.read_csv(DATA / "answers" / f"{case.name}__actual.csv")["actual"]
    return Series(case.name, history.to_numpy(dtype=float), truth.to_numpy(dtype=float)), plan.frequency


def _score(forecast: np.ndarray, series: Series, case: Case, seconds: float) -> dict[str, float]:
    low, middle, high = forecast.T
    truth = series.truth
    scale = naive_scale(series.values, case.season if len(series.values) > case.season else 1)
    return {
        "MASE": float(np.abs(middle - truth).mean() / scale),
        "total": float(middle.sum() / truth.sum() - 1),
        "held": float(np.mean((truth >= low) & (truth <= high))),
        "seconds": seconds,
    }


def _line(row: Mapping[str, Any]) -> str:
    figures = f"MASE {row['MASE']:6.3f}   total {row['total']:+7.1%}   range held {row['held']:4.0%}"
    return f"{row['file']:28} {row['method']:10} {figures}   {row['seconds']:6.1f} s"


def _summary(rows: pd.DataFrame) -> None:
    errors = rows.pivot_table(index="file", columns="method", values="MASE")
    relative = errors.div(errors["AutoETS"], axis=0).mean()
    print("\nMean MASE relative to AutoETS: " + ", ".join(f"{name} {value:.3f}" for name, value in relative.items()))
    better, equal = errors["ours"] < errors["naive"] - 1e-9, (errors["ours"] - errors["naive"]).abs() <= 1e-9
    print(f"Ours against the seasonal naive: better on {better.sum()}, equal on {equal.sum()} of {len(errors)} files")
    held = rows.groupby("method")["held"].mean()
    print("The 80% range held: " + ", ".join(f"{name} {value:.0%}" for name, value in held.items()))
