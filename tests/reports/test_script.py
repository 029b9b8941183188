"""The script that reproduces a forecast really runs, and says what the answer said."""

import csv
import io
import subprocess
import sys
from dataclasses import replace
from datetime import date
from pathlib import Path

import numpy as np
import pandas as pd
import pytest
from statsforecast.models import AutoETS, AutoTheta, SeasonalNaive

from automl.plan import Filter, ForecastPlan, Period
from automl.result import Actual, Backtest, ForecastResult, History, Horizon, Step, Unit
from automl.table import Column, Frequency, Kind, Table, TimeAxis
from reports.script import forecast_script
from reports.script_models import STATISTICAL

MODELS = {"AutoETS": AutoETS, "AutoTheta": AutoTheta, "SeasonalNaive": SeasonalNaive}
EVIL = "Re'gion\"); import os  # \\"


def orders() -> pd.DataFrame:
    """Three and a half years of made-up orders, some refunds, two regions, the last month partial."""
    random = np.random.default_rng(3)
    days = pd.date_range("2019-01-01", "2022-07-12")
    chosen = days[np.sort(random.integers(0, len(days), 3000))]
    season = 1 + 0.3 * np.sin(2 * np.pi * chosen.month.to_numpy() / 12)
    amount = np.round(random.gamma(2, 60, len(chosen)) * season, 2)
    return pd.DataFrame({"Order Date": chosen, EVIL: random.choice(["North", "South"], len(chosen)), "Sales": amount})


def written(frame: pd.DataFrame, path: Path) -> Path:
    """The orders as somebody's spreadsheet exports them: a title line, day first, dollars, a totals row."""
    lines = io.StringIO()
    rows = csv.writer(lines, delimiter=";")
    rows.writerows([["Orders of the shop"], [], list(frame.columns)])
    for when, region, amount in frame.itertuples(index=False):
        rows.writerow([when.strftime("%d/%m/%Y"), region, f"${amount:,.2f}"])
    rows.writerow(["Total", "", f"${frame['Sales'].sum():,.2f}"])
    path.write_text(lines.getvalue(), encoding="cp1252")
    return path


def table_of(frame: pd.DataFrame) -> Table:
    sales = frame["Sales"]
    columns = (
        Column("Order Date", Kind.DATE, 0, frame["Order Date"].nunique()),
        Column(EVIL, Kind.CATEGORY, 0, 2),
        Column("Sales", Kind.MONEY, 0, sales.nunique(), sales.min(), sales.max(), sales.mean(), sales.sum()),
    )
    axis = TimeAxis("Order Date", date(2019, 1, 1), date(2022, 7, 12), Frequency.DAY, transactions=True)
    return Table("orders.csv", frame, columns, axis, len(frame), 3)


def monthly(frame: pd.DataFrame) -> pd.Series:
    sums = frame.groupby(frame["Order Date"].dt.to_period("M"))["Sales"].sum()
    return sums[sums.index < "2022-07"]


def answered(series: dict[str, pd.Series], shares: dict[str, float], ahead: int = 5) -> ForecastResult:
    """What the product would say: the weighted average of the models, group by group, summed."""
    parts = []
    for history in series.values():
        values = history.to_numpy(float)
        said = [
            share * MODELS[name](season_length=12).forecast(values, ahead)["mean"] for name, share in shares.items()
        ]
        parts.append(np.maximum(np.sum(said, axis=0), 0))
    middle = np.sum(parts, axis=0)
    total = sum(series.values())
    months = pd.period_range(total.index[-1] + 1, periods=ahead, freq="M")
    path = tuple(
        Step(str(month), month.start_time.date(), month.end_time.date(), v, v, v)
        for month, v in zip(months, middle, strict=True)
    )
    actuals = tuple(Actual(str(m), m.start_time.date(), m.end_time.date(), float(v)) for m, v in total.items())
    horizon = Horizon(path[2].start, path[-1].end, "sum", 0.0, float(middle[2:].sum()), 1.0)
    history = History(actuals[0].start, actuals[-1].end, Frequency.MONTH, len(actuals))
    backtest = Backtest(0, "", None, None, "model", None)
    return ForecastResult(
        "Sales",
        Unit("money", "USD"),
        horizon,
        path,
        (),
        (),
        backtest,
        history,
        actuals,
        "Q4 2022",
        False,
        12,
        shares=shares,
    )


def plan_of(result: ForecastResult, **changes: object) -> ForecastPlan:
    period = Period(label="Q4 2022", start=result.horizon.start, end=result.horizon.end)
    plan = ForecastPlan(target="Sales", time="Order Date", aggregation="sum", frequency=Frequency.MONTH, period=period)
    return plan.model_copy(update=changes)


