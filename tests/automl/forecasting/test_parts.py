"""The parts of a panel's forecast: windows, seasons, repairs, weights, correlations."""

import numpy as np
import pandas as pd
import pytest

from automl.forecasting.draws import error_correlation, sample_paths
from automl.forecasting.naive import naive_scale, seasonal_naive
from automl.forecasting.reconcile import reconciled, total_weight
from automl.forecasting.repair import repair
from automl.forecasting.season import cycle_of
from automl.forecasting.weights import weights_of
from automl.forecasting.windows import rolling_windows
from automl.table import Frequency


@pytest.mark.parametrize("longest", [3, 6, 8, 13, 25, 30, 60, 500])
@pytest.mark.parametrize("horizon", [1, 3, 12, 40])
@pytest.mark.parametrize("season", [1, 4, 12])
def test_windows_lie_within_the_history_and_leave_something_to_learn_from(
    longest: int, horizon: int, season: int
) -> None:
    windows = rolling_windows(longest, horizon, season, 8)
    assert 1 <= windows.reach <= horizon
    assert len(windows.offsets) <= 8
    assert list(windows.offsets) == sorted(set(windows.offsets), reverse=True)
    assert all(windows.reach <= offset <= longest - 5 for offset in windows.offsets)


def test_a_long_history_gets_all_the_windows_and_the_last_ends_with_it() -> None:
    windows = rolling_windows(120, 12, 12, 8)
    assert len(windows.offsets) == 8
    assert windows.offsets[-1] == windows.reach == 12


def test_a_cycle_of_eleven_years_is_found_and_noise_has_none() -> None:
    years = np.arange(150)
    random = np.random.default_rng(0)
    assert cycle_of(50 + 30 * np.sin(2 * np.pi * years / 11) + random.normal(scale=8, size=150)) == 11
    assert [cycle_of(np.random.default_rng(seed).normal(size=80)) for seed in range(20)] == [1] * 20


def test_a_trend_is_no_cycle() -> None:
    assert cycle_of(np.arange(100.0) + np.random.default_rng(0).normal(size=100)) == 1


def test_a_hole_is_filled_from_the_same_season_around_it() -> None:
    steps = pd.date_range("2020-01-01", periods=16, freq="QS")
    values = np.tile([10.0, 20.0, 30.0, 40.0], 4)
    values[5:8] = np.nan
    repaired = repair(steps, values, Frequency.QUARTER, 4)
    np.testing.assert_allclose(repaired.values, np.tile([10.0, 20.0, 30.0, 40.0], 4))
    assert repaired.filled.sum() == 3


def test_the_seasonal_naive_is_last_season_again() -> None:
    told = seasonal_naive(np.array([1.0, 2, 3, 4, 5, 6, 7, 8]), 4, 6)
    assert told[:, 1].tolist() == [5, 6, 7, 8, 5, 6]
    assert naive_scale(np.array([1.0, 2, 3, 4, 5, 6, 7, 8]), 4) == 4


def test_the_better_model_weighs_more_as_windows_grow_and_a_hopeless_one_nothing() -> None:
    few = weights_of(np.array([[[0.5]], [[1.0]], [[0.9]]]), np.ones(3))
    many = weights_of(np.repeat([[[0.5]], [[1.0]], [[5.0]]], 8, axis=1), np.ones(3))
    assert 1 / 3 < few[0, 0] < 0.5
    assert many[0, 0] > 0.6
    assert many[2, 0] == 0
    np.testing.assert_allclose(many.sum(axis=0), 1)


def test_a_total_that_was_forecast_better_on_its_own_moves_the_parts() -> None:
    middle = np.array([[10.0, 10], [20, 20], [40, 40]])
    quantiles = np.stack([middle - 1, middle, middle + 1], axis=2)
    out = reconciled(quantiles, np.array([1.0, 3.0]), 0.5, positive=True)
    np.testing.assert_allclose(out[:-1, :, 1].sum(axis=0), out[-1, :, 1])
    np.testing.assert_allclose(out[-1, :, 1], 35)
    assert total_weight(np.full(20, 4.0), np.full(20, 1.0)) > 0.7
    assert total_weight(np.empty(0), np.empty(0)) == 0.5


def test_errors_that_stay_make_sums_less_certain() -> None:
    random = np.random.default_rng(0)
    steady = np.repeat(random.normal(size=(30, 1, 1)), 6, axis=2)
    loose = random.normal(size=(30, 1, 6))
    assert error_correlation(steady) > 0.9
    assert error_correlation(loose) < 0.2
    quantiles = np.tile([90.0, 100.0, 110.0], (1, 6, 1))
    wide, narrow = (sample_paths(quantiles, c, positive=True)[0].sum(axis=1).std() for c in (0.9, 0.1))
    assert wide > 1.5 * narrow
