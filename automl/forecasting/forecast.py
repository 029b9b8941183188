"""The forecast of a panel: cut, forecast by the engines, answered, told."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

import numpy as np
import pandas as pd

from automl.engine import Deadline, Forecaster, Panel, Progress, Report, TooFewDataError
from automl.errors import EngineError
from automl.forecasting.answer import Answer, Evidence, answer_of, mean_or_none, total_or_none
from automl.forecasting.candidates import Candidates, candidates_of, naive_candidate, steps_frame, without_wild
from automl.forecasting.cautions import cautions_of
from automl.forecasting.draws import error_correlation, sample_paths
from automl.forecasting.histories import Histories, actuals, histories_of
from automl.forecasting.known import Known, effects, helpful, known_of
from automl.forecasting.naive import SEASONAL_NAIVE, naive_forecasts, naive_scales
from automl.forecasting.result import PanelForecast
from automl.forecasting.season import season_of
from automl.forecasting.windows import Windows, most_windows, rolling_windows

NAIVE_PRIOR = 0.5
"""The seasonal naive counts half as much as a model."""
ENGINE_SHARE = 0.5
"""Of the time left, what an engine gets that others follow."""
LAST_SHARE = 0.95
NAMED = 3
"""Models named in the name of a combination."""


@dataclass(frozen=True, slots=True)
class Backtested:
    """A panel with the origins at which it is forecast: its windows, then the end of the history."""

    histories: Histories
    windows: Windows
    horizon: int
    known: Known | None = None
    used: tuple[str, ...] = ()
    """The features known in advance that help."""

    @property
    def offsets(self) -> tuple[int, ...]:
        return (*self.windows.offsets, 0)

    def panels(self) -> list[Panel]:
        """What the engines see at each origin: the histories without the effects of what is known in advance."""
        if self.known is None or not self.used:
            return [self.histories.cut(offset) for offset in self.offsets]
        return [
            self.histories.without(effects(self.known, self.histories, self.used, offset, 0)[0]).cut(0)
            for offset in self.offsets
        ]

    def with_effects(self, candidates: Candidates) -> Candidates:
        """Forecasts of the engines with the effects of the steps to come."""
        if self.known is None or not self.used:
            return candidates
        ahead = [np.stack(effects(self.known, self.histories, self.used, o, self.horizon)[1]) for o in self.offsets]
        return replace(candidates, quantiles=candidates.quantiles + np.stack(ahead)[None, ..., None])


def forecast_panel(
    panel: Panel,
    horizon: int,
    *,
    total: bool,
    forecasters: Sequence[Forecaster],
    deadline: Deadline,
    report: Report,
    keep: Callable[[PanelForecast], None] | None = None,
) -> PanelForecast:
    """Forecast `horizon` steps after the end of each series of a panel, with a backtest of the answer.

    total: the series are parts of a sum; the total is forecast too and is the sum of the parts at every step. Series
        that end early are then prolonged by their last season. With one series the total is that series.
    forecasters: engines in order; the answer improves with each. Where none can answer, the seasonal naive does.
    keep: is given the best so far after each engine that others follow.
    Returns no NaN; nothing is negative where the history never is.
    """
    histories = histories_of(panel, panel.season or season_of(panel), total=total)
    windows = rolling_windows(
        int(histories.lengths.max()), horizon, histories.season, most_windows(len(histories.names))
    )
    known = known_of(panel.known, panel.features, histories)
    used = helpful(known, histories, windows) if known is not None else ()
    backtested = Backtested(histories, windows, horizon, known, used)
    evidence = _evidence(backtested)

    def interim(candidates: Candidates, late: tuple[str, ...]) -> None:
        if keep is not None:
            keep(_told(backtested, candidates, evidence, late, len(forecasters)))

    candidates, late = _candidates(backtested, forecasters, deadline, report, interim)
    return _told(backtested, candidates, evidence, late, len(forecasters))


def _candidates(
    backtested: Backtested,
    forecasters: Sequence[Forecaster],
    deadline: Deadline,
    report: Report,
    interim: Callable[[Candidates, tuple[str, ...]], None],
) -> tuple[Candidates, tuple[str, ...]]:
    """The forecasts of the naive and of every engine that answered in time; the names of those that did not.

    interim: hears of what there is after each engine that others follow.
    """
    histories, offsets, horizon = backtested.histories, backtested.offsets, backtested.horizon
    naive = naive_forecasts(histories, offsets, horizon)
    candidates = naive_candidate(SEASONAL_NAIVE, naive, NAIVE_PRIOR)
    scales, late = naive_scales(histories, offsets), list[str]()
    panels = backtested.panels()
    for position, forecaster in enumerate(forecasters):
        share = LAST_SHARE if position == len(forecasters) - 1 else ENGINE_SHARE
        try:
            done = forecaster.forecast(
                panels, horizon, deadline.part(share), _within(report, position, len(forecasters))
            )
        except TooFewDataError:
            continue
        except EngineError:
            late.append(forecaster.name)
            continue
        candidates = candidates.joined(backtested.with_effects(candidates_of(done, histories, len(offsets), horizon)))
        if position + 1 < len(forecasters):
            interim(without_wild(candidates, scales), tuple(late))
    report(Progress("Weighing the methods", 1.0))
    return without_wild(candidates, scales), tuple(late)


def _within(report: Report, position: int, count: int) -> Report:
    """An engine's own progress as its part of the whole."""
    return lambda progress: report(replace(progress, share=(position + progress.share) / count))


