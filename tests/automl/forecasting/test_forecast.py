"""What a person gets from a forecast of a panel."""

from time import monotonic

import numpy as np
import pandas as pd
import pytest

from automl.engine import Deadline, Panel, Progress
from automl.engines.statistical import StatisticalForecaster
from automl.forecasting import TOTAL, PanelForecast, forecast_panel
from automl.table import Frequency
from tests.automl.forecasting.conftest import monthly, seasonal
from tests.contracts.fake_forecaster import FakeForecaster


def forecast(panel: Panel, horizon: int = 6, *, total: bool = False, budget: float = 60.0) -> PanelForecast:
    engines = [StatisticalForecaster(quick=True)]
    return forecast_panel(
        panel, horizon, total=total, forecasters=engines, deadline=Deadline(budget), report=lambda _: None
    )


def faked(panel: Panel, horizon: int = 6, *, total: bool = False, wrong: float = 0.0) -> PanelForecast:
    engines = [FakeForecaster(wrong=wrong)]
    return forecast_panel(panel, horizon, total=total, forecasters=engines, deadline=Deadline(9), report=lambda _: None)


def kinds(told: PanelForecast) -> set[str]:
    return {caution.kind for caution in told.cautions}


def is_whole(told: PanelForecast, horizon: int) -> bool:
    """Every series has every step, ordered quantiles, and no NaN anywhere."""
    numbers = told.quantiles[["p10", "p50", "p90"]].to_numpy()
    return bool(
        np.isfinite(numbers).all()
        and (np.diff(numbers, axis=1) >= 0).all()
        and (told.quantiles.groupby("series").size() == horizon).all()
        and all(np.isfinite(paths).all() and paths.shape[1] == horizon for paths in told.draws.values())
        and not told.windows.isna().any(axis=None)
    )


def test_groups_add_up_to_the_total_at_every_step(regions: Panel) -> None:
    told = forecast(regions, total=True)
    middle = told.quantiles.pivot_table(index="step", columns="series", values="p50")
    np.testing.assert_allclose(middle.drop(columns=TOTAL).sum(axis=1), middle[TOTAL], rtol=1e-9)
    windows = told.windows.pivot_table(index=["window", "step"], columns="series", values="p50")
    np.testing.assert_allclose(windows.drop(columns=TOTAL).sum(axis=1), windows[TOTAL], rtol=1e-9)


def test_the_range_of_the_total_is_narrower_than_the_sum_of_the_ranges(regions: Panel) -> None:
    told = forecast(regions, total=True)
    width = (told.quantiles["p90"] - told.quantiles["p10"]).groupby(told.quantiles["series"]).sum()
    assert width[TOTAL] < width.drop(TOTAL).sum()


def test_a_trend_with_a_season_is_forecast_better_than_last_year_again(regions: Panel) -> None:
    told = forecast(regions)
    assert told.answered_by == "model"
    assert told.model_error is not None
    assert told.naive_error is not None
    assert told.model_error < 0.8 * told.naive_error
    assert "SeasonalNaive" not in told.model_name


def test_nothing_is_negative_where_the_history_never_is() -> None:
    falling = np.maximum(60 - 2.0 * np.arange(36) + np.random.default_rng(1).normal(scale=4, size=36), 0)
    told = forecast(monthly({"a": falling, "b": seasonal(36, level=10, noise=8).clip(min=0)}), 12, total=True)
    assert (told.quantiles[["p10", "p50", "p90"]] >= 0).all(axis=None)
    assert all((paths >= 0).all() for paths in told.draws.values())


def test_a_measure_that_goes_below_zero_may_do_so_again() -> None:
    told = forecast(monthly({"profit": np.random.default_rng(2).normal(scale=10, size=48)}))
    assert (told.quantiles["p10"] < 0).all()


