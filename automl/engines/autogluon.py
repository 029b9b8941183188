"""The AutoGluon engine: models that learn across the series of a panel, and pretrained ones where weights are given."""

import logging
import os
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd

from automl.engine import Deadline, EngineForecast, Forecaster, Panel, Progress, Report, TooFewDataError
from automl.engines.child import streamed
from automl.engines.quiet import quiet
from automl.errors import EngineError
from automl.forecasting.calendar import steps_after
from automl.table import Frequency

logger = logging.getLogger(__name__)
START = 12.0
"""Seconds below which it isn't worth starting: loading the library takes half of them."""
EXAMPLES = 120
"""Fewer values than this at the oldest origin teach trees nothing: it does not pay to load the library."""
RHYTHM: Mapping[Frequency, str] = {
    Frequency.HOUR: "h",
    Frequency.DAY: "D",
    Frequency.MONTH: "MS",
    Frequency.QUARTER: "QS-JAN",
    Frequency.YEAR: "YS-JAN",
}
COLUMNS = {"item_id": "series", "timestamp": "step", "0.1": "p10", "0.5": "p50", "0.9": "p90"}


@dataclass(frozen=True, slots=True)
class Learner:
    """One model: its class in AutoGluon, its worth before any evidence, and whether it is fitted to the data at all."""

    name: str
    words: str
    prior: float
    pretrained: bool = False
    settings: Mapping[str, Any] = field(default_factory=dict)


class AutoGluonForecaster(Forecaster):
    """AutoGluon's models, one after the other, in a process of its own that ends with the deadline.

    weights: a folder with the weights of Chronos-2; None keeps to models that need no download.
    """

    name = "autogluon"

    def __init__(self, weights: Path | None = None) -> None:
        self._weights = weights

    def forecast(self, panels: Sequence[Panel], horizon: int, deadline: Deadline, report: Report) -> EngineForecast:
        learners = _learners(panels, self._weights)
        if not learners:
            raise TooFewDataError
        if deadline.remaining() < START:
            raise EngineError("AutoGluon had too little time.", "Allow more time.")
        report(Progress(_stage(0, len(learners)), 0.0))
        frames = []
        for done in streamed(_work, (learners, list(panels), horizon, deadline.remaining()), deadline):
            frames.append(done)
            report(Progress(_stage(len(frames), len(learners)), len(frames) / len(learners)))
        if not frames:
            raise EngineError("AutoGluon could not fit a model in time.", "Allow more time, or give a longer history.")
        quantiles = pd.concat(frames, ignore_index=True)
        used = [learner for learner in learners if learner.name in set(quantiles["model"])]
        return EngineForecast(quantiles, {one.name: one.words for one in used}, {one.name: one.prior for one in used})


def _stage(done: int, count: int) -> str:
    """The place of the learner in hand, of so many; of the last one until its engine has ended."""
    return f"Comparing more models: {min(done + 1, count)} of {count}"


def load() -> None:
    """Load the library, which takes seconds, into this process."""
    with quiet():
        import autogluon.timeseries  # noqa: F401, PLC0415 -- takes seconds, and only when it is needed


def _learners(panels: Sequence[Panel], weights: Path | None) -> list[Learner]:
    trees = Learner(
        "RecursiveTabular",
        "RecursiveTabular: gradient-boosted trees on past values",
        0.4,
        settings={"differences": [panels[-1].season]},
    )
    fitted = [trees] if len(panels[0].values) >= EXAMPLES else []
    if weights is None:
        return fitted
    words = "Chronos-2: a pretrained time-series model"
    return [Learner("Chronos2", words, 2.0, pretrained=True, settings={"model_path": str(weights)}), *fitted]


def _work(learners: Sequence[Learner], panels: list[Panel], horizon: int, seconds: float) -> Iterator[pd.DataFrame]:
    """The forecasts of each learner for all panels, as they come."""
    os.environ["HF_HUB_OFFLINE"] = "1"
    deadline = Deadline(seconds)
    for position, learner in enumerate(learners):
        share = deadline.part(1 / (len(learners) - position)).remaining()
        try:
            yield _forecasts(learner, panels, horizon, share)
        except Exception:
            logger.info("%s has no answer", learner.name, exc_info=True)


def _forecasts(learner: Learner, panels: list[Panel], horizon: int, seconds: float) -> pd.DataFrame:
    """One learner's forecasts. Fitted at the oldest origin for the backtests, again on everything for the answer."""
    frames = []
    with quiet(), tempfile.TemporaryDirectory() as folder:
        first = _fitted(learner, panels[0], horizon, seconds / 2, Path(folder) / "first")
        frames += [_predicted(first, panel, horizon, learner.name, origin) for origin, panel in enumerate(panels[:-1])]
        everything = len(panels) == 1 or learner.pretrained
        last = first if everything else _fitted(learner, panels[-1], horizon, seconds / 2, Path(folder) / "last")
        frames.append(_predicted(last, panels[-1], horizon, learner.name, len(panels) - 1))
    return pd.concat(frames, ignore_index=True)


def _fitted(learner: Learner, panel: Panel, horizon: int, seconds: float, folder: Path) -> Any:
    from autogluon.timeseries import TimeSeriesPredictor  # noqa: PLC0415 -- takes seconds, and only when it is needed

    predictor = TimeSeriesPredictor(
        prediction_length=horizon,
        freq=_rhythm(panel),
        quantile_levels=[0.1, 0.5, 0.9],
        path=str(folder),
        verbosity=0,
        log_to_file=False,
    )
    return predictor.fit(
        _data(panel),
        hyperparameters={learner.name: dict(learner.settings)},
        time_limit=max(1, int(seconds)),
        enable_ensemble=False,
        skip_model_selection=True,
        verbosity=0,
    )


def _predicted(predictor: Any, panel: Panel, horizon: int, model: str, origin: int) -> pd.DataFrame:
    out: pd.DataFrame = predictor.predict(_data(panel), use_cache=False).reset_index().rename(columns=COLUMNS)
    ends = panel.values.groupby("series", sort=False)["step"].max()
    steps = {str(name): steps_after(end, panel.frequency, horizon) for name, end in ends.items()}
    out["step"] = np.concatenate([steps[name].to_numpy() for name in out["series"].iloc[::horizon]])
    return out[["series", "step", "p10", "p50", "p90"]].assign(model=model, origin=origin)


def _data(panel: Panel) -> Any:
    """The panel as AutoGluon takes it. Steps are moved to the calendar's months and quarters, as it insists."""
    from autogluon.timeseries import TimeSeriesDataFrame  # noqa: PLC0415 -- takes seconds, and only when it is needed

    frame = panel.values.rename(columns={"series": "item_id", "step": "timestamp", "value": "target"})
    period = {Frequency.MONTH: "M", Frequency.QUARTER: "Q", Frequency.YEAR: "Y"}.get(panel.frequency)
    if period is not None:
        frame = frame.assign(timestamp=frame["timestamp"].dt.to_period(period).dt.to_timestamp())
    return TimeSeriesDataFrame.from_data_frame(frame)


def _rhythm(panel: Panel) -> str:
    if panel.frequency is Frequency.WEEK:
        return f"W-{panel.values['step'].iloc[0].day_name()[:3].upper()}"
    return RHYTHM[panel.frequency]
