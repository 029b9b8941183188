"""What every forecasting engine owes to those that ask it."""

import re
from contextlib import suppress
from time import monotonic

import numpy as np
import pandas as pd
import pytest

from automl.engine import Deadline, EngineForecast, Forecaster, Panel, Progress
from automl.engines.autogluon import AutoGluonForecaster
from automl.engines.statistical import StatisticalForecaster
from automl.errors import EngineError
from automl.table import Frequency
from tests.contracts.fake_forecaster import FakeForecaster

HORIZON = 3
LENGTHS = (64, 68)
ENGINES = [FakeForecaster(), StatisticalForecaster(quick=True), StatisticalForecaster(), AutoGluonForecaster()]


@pytest.fixture(params=ENGINES, ids=["fake", "quick", "statistical", "autogluon"], scope="module")
def forecaster(request: pytest.FixtureRequest) -> Forecaster:
    engine: Forecaster = request.param
    return engine


def panel(length: int) -> Panel:
    random = np.random.default_rng(5)
    steps = pd.date_range("2019-02-01", periods=length, freq="QS-FEB")
    season = 20 * np.sin(np.arange(length) * np.pi / 2)
    return Panel(
        pd.concat(
            pd.DataFrame({"series": name, "step": steps, "value": level + season + random.normal(size=length)})
            for name, level in (("north", 100.0), ("south", 300.0))
        ),
        Frequency.QUARTER,
        4,
    )


@pytest.fixture(scope="module")
def heard() -> list[Progress]:
    return []


@pytest.fixture(scope="module")
def told(forecaster: Forecaster, heard: list[Progress]) -> EngineForecast:
    heard.clear()
    return forecaster.forecast([panel(length) for length in LENGTHS], HORIZON, Deadline(400), heard.append)


def test_every_series_is_forecast_from_every_origin(told: EngineForecast) -> None:
    counts = told.quantiles.groupby(["model", "origin", "series"]).size()
    assert (counts == HORIZON).all()
    for model in told.models:
        assert set(counts.loc[model].index) == {(o, s) for o in (0, 1) for s in ("north", "south")}


def test_the_steps_are_those_that_follow_each_origin(told: EngineForecast) -> None:
    for origin, length in enumerate(LENGTHS):
        expected = pd.date_range("2019-02-01", periods=length + HORIZON, freq="QS-FEB")[length:]
        rows = told.quantiles[(told.quantiles["origin"] == origin) & (told.quantiles["series"] == "south")]
        assert set(rows["step"]) == set(expected)


def test_forecasts_are_numbers_near_the_history_with_ordered_quantiles(told: EngineForecast) -> None:
    quantiles = told.quantiles[["p10", "p50", "p90"]].to_numpy()
    assert np.isfinite(quantiles).all()
    assert (np.diff(quantiles, axis=1) >= 0).all()
    north = told.quantiles[told.quantiles["series"] == "north"]["p50"]
    assert north.between(50, 150).all()


def test_every_model_is_explained_in_words(told: EngineForecast) -> None:
    assert set(told.quantiles["model"]) == set(told.models)
    assert all(len(words.split()) > 2 for words in told.models.values())


def test_progress_is_told(told: EngineForecast, heard: list[Progress]) -> None:
    assert told.models
    assert heard
    shares = [progress.share for progress in heard]
    assert shares == sorted(shares)
    assert all(0 <= share <= 1 for share in shares)


def test_stages_are_words_that_a_seller_reads(told: EngineForecast, heard: list[Progress]) -> None:
    assert told.models
    stages = [progress.stage for progress in heard]
    counts = [re.fullmatch(r"Comparing (?:more )?models: (\d+) of (\d+)", stage) for stage in stages]
    assert all(count or stage == "Taking a first look" for stage, count in zip(stages, counts, strict=True))
    assert all(int(count[1]) <= int(count[2]) for count in counts if count)
    assert not any("fit" in stage for stage in stages)


def test_without_time_there_is_an_answer_at_once_or_an_error_in_words(forecaster: Forecaster) -> None:
    started = monotonic()
    with suppress(EngineError):
        assert len(forecaster.forecast([panel(24)], HORIZON, Deadline(0), lambda _: None).quantiles)
    assert monotonic() - started < 5
