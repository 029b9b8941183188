"""What moved a forecast: its own parts, which add up to its figure."""

from datetime import date
from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from automl.capabilities.explain import explain
from automl.engine import Deadline
from automl.errors import DataError
from automl.explaining.result import HOLIDAYS, RECENT, SEASON, TREND, ExplainResult
from automl.models.signed import SignedShelf
from automl.plan import Circumstances, Period
from automl.row_plans import ExplainPlan
from automl.table import Frequency, Kind, Table
from automl.tools import Tools
from tests.automl.fitted import KEY, table_of
from tests.contracts.fake_forecaster import FakeForecaster
from tests.contracts.fake_tabular import SklearnEngine

DECEMBER = Period(label="December 2025", start=date(2025, 12, 1), end=date(2025, 12, 31))


def _sales(growth: float = 0.0, peak: float = 0.0, steps: int = 59) -> Table:
    months = pd.date_range("2021-01-01", periods=steps, freq="MS")
    random = np.random.default_rng(0)
    values = 100 + growth * np.arange(steps) + peak * (months.month == 12) + random.normal(0, 0.5, steps)
    frame = pd.DataFrame({"month": months, "sales": values})
    return table_of(frame, {"month": Kind.DATE, "sales": Kind.MONEY}, "sales")


def _why(table: Table, folder: Path, period: Period | None = DECEMBER, **more: object) -> ExplainResult:
    shelf = SignedShelf(lambda _: None, lambda: KEY, SklearnEngine)
    tools = Tools(lambda: [FakeForecaster()], SklearnEngine, shelf, folder, Deadline(20), lambda _: None)
    asked = {"time": "month", "period": period, "frequency": Frequency.MONTH, "aggregation": "sum", **more}
    plan = ExplainPlan(subject="forecast", target="sales", **asked)  # type: ignore[arg-type]
    return explain(plan, table, Circumstances(today=date(2025, 12, 3)), tools)


def _told(result: ExplainResult) -> dict[str, float]:
    told = {each.column: each.contribution for each in result.contributions}
    assert result.baseline + sum(told.values()) == pytest.approx(result.value)
    return told


def test_a_christmas_peak_is_the_season(tmp_path: Path) -> None:
    result = _why(_sales(peak=60), tmp_path)
    told = _told(result)
    assert result.contributions[0].column == SEASON
    assert told[SEASON] == pytest.approx(55, abs=3)
    assert abs(told[TREND]) + abs(told[RECENT]) < 4
    assert result.value == pytest.approx(160, abs=3)
    assert result.others["year_before"] == pytest.approx(160, abs=3)


def test_steady_growth_is_the_trend_and_how_the_latest_months_lie(tmp_path: Path) -> None:
    result = _why(_sales(growth=2), tmp_path)
    told = _told(result)
    assert told[RECENT] == pytest.approx(9, abs=2)
    assert told[TREND] > 0
    assert abs(told.get(SEASON, 0)) < 3


def test_a_level_series_is_its_level(tmp_path: Path) -> None:
    result = _why(_sales(), tmp_path)
    assert result.baseline == pytest.approx(100, abs=1)
    assert all(abs(part) < 2 for part in _told(result).values())


def test_the_parts_add_up_to_the_figure_that_was_told(tmp_path: Path) -> None:
    result = _why(_sales(growth=1, peak=30), tmp_path, answered=201.5)
    assert result.value == 201.5
    _told(result)


def test_a_quarter_is_the_sum_of_its_months(tmp_path: Path) -> None:
    quarter = Period(label="Q1 2026", start=date(2026, 1, 1), end=date(2026, 3, 31))
    result = _why(_sales(), tmp_path, quarter)
    _told(result)
    assert result.baseline == pytest.approx(300, abs=3)


def test_no_part_is_told_that_the_forecast_did_not_use(tmp_path: Path) -> None:
    assert HOLIDAYS not in _told(_why(_sales(peak=60), tmp_path))


def test_a_why_without_a_forecast_says_so(tmp_path: Path) -> None:
    with pytest.raises(DataError, match="which forecast"):
        _why(_sales(), tmp_path, period=None)