def test_three_points_get_a_wide_range_and_the_caution_that_they_are_few() -> None:
    told = forecast(monthly({"a": np.array([10.0, 14.0, 12.0])}), 4)
    assert is_whole(told, 4)
    assert {"too_short", "under_two_seasons"} <= kinds(told)
    assert told.window_count == 0
    assert told.coverage_80 is None
    assert (told.quantiles["p10"] < 10).all()
    assert (told.quantiles["p90"] > 14).all()


def test_one_point_is_still_answered() -> None:
    assert is_whole(forecast(monthly({"a": np.array([7.0])}), 3), 3)


def test_a_constant_series_stays_what_it_is_and_is_said_to_be_constant() -> None:
    told = forecast(monthly({"a": np.full(40, 25.0)}))
    assert is_whole(told, 6)
    np.testing.assert_allclose(told.quantiles["p50"], 25.0)
    assert "constant" in kinds(told)


def test_a_young_series_beside_old_ones_gets_its_own_answer() -> None:
    old, steps = monthly({"old": seasonal(60, noise=1)}), pd.date_range("2022-11-01", periods=2, freq="MS")
    young = pd.DataFrame({"series": "young", "step": steps, "value": [40.0, 50.0]})
    told = forecast(Panel(pd.concat([old.values, young]), Frequency.MONTH, 0), total=True)
    assert is_whole(told, 6)
    assert told.quantiles.loc[told.quantiles["series"] == "young", "p50"].between(20, 90).all()


def test_all_zeros_stay_zero() -> None:
    told = forecast(monthly({"a": np.zeros(30), "b": seasonal(30)}), total=True)
    assert is_whole(told, 6)
    np.testing.assert_allclose(told.quantiles.loc[told.quantiles["series"] == "a", "p50"], 0.0, atol=1e-9)


def test_a_shuffled_target_gets_a_range_as_wide_as_the_history() -> None:
    values = np.random.default_rng(3).permutation(seasonal(72, noise=10))
    told = forecast(monthly({"a": values}), 6)
    spread = float(np.quantile(values, 0.9) - np.quantile(values, 0.1))
    width = (told.quantiles["p90"] - told.quantiles["p10"]).mean()
    assert width > 0.7 * spread
    assert abs(told.quantiles["p50"].mean() - values.mean()) < 0.35 * spread


def test_a_gap_of_a_year_is_filled_and_nobody_is_judged_by_what_fills_it() -> None:
    values = seasonal(72, trend=0.0, noise=2)
    whole = monthly({"a": values})
    gapped = Panel(whole.values[(whole.values.index < 30) | (whole.values.index >= 42)], Frequency.MONTH, 0)
    told = forecast(gapped, 12)
    assert is_whole(told, 12)
    gap = set(whole.values["step"][30:42])
    assert not gap & set(told.windows["step"])
    expected = 100 + 20 * np.sin(np.arange(72, 84) * np.pi / 6)
    assert np.abs(told.quantiles["p50"].to_numpy() - expected).mean() < 6


def test_values_that_are_no_numbers_count_as_missing() -> None:
    values = seasonal(48)
    values[[5, 20]] = np.nan
    values[47] = np.inf
    told = forecast(monthly({"a": values}))
    assert is_whole(told, 6)


def test_a_horizon_longer_than_the_history_is_answered() -> None:
    assert is_whole(forecast(monthly({"a": seasonal(10)}), 24), 24)


def test_intermittent_sales_are_answered() -> None:
    random = np.random.default_rng(4)
    sales = np.where(random.random(60) < 0.2, random.integers(1, 9, size=60), 0).astype(float)
    assert is_whole(forecast(monthly({"a": sales}), 6), 6)


def test_the_naive_answers_when_it_wins() -> None:
    told = faked(monthly({"a": np.tile(seasonal(12, noise=10), 6) + np.arange(72) * 1e-3}), wrong=60.0)
    assert told.answered_by == "seasonal_naive"
    assert told.model_name == "Seasonal naive"
    assert "naive_answers" in kinds(told)
    assert told.naive_error is not None
    assert told.model_error is not None
    assert told.naive_error < told.model_error


