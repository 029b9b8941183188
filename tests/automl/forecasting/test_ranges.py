"""The 80% range holds about 80% of the truth, also in sums, on made data of many kinds."""

import numpy as np
import pytest

from automl.engine import Deadline
from automl.forecasting import forecast_panel
from tests.automl.forecasting.conftest import monthly, seasonal
from tests.contracts.fake_forecaster import FakeForecaster

HORIZON = 6


def made(seed: int) -> np.ndarray:
    random = np.random.default_rng(seed)
    steady = seasonal(60 + HORIZON, noise=float(random.uniform(2, 20)), seed=seed, trend=float(random.normal()))
    wandering = random.normal(scale=random.uniform(0, 3), size=60 + HORIZON).cumsum()
    return steady + wandering


@pytest.fixture(scope="module")
def held() -> list[tuple[float, bool, float]]:
    """For each made series: the share of the truth in the range, whether the sum was in its range, told coverage."""
    found = []
    for seed in range(150):
        values = made(seed)
        told = forecast_panel(
            monthly({"a": values[:-HORIZON]}),
            HORIZON,
            total=False,
            forecasters=[FakeForecaster()],
            deadline=Deadline(9),
            report=lambda _: None,
        )
        truth = values[-HORIZON:]
        inside = (truth >= told.quantiles["p10"]) & (truth <= told.quantiles["p90"])
        low, high = np.quantile(told.draws["a"].sum(axis=1), [0.1, 0.9])
        found.append((float(inside.mean()), bool(low <= truth.sum() <= high), told.coverage_80 or 0.0))
    return found


def test_the_range_holds_four_fifths_of_what_came(held: list[tuple[float, bool, float]]) -> None:
    assert 0.74 <= np.mean([steps for steps, _, _ in held]) <= 0.86


def test_the_range_of_the_sum_holds_four_fifths_of_what_came(held: list[tuple[float, bool, float]]) -> None:
    assert 0.70 <= np.mean([inside for _, inside, _ in held]) <= 0.88


def test_the_coverage_that_is_told_is_the_coverage_that_came(held: list[tuple[float, bool, float]]) -> None:
    assert np.mean([told for *_, told in held]) == pytest.approx(np.mean([steps for steps, _, _ in held]), abs=0.06)


def test_the_draws_have_the_quantiles_that_are_told() -> None:
    told = forecast_panel(
        monthly({"a": made(1)}),
        HORIZON,
        total=False,
        forecasters=[FakeForecaster()],
        deadline=Deadline(9),
        report=lambda _: None,
    )
    drawn = np.quantile(told.draws["a"], [0.1, 0.5, 0.9], axis=0).T
    width = (told.quantiles["p90"] - told.quantiles["p10"]).mean()
    np.testing.assert_allclose(drawn, told.quantiles[["p10", "p50", "p90"]], atol=0.02 * width)
