"""What the product costs beside its engines: "predict next quarter", 20 series of 60 months, everything but imports."""

import tempfile
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from time import monotonic

import numpy as np
import pandas as pd

from automl.catalog import run as run_plan
from automl.engine import Deadline, EngineForecast, Forecaster, Panel, Report
from automl.engines.lineup import forecasters, tabular
from automl.models.signed import SignedShelf
from automl.plan import Circumstances
from automl.reading import read_file
from automl.tools import Tools
from automl.understanding import understand
from reports.catalog import view

BUDGET = 60.0


class Timed(Forecaster):
    """An engine whose time is taken."""

    def __init__(self, engine: Forecaster) -> None:
        self._engine = engine
        self.name = engine.name
        self.seconds = 0.0

    def forecast(self, panels: Sequence[Panel], horizon: int, deadline: Deadline, report: Report) -> EngineForecast:
        began = monotonic()
        try:
            return self._engine.forecast(panels, horizon, deadline, report)
        finally:
            self.seconds += monotonic() - began


def run() -> None:
    """Print the seconds of the whole answer, of the engines within, and the ratio."""
    engines = [Timed(engine) for engine in forecasters()]
    began = monotonic()
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "stores.csv"
        stores().to_csv(file, index=False)
        table = read_file(file).tables[0]
        circumstances = Circumstances(today=date(2026, 1, 10))
        plan = understand("predict next quarter sales by store", table, circumstances).plan
        if plan is None:
            raise TypeError("the question was not understood")
        result = run_plan(plan, table, circumstances, _tools(engines, Path(folder)))
        view(plan, result, table, Path(folder), "en")
    whole, inside = monotonic() - began, sum(engine.seconds for engine in engines)
    for engine in engines:
        print(f"{engine.name:24} {engine.seconds:6.1f} s")
    print(f"whole answer {whole:.1f} s, engines {inside:.1f} s, overhead {whole / inside - 1:.1%}")


def _tools(engines: Sequence[Forecaster], left: Path) -> Tools:
    shelf = SignedShelf(lambda _: None, lambda: b"", tabular)
    return Tools(lambda: engines, tabular, shelf, left, Deadline(BUDGET), lambda _: None)


def stores() -> pd.DataFrame:
    """20 stores × 60 months of made-up sales."""
    random = np.random.default_rng(1)
    months = pd.date_range("2021-01-01", periods=60, freq="MS")
    season = 1 + 0.3 * np.sin(2 * np.pi * np.arange(60) / 12)
    frames = [
        pd.DataFrame({"month": months, "store": f"Store {number}", "sales": level * season * random.normal(1, 0.1, 60)})
        for number, level in enumerate(random.uniform(50, 500, 20))
    ]
    return pd.concat(frames).round({"sales": 2})
