"""The port of the forecasting engines: panels in, quantile forecasts for several origins out."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from time import monotonic
from typing import Protocol

import pandas as pd

from automl.errors import EngineError
from automl.table import Frequency

QUANTILES = (0.1, 0.5, 0.9)


class Deadline:
    """A point in time by which an answer is due. Seconds, measured on the monotonic clock."""

    def __init__(self, seconds: float) -> None:
        self._end = monotonic() + seconds
        self.seconds = seconds

    def remaining(self) -> float:
        """Seconds left, never negative."""
        return max(0.0, self._end - monotonic())

    def part(self, share: float) -> "Deadline":
        """A deadline at `share` (0 to 1) of what remains."""
        return Deadline(self.remaining() * share)


@dataclass(frozen=True, slots=True)
class Panel:
    """Series side by side, in steps of one frequency.

    values: columns `series` (str), `step` (datetime64[ns], the first day of each step), `value` (float64, no NaN).
        Series may start and end at different steps. Steps missing inside a series are filled, and no model is
        judged by them.
    season: steps in a season; 1 where there is none; 0 to have it found from the frequency and the values.
    known: None, or `series`, `step` and one float64 column for each feature known in advance (holidays, promotions),
        for every step of the history and of the horizon.
    """

    values: pd.DataFrame
    frequency: Frequency
    season: int
    known: pd.DataFrame | None = None

    @property
    def features(self) -> tuple[str, ...]:
        if self.known is None:
            return ()
        return tuple(name for name in self.known.columns if name not in ("series", "step"))


@dataclass(frozen=True, slots=True)
class Progress:
    """What is happening, in words, with the share done (0 to 1)."""

    stage: str
    share: float


Report = Callable[[Progress], None]


class TooFewDataError(EngineError):
    """An engine whose models would not help here, for want of data, not of time."""

    def __init__(self) -> None:
        super().__init__("This engine needs more data.", "Give a longer history or more groups.")


class Forecaster(Protocol):
    """An engine that forecasts panels."""

    name: str

    def forecast(self, panels: Sequence[Panel], horizon: int, deadline: Deadline, report: Report) -> "EngineForecast":
        """Fit and forecast `horizon` steps after the end of each panel.

        panels: the same series cut at different origins, the last is the whole history; the others are backtests.
            What is known of a panel covers its own horizon.
        Returns the forecasts of every model for every panel. EngineError when no model could be fitted in time,
        TooFewDataError when there are too few data for its models.
        """


@dataclass(frozen=True, slots=True)
class EngineForecast:
    """Forecasts of each model for each panel.

    quantiles: columns `model`, `origin` (the panel's position), `series`, `step`, and `p10`, `p50`, `p90`.
    models: what each model is, by its name, in words that people can look up ("AutoETS: exponential smoothing").
    priors: what a model is worth before any evidence where that is not 1, relative to the others.
    """

    quantiles: pd.DataFrame
    models: Mapping[str, str]
    priors: Mapping[str, float] = field(default_factory=dict)