def test_an_answer_by_a_model_never_lost_to_the_naive_over_its_windows() -> None:
    for seed in range(6):
        walk = 500 + np.random.default_rng(seed).normal(scale=10, size=60).cumsum()
        told = faked(monthly({"a": walk}), 3)
        assert told.model_error is not None
        assert told.naive_error is not None
        assert told.answered_by == "seasonal_naive" or told.model_error <= told.naive_error


def test_the_same_question_gets_the_same_answer(regions: Panel) -> None:
    first, second = forecast(regions, total=True), forecast(regions, total=True)
    pd.testing.assert_frame_equal(first.quantiles, second.quantiles)
    np.testing.assert_array_equal(first.draws[TOTAL], second.draws[TOTAL])


def test_without_time_the_naive_answers_at_once_and_says_why(regions: Panel) -> None:
    started = monotonic()
    told = forecast_panel(
        regions, 6, total=True, forecasters=[FakeForecaster()], deadline=Deadline(0), report=lambda _: None
    )
    assert monotonic() - started < 2
    assert is_whole(told, 6)
    assert "no_time" in kinds(told)
    assert told.answered_by == "seasonal_naive"


def test_progress_only_grows(regions: Panel) -> None:
    heard: list[Progress] = []
    engines = [FakeForecaster(), FakeForecaster()]
    forecast_panel(regions, 6, total=True, forecasters=engines, deadline=Deadline(9), report=heard.append)
    shares = [progress.share for progress in heard]
    assert shares == sorted(shares)
    assert shares[-1] == 1


def test_series_that_end_early_reach_the_common_end_when_there_is_a_total() -> None:
    panel = monthly({"a": seasonal(60), "b": seasonal(54)})
    told = forecast(panel, 6, total=True)
    assert told.quantiles.groupby("step").size().eq(3).all()
    without = forecast(panel, 6)
    assert without.quantiles["step"].nunique() == 12


def test_the_backtest_is_of_the_past_and_its_count_is_told(regions: Panel) -> None:
    told = forecast(regions, total=True)
    assert set(told.windows["window"]) == set(range(told.window_count))
    joined = told.windows.merge(regions.values, on=["series", "step"])
    np.testing.assert_allclose(joined["actual"], joined["value"])


@pytest.mark.parametrize(
    ("frequency", "rhythm", "length", "season"),
    [
        (Frequency.HOUR, "h", 24 * 21, 24),
        (Frequency.DAY, "D", 200, 7),
        (Frequency.WEEK, "W-SUN", 150, 52),
        (Frequency.QUARTER, "QS", 40, 4),
        (Frequency.YEAR, "YS", 30, 1),
    ],
)
def test_every_frequency_is_forecast_with_its_season(
    frequency: Frequency, rhythm: str, length: int, season: int
) -> None:
    steps = pd.date_range("1990-01-01", periods=length, freq=rhythm)
    values = (
        50 + 10 * np.sin(2 * np.pi * np.arange(length) / max(season, 2)) + np.random.default_rng(0).normal(size=length)
    )
    told = forecast(Panel(pd.DataFrame({"series": "a", "step": steps, "value": values}), frequency, 0), 8)
    assert told.season == season
    assert is_whole(told, 8)
    assert told.quantiles["step"].tolist() == pd.date_range(steps[-1], periods=9, freq=rhythm)[1:].tolist()


def test_each_best_so_far_is_a_whole_answer_of_the_engines_until_then(regions: Panel) -> None:
    kept: list[PanelForecast] = []
    engines = [FakeForecaster(), FakeForecaster(wrong=30.0), FakeForecaster()]
    forecast_panel(
        regions, 6, total=True, forecasters=engines, deadline=Deadline(9), report=lambda _: None, keep=kept.append
    )
    assert len(kept) == 2
    alone = faked(regions, total=True)
    pd.testing.assert_frame_equal(kept[0].quantiles, alone.quantiles)
    assert kept[0].cautions == alone.cautions