def run(script: str, file: Path) -> tuple[list[list[str]], str]:
    """The rows that the script printed after its last header, and its complaints."""
    path = file.parent / "forecast.py"
    path.write_text(script, encoding="utf-8")
    done = subprocess.run(
        [sys.executable, str(path), str(file)],
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
        cwd=file.parent,
    )
    assert done.returncode == 0, done.stderr
    lines = [line for line in done.stdout.splitlines() if not line.startswith("#")]
    last = max(place for place, line in enumerate(lines) if line.startswith("period,"))
    return [line.split(",") for line in lines[last + 1 :]], done.stderr


def test_the_script_repeats_the_forecast_of_the_total(tmp_path: Path) -> None:
    frame = orders()
    result = answered({"total": monthly(frame)}, {"AutoETS": 0.7, "AutoTheta": 0.3})
    rows, complaints = run(
        forecast_script(plan_of(result), result, table_of(frame)), written(frame, tmp_path / "o.csv")
    )
    assert complaints == ""
    assert [row[0] for row in rows] == [step.period for step in result.path]
    assert [float(row[2]) for row in rows] == pytest.approx([step.p50 for step in result.path], rel=1e-4)


def test_the_script_forecasts_groups_one_by_one_and_adds_them_up(tmp_path: Path) -> None:
    frame = orders()
    series = {name: monthly(part) for name, part in frame.groupby(EVIL)}
    result = answered(series, {"SeasonalNaive": 1.0})
    plan = plan_of(result, groups=[EVIL])
    rows, complaints = run(forecast_script(plan, result, table_of(frame)), written(frame, tmp_path / "o.csv"))
    assert complaints == ""
    assert [float(row[1]) for row in rows] == pytest.approx([step.p50 for step in result.path], rel=1e-4)


def test_the_script_keeps_only_the_rows_that_were_asked_about(tmp_path: Path) -> None:
    frame = orders()
    south = frame[frame[EVIL] == "South"]
    result = answered({"total": monthly(south)}, {"SeasonalNaive": 1.0})
    plan = plan_of(result, filters=[Filter(column=EVIL, op="=", value="South")])
    rows, complaints = run(forecast_script(plan, result, table_of(frame)), written(frame, tmp_path / "o.csv"))
    assert complaints == ""
    assert [float(row[2]) for row in rows] == pytest.approx([step.p50 for step in result.path], rel=1e-4)


def test_the_script_says_when_it_reads_another_history(tmp_path: Path) -> None:
    frame = orders()
    result = answered({"total": monthly(frame)}, {"SeasonalNaive": 1.0})
    script = forecast_script(plan_of(result), result, table_of(frame))
    _, complaints = run(script, written(frame.assign(Sales=frame["Sales"] * 2), tmp_path / "o.csv"))
    assert "the history adds up to" in complaints


def test_every_statistical_model_of_the_engine_can_be_called() -> None:
    recipes = pytest.importorskip("automl.engines.recipes", reason="the engines are not part of this checkout")
    assert {recipe.name for recipe in recipes.RECIPES} - set(STATISTICAL) == set()
    assert {recipe.name: recipe.longest for recipe in recipes.RECIPES}.items() <= {
        name: maker.longest for name, maker in STATISTICAL.items()
    }.items()


@pytest.mark.parametrize("name", STATISTICAL)
def test_every_statistical_model_runs(name: str) -> None:
    names = {"values": np.random.default_rng(1).gamma(5, 2, 60)}
    module = __import__("statsforecast.models", fromlist=list(STATISTICAL[name].imports))
    names |= {each: getattr(module, each) for each in STATISTICAL[name].imports}
    said = eval(f"(lambda seasons: {STATISTICAL[name].code})([12])", names).forecast(names["values"], 3, level=[80])  # noqa: S307 - our own table
    assert np.isfinite(said["mean"]).all()


def test_models_that_no_library_has_are_named_and_left_out() -> None:
    result = answered({"total": monthly(orders())}, {"SeasonalNaive": 1.0})
    shared = replace(result, shares={"Homemade\nimport os": 0.5, "AutoETS": 0.5})
    script = forecast_script(plan_of(shared), shared, table_of(orders()))
    assert "STATISTICAL = {'AutoETS': 1.0}" in script
    assert "left out: ['Homemade\\nimport os']" in script


def test_models_of_the_large_engine_are_called_by_their_names() -> None:
    frame = orders()
    result = answered({"total": monthly(frame)}, {"SeasonalNaive": 1.0})
    shared = replace(result, shares={"RecursiveTabular": 0.5, "AutoETS": 0.5}, known_used=("holidays",))
    script = forecast_script(plan_of(shared), shared, table_of(frame))
    assert "from autogluon.timeseries import" in script
    assert "KNOWN = ['holidays']" in script
    compile(script, "forecast.py", "exec")
