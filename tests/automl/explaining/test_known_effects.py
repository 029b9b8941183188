"""What is known in advance is named among a forecast's reasons, to the right side and about as large as it is."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import holidays
import numpy as np
import pandas as pd
import pytest

from automl.capabilities.explain import explain
from automl.engine import Deadline
from automl.explaining.result import HOLIDAYS
from automl.models.signed import SignedShelf
from automl.plan import Circumstances, Period
from automl.row_plans import ExplainPlan
from automl.table import Frequency, Kind, Table
from automl.tools import Tools
from tests.automl.fitted import KEY, table_of
from tests.contracts.fake_forecaster import FakeForecaster
from tests.contracts.fake_tabular import SklearnEngine

CLOSED = -80.0
PROMOTED = 90.0
Why = Callable[[Table, Period, str | None], dict[str, float]]


@pytest.fixture
def why(tmp_path: Path) -> Why:
    """The parts of a forecast, by name. The country's holidays are known where there is one."""

    def asked(table: Table, period: Period, country: str | None) -> dict[str, float]:
        shelf = SignedShelf(lambda _: None, lambda: KEY, SklearnEngine)
        tools = Tools(lambda: [FakeForecaster()], SklearnEngine, shelf, tmp_path, Deadline(20), lambda _: None)
        frequency = table.time.frequency if table.time else Frequency.DAY
        plan = ExplainPlan(
            subject="forecast", target="sales", time="when", period=period, frequency=frequency, aggregation="sum"
        )
        result = explain(plan, table, Circumstances(today=date(2025, 12, 1), country=country), tools)
        told = {each.column: each.contribution for each in result.contributions}
        assert result.baseline + sum(told.values()) == pytest.approx(result.value)
        return told

    return asked


def shop() -> Table:
    """Sales by day, higher on weekdays, and much lower on the holidays of the United States."""
    days = pd.date_range("2023-01-01", "2025-11-30", freq="D")
    closed = days.isin(pd.DatetimeIndex(sorted(holidays.country_holidays("US", years=range(2023, 2026)))))
    noise = np.random.default_rng(0).normal(0, 4, len(days))
    sales = 200 + 30 * (days.dayofweek < 5) + CLOSED * closed + noise
    return table_of(pd.DataFrame({"when": days, "sales": sales}), {"when": Kind.DATE, "sales": Kind.NUMBER})


def promoted() -> tuple[Table, np.ndarray]:
    """Sales by month up to November 2025 with a season, a trend and promotions, which are planned ahead; those."""
    random = np.random.default_rng(0)
    steps, ahead = np.arange(71), 6
    promo = np.concatenate([(random.random(71) < 0.3).astype(float), [1, 0, 1, 0, 0, 1]])
    sales = 500 + 2 * steps + 40 * np.sin(steps * np.pi / 6) + PROMOTED * promo[:71] + random.normal(0, 6, 71)
    months = pd.date_range("2020-01-01", periods=71 + ahead, freq="MS")
    frame = pd.DataFrame({"when": months, "sales": [*sales, *[np.nan] * ahead], "promotion": promo})
    return table_of(frame, {"when": Kind.DATE, "sales": Kind.NUMBER, "promotion": Kind.NUMBER}), promo[:71]


def test_a_holiday_takes_from_its_week_what_holidays_took_before(why: Why) -> None:
    christmas = Period(label="the week of Christmas", start=date(2025, 12, 22), end=date(2025, 12, 28))
    told = why(shop(), christmas, "US")
    usual = 7 * 11 / 365
    assert told[HOLIDAYS] == pytest.approx(CLOSED * (1 - usual), rel=0.1)


def test_days_without_a_holiday_gain_by_that(why: Why) -> None:
    quiet = Period(label="early December", start=date(2025, 12, 8), end=date(2025, 12, 14))
    assert why(shop(), quiet, "US")[HOLIDAYS] == pytest.approx(-CLOSED * 7 * 11 / 365, rel=0.35)


def test_holidays_of_no_country_are_not_made_up(why: Why) -> None:
    christmas = Period(label="the week of Christmas", start=date(2025, 12, 22), end=date(2025, 12, 28))
    assert HOLIDAYS not in why(shop(), christmas, None)


@pytest.mark.parametrize(("month", "runs"), [(date(2025, 12, 31), 1.0), (date(2026, 1, 31), 0.0)])
def test_a_planned_promotion_adds_what_promotions_added_and_none_takes_it(why: Why, month: date, runs: float) -> None:
    table, before = promoted()
    told = why(table, Period(label="the month", start=month.replace(day=1), end=month), None)
    assert told["promotion"] == pytest.approx(PROMOTED * (runs - before.mean()), rel=0.1)