def _evidence(backtested: Backtested) -> Evidence:
    histories, windows = backtested.histories, backtested.windows
    covered = windows.offsets[0] / windows.reach if windows.offsets else 0.0
    return Evidence(
        actuals(histories, windows.offsets, windows.reach),
        naive_scales(histories, backtested.offsets),
        naive_forecasts(histories, backtested.offsets, backtested.horizon),
        covered,
        histories.has_total,
        all(float(values.min()) >= 0 for values in histories.values),
    )


def _told(
    backtested: Backtested, candidates: Candidates, evidence: Evidence, late: tuple[str, ...], engines: int
) -> PanelForecast:
    histories = backtested.histories
    answer = answer_of(candidates, evidence, SEASONAL_NAIVE)
    parts = evidence.parts
    windows = _windows_frame(backtested, answer, evidence)
    held = (windows["actual"] >= windows["p10"]) & (windows["actual"] <= windows["p90"])
    return PanelForecast(
        quantiles=steps_frame(
            histories.names,
            [histories.future(s, backtested.horizon) for s in range(len(histories.names))],
            answer.quantiles,
        ),
        draws=_draws(histories, answer, evidence),
        windows=windows,
        window_count=evidence.windows,
        season=histories.season,
        model_name=_model_name(answer, candidates),
        model_error=mean_or_none(answer.errors[:parts]),
        naive_error=mean_or_none(answer.naive_errors[:parts]),
        total_model_error=total_or_none(answer.errors, has_total=histories.has_total),
        total_naive_error=total_or_none(answer.naive_errors, has_total=histories.has_total),
        answered_by=answer.answered_by,
        coverage_80=float(held.mean()) if len(held) else None,
        shares=answer.shares,
        models={name: words for name, words in candidates.words.items() if name in answer.shares},
        known_used=backtested.used,
        cautions=cautions_of(histories, answer, evidence, late, engines=engines),
    )


def _draws(histories: Histories, answer: Answer, evidence: Evidence) -> dict[str, np.ndarray]:
    known = answer.windows[:, :, : evidence.truth.shape[-1]]
    off = evidence.truth - known[..., 1]
    residuals = off / np.maximum(known[..., 2] - known[..., 0], 1e-9)
    paths = sample_paths(answer.quantiles, error_correlation(residuals), positive=evidence.positive)
    return dict(zip(histories.names, paths, strict=True))


def _windows_frame(backtested: Backtested, answer: Answer, evidence: Evidence) -> pd.DataFrame:
    """The backtest of the answer, step by step; steps whose truth is unknown are left out."""
    histories, reach = backtested.histories, backtested.windows.reach
    frames = [pd.DataFrame(columns=["window", "series", "step", "actual", "p10", "p50", "p90", "naive"])]
    for w, offset in enumerate(backtested.windows.offsets):
        for s, one in enumerate(histories.series):
            start = len(one.values) - offset
            if start <= 0:
                continue
            frame = pd.DataFrame({"window": w, "series": histories.names[s], "step": one.steps[start : start + reach]})
            frame["actual"] = evidence.truth[w, s]
            frame[["p10", "p50", "p90"]] = answer.windows[w, s, :reach]
            frame["naive"] = evidence.naive[w, s, :reach, 1]
            frames.append(frame)
    return pd.concat(frames[1:] or frames, ignore_index=True).dropna(ignore_index=True)


def _model_name(answer: Answer, candidates: Candidates) -> str:
    """The naive by its name, one model by its own, several as a combination of the heaviest."""
    if answer.answered_by == "seasonal_naive":
        return "Seasonal naive"
    models = sorted((n for n in answer.shares if n != SEASONAL_NAIVE), key=lambda name: -answer.shares[name])
    if len(models) <= 1:
        return models[0] if models else candidates.names[0]
    named, others = models[:NAMED], len(models) - NAMED
    return f"Combination of {', '.join(named)}" + (f" and {others} more" if others > 0 else "")
