"""Business files with their held-back truth: the whole command, beside bare methods on the same series."""

import json
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd

from automl.plan import Circumstances, ForecastPlan
from automl.reading import read_file
from automl.series.build import build
from automl.table import Frequency
from automl.understanding import understand
from tests.bench import bare

DATA = Path(__file__).parents[3] / "shared" / "data" / "dev"
BUDGET = 60.0
TODAY = "2026-11-21"
COVERAGE = 0.8


@dataclass(frozen=True)
class Case:
    """A file, the question about it, the season that its errors are scaled by."""

    name: str
    file: str
    question: str
    season: int


CASES = (
    Case("airline_passengers", "ts/airline_passengers.csv", "Predict the next 12 months of passengers", 12),
    Case("car_sales_quebec", "ts/car_sales_quebec.csv", "How many cars will we sell next year, by month?", 12),
    Case("elecequip_orders", "ts/elecequip_orders.csv", "Forecast the next 12 months of orders", 12),
    Case("sunspots_yearly", "ts/sunspots_yearly.csv", "Forecast the next 11 years", 11),
    Case(
        "act_retail_wide_by_industry",
        "ts/act_retail_wide_by_industry.csv",
        "Forecast retail turnover for next year in total and for each industry",
        12,
    ),
    Case("superstore_orders", "ts/superstore_orders.csv", "Predict next quarter sales by region", 12),
    Case("supermarket_sales_3_months", "ts/supermarket_sales_3_months.csv", "Predict the next two weeks of sales", 7),
    Case("financial_sample", "ts/financial_sample_to_sep2014.xlsx", "Predict Q4 2014 sales by segment and country", 12),
)


@dataclass(frozen=True)
class Score:
    """How one method did on one file. `mase` is scaled by the in-sample seasonal naive error."""

    mase: float
    total_error: float
    coverage: float | None
    seconds: float


def run() -> pd.DataFrame:
    """Every case by every method, printed as it comes: columns file, method, mase, total_error, coverage, seconds."""
    rows = []
    for case in CASES:
        actual = pd.read_csv(DATA / "answers" / f"{case.name}__actual.csv")["actual"].to_numpy(dtype=float)
        history, frequency = _history(case)
        methods = {
            "threadcast": _threadcast(case),
            **bare.all_methods(history, frequency, case.season, len(actual), BUDGET),
        }
        for method, (forecast, seconds) in methods.items():
            score = _score(forecast, actual, history, case.season, seconds)
            rows.append({"file": case.name, "method": method, **vars(score)})
            print(
                f"{case.name:32} {method:16} MASE {score.mase:6.3f}  total {score.total_error:+7.2%}  "
                f"range held {'' if score.coverage is None else f'{score.coverage:.0%}':>5}  {score.seconds:6.1f} s"
            )
    frame = pd.DataFrame(rows)
    _summary(frame)
    return frame


def _threadcast(case: Case) -> tuple[pd.DataFrame, float]:
    with tempfile.TemporaryDirectory() as out:
        command = ["ask", DATA / case.file, case.question, "--json", "--now", TODAY, "--budget", BUDGET, "--out", out]
        began = time.monotonic()
        ran = subprocess.run(
            [sys.executable, "-c", "from workers.console.app import main; main()", *map(str, command)],
            capture_output=True,
            text=True,
            check=False,
        )
        seconds = time.monotonic() - began
    content: Mapping[str, Any] = json.loads(ran.stdout)
    if content["result"] is None:
        raise RuntimeError(f"{case.name}: {content['error'] or content['clarify']}")
    return pd.DataFrame(content["result"]["path"])[["p10", "p50", "p90"]], seconds


def _history(case: Case) -> tuple[pd.Series, Frequency]:
    """The series that the question is about, built by the product's own reader."""
    table = read_file(DATA / case.file).tables[0]
    circumstances = Circumstances(today=pd.Timestamp(TODAY).date())
    plan = understand(case.question, table, circumstances).plan
    if not isinstance(plan, ForecastPlan):
        raise TypeError(f"{case.name}: not a forecast")
    return build(table, plan, circumstances).matrix.total, plan.frequency


def _score(forecast: pd.DataFrame, actual: np.ndarray, history: pd.Series, season: int, seconds: float) -> Score:
    said = forecast["p50"].to_numpy(dtype=float)
    values = history.to_numpy(dtype=float)
    lag = season if len(values) > season else 1
    scale = float(np.mean(np.abs(values[lag:] - values[:-lag])))
    held = None
    if "p10" in forecast:
        held = float(np.mean((actual >= forecast["p10"].to_numpy()) & (actual <= forecast["p90"].to_numpy())))
    return Score(float(np.mean(np.abs(said - actual))) / scale, float(said.sum() / actual.sum() - 1), held, seconds)


def _summary(frame: pd.DataFrame) -> None:
    wide = frame.pivot_table(index="file", columns="method", values="mase")
    relative = wide.div(wide["AutoETS"], axis=0).mean()
    print("\nMean MASE relative to AutoETS:", ", ".join(f"{name} {value:.3f}" for name, value in relative.items()))
    ours = wide["threadcast"]
    print(
        f"No worse than the seasonal naive: {(ours <= wide['SeasonalNaive'] + 1e-9).mean():.0%} of the files, "
        f"strictly better: {(ours < wide['SeasonalNaive'] - 1e-9).mean():.0%}"
    )
    held = frame[frame["method"] == "threadcast"]["coverage"].mean()
    print(f"The 80% range held {held:.0%} of the truth (goal {COVERAGE:.0%} ± 4 points)")
