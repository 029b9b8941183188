"""What a forecast of a panel holds."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

import numpy as np
import pandas as pd

from automl.result import Caution

TOTAL = "(total)"


@dataclass(frozen=True, slots=True)
class PanelForecast:
    """The forecast of each series of a panel, and of their total where that was asked for.

    quantiles: columns `series`, `step`, `p10`, `p50`, `p90`; the total is the series "(total)".
    draws: series → array (draws, horizon) of sample paths, errors correlated over the steps; for ranges of sums over
        steps, the probability of a goal, weeks split by days.
    windows: the backtest of the answer: `window` (0 is the oldest), `series`, `step`, `actual`, `p10`, `p50`, `p90`,
        `naive`. What a window says was made without having seen that window's truth.
    window_count: rolling windows of the backtest; 0 where the history is too short for one.
    season: steps in a season, 1 where there is none.
    model_error, naive_error: MASE, mean over the series; None without a window. The `total_` pair is of the total.
    coverage_80: share of the windows' truth that the corrected 80% range held.
    shares: weight of each model in the answer, by name, in sum 1. models: what each is, in words.
    known_used: features known in advance that helped in the backtest.
    """

    quantiles: pd.DataFrame
    draws: Mapping[str, np.ndarray]
    windows: pd.DataFrame
    window_count: int
    season: int
    model_name: str
    model_error: float | None
    naive_error: float | None
    total_model_error: float | None
    total_naive_error: float | None
    answered_by: Literal["model", "seasonal_naive"]
    coverage_80: float | None
    shares: Mapping[str, float]
    models: Mapping[str, str]
    known_used: tuple[str, ...] = ()
    cautions: tuple[Caution, ...] = ()
