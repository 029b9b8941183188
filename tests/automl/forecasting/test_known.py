"""Holidays and promotions that are known in advance are used where they help, and only there."""

import numpy as np
import pandas as pd
import pytest

from automl.engine import Deadline, Panel
from automl.forecasting import forecast_panel
from automl.forecasting.holidays import holiday_features
from automl.table import Frequency
from tests.contracts.fake_forecaster import FakeForecaster

DAYS, HORIZON = 140, 14


def with_promotions(effect: float) -> tuple[Panel, np.ndarray]:
    """Daily sales with promotions known for the two weeks to come, and a column that means nothing."""
    random = np.random.default_rng(7)
    steps = pd.date_range("2024-01-01", periods=DAYS + HORIZON, freq="D")
    promotion = (random.random(len(steps)) < 0.2).astype(float)
    sales = 200 + 20 * np.sin(np.arange(DAYS) * 2 * np.pi / 7) + random.normal(scale=8, size=DAYS)
    known = pd.DataFrame(
        {"series": "shop", "step": steps, "promotion": promotion, "moon": random.normal(size=len(steps))}
    )
    values = pd.DataFrame({"series": "shop", "step": steps[:DAYS], "value": sales + effect * promotion[:DAYS]})
    return Panel(values, Frequency.DAY, 0, known), promotion[DAYS:]


def test_promotions_that_lift_sales_are_used_and_named() -> None:
    panel, promoted = with_promotions(effect=80.0)
    told = forecast_panel(
        panel, HORIZON, total=False, forecasters=[FakeForecaster()], deadline=Deadline(9), report=lambda _: None
    )
    assert told.known_used == ("promotion",)
    middle = told.quantiles["p50"].to_numpy()
    assert middle[promoted == 1].mean() - middle[promoted == 0].mean() == pytest.approx(80, abs=20)


def test_a_column_that_means_nothing_is_left_alone() -> None:
    panel, _ = with_promotions(effect=0.0)
    told = forecast_panel(
        panel, HORIZON, total=False, forecasters=[FakeForecaster()], deadline=Deadline(9), report=lambda _: None
    )
    assert told.known_used == ()


def test_the_fourth_of_july_is_a_holiday_in_the_united_states() -> None:
    days = pd.date_range("2024-07-01", periods=7, freq="D")
    assert holiday_features(days, Frequency.DAY, "US")["holiday"].tolist() == [0, 0, 0, 1, 0, 0, 0]


def test_months_count_their_holidays_and_trading_days() -> None:
    months = pd.date_range("2024-01-01", periods=2, freq="MS")
    features = holiday_features(months, Frequency.MONTH, "US")
    assert features["holidays"].tolist() == [2, 1]
    assert features["trading_days"].tolist() == [21, 20]


def test_a_country_without_a_calendar_has_no_features() -> None:
    months = pd.date_range("2024-01-01", periods=2, freq="MS")
    assert holiday_features(months, Frequency.MONTH, "ZZ").columns.tolist() == ["step"]
