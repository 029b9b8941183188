"""Data that nobody can forecast well get an answer that says so: the whole way from a file to the words."""

from datetime import date
from pathlib import Path
from time import monotonic

import numpy as np
import pandas as pd
import pytest

from automl.plan import Circumstances
from automl.result import ForecastResult
from ledger.settings import Settings
from workers.console.pipeline import Asked, Question, ask

MONTHS = pd.date_range("2019-01-01", periods=60, freq="MS")
SEASON = 100 + 30 * np.sin(np.arange(60) * np.pi / 6) + np.arange(60)


@pytest.fixture
def answered(tmp_path: Path) -> "Answered":
    return Answered(tmp_path)


class Answered:
    """Asks "predict next quarter sales" of a file with the given months and values."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def __call__(self, months: pd.DatetimeIndex, values: np.ndarray) -> tuple[Asked, ForecastResult]:
        file = self._folder / "sales.csv"
        pd.DataFrame({"month": months, "sales": values.round(2)}).to_csv(file, index=False)
        today = Circumstances(today=date(2026, 11, 21), at_most=11.0)
        out = self._folder / "out"
        question = Question(file, "predict next quarter sales", today, Settings(), out, monotonic())
        asked = ask(question)
        assert isinstance(asked.result, ForecastResult), asked.reply.text()
        return asked, asked.result


def test_a_shuffled_history_gets_a_wide_range_and_no_claim_of_skill(answered: Answered) -> None:
    values = np.random.default_rng(11).permutation(SEASON)
    _, result = answered(MONTHS, values)
    step = result.path[0]
    assert step.p90 - step.p10 > 0.7 * (np.quantile(values, 0.9) - np.quantile(values, 0.1))
    assert abs(step.p50 - values.mean()) < 0.5 * np.ptp(values)
    assert result.backtest.model_error is not None
    assert result.backtest.naive_error is not None
    assert result.backtest.model_error > 0.5 * result.backtest.naive_error


def test_a_constant_history_is_repeated_and_said(answered: Answered) -> None:
    asked, result = answered(MONTHS, np.full(60, 250.0))
    assert [step.p50 for step in result.path] == [250.0, 250.0, 250.0]
    assert "never varies" in asked.reply.text()
    assert "too short" not in asked.reply.text()


def test_three_points_get_a_rough_guess_that_says_so(answered: Answered) -> None:
    asked, result = answered(MONTHS[:3], SEASON[:3])
    assert result.backtest.windows == 0
    assert "too short to test" in asked.reply.text()
    assert "With only 3 months of history" in asked.reply.text()
    assert min(SEASON[:3]) * 0.5 < result.path[0].p50 < max(SEASON[:3]) * 1.5


@pytest.mark.parametrize(("gone", "said"), [((10, 22), "there are no data from"), ((40, 52), "without data")])
def test_a_gap_of_a_year_is_said_and_not_taken_for_zeros(answered: Answered, gone: tuple[int, int], said: str) -> None:
    kept = np.r_[0 : gone[0], gone[1] : 60]
    asked, result = answered(MONTHS[kept], SEASON[kept])
    assert said in asked.reply.text().lower()
    truth = 100 + 30 * np.sin(np.arange(60, 63) * np.pi / 6) + np.arange(60, 63)
    assert np.abs([step.p50 for step in result.path] - truth).mean() < 20
