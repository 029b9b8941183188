"""The forecast of a panel."""

from collections.abc import Sequence
from statistics import NormalDist

import numpy as np
import pandas as pd

from automl.engine import Deadline, Forecaster, Panel, Progress, Report
from automl.forecasting.histories import Histories, actuals, histories_of
from automl.forecasting.naive import naive_scale, seasonal_naive
from automl.forecasting.result import TOTAL, PanelForecast
from automl.forecasting.season import season_of
from automl.result import Caution

DRAWS = 500
WINDOWS = 3
Z80 = NormalDist().inv_cdf(0.9)


def forecast_panel(
    panel: Panel,
    horizon: int,
    *,
    total: bool,
    forecasters: Sequence[Forecaster],
    deadline: Deadline,
    report: Report,
) -> PanelForecast:
    """Forecast `horizon` steps after the end of each series of a panel, with a backtest of the answer.

    total: the series are parts of a sum; the total is forecast too and is the sum of the parts at every step.
    Returns no NaN; nothing is negative where a history never is. EngineError when no engine gave an answer.
    """
    season = panel.season or season_of(panel)
    histories = histories_of(panel, season)
    offsets = _offsets(histories, horizon)
    panels = [*(histories.cut(offset) for offset in offsets), histories.cut(0)]
    cube, models = _cube(histories, panels, (*offsets, 0), horizon, forecasters, deadline, report)
    return _answer(histories, offsets, horizon, cube, models, total)


def _offsets(histories: Histories, horizon: int) -> tuple[int, ...]:
    longest = int(histories.lengths.max())
    room = longest - max(2 * histories.season, 4)
    return tuple(horizon * k for k in range(WINDOWS, 0, -1) if horizon * k <= room)


def _cube(
    histories: Histories,
    panels: Sequence[Panel],
    offsets: Sequence[int],
    horizon: int,
    forecasters: Sequence[Forecaster],
    deadline: Deadline,
    report: Report,
) -> tuple[np.ndarray, dict[str, str]]:
    models: dict[str, str] = {}
    layers = []
    for forecaster in forecasters:
        done = forecaster.forecast(panels, horizon, deadline, report)
        models |= done.models
        for _, frame in done.quantiles.groupby("model"):
            layers.append(_layer(histories, frame, len(offsets), horizon))
        report(Progress(f"{forecaster.name} done", 0.5))
    return np.nanmean(np.stack(layers), axis=0), models


def _layer(histories: Histories, frame: pd.DataFrame, origins: int, horizon: int) -> np.ndarray:
    layer = np.full((origins, len(histories.names), horizon, 3), np.nan)
    place = {name: s for s, name in enumerate(histories.names)}
    for (origin, series), group in frame.groupby(["origin", "series"], sort=False):
        layer[int(str(origin)), place[str(series)]] = group[["p10", "p50", "p90"]].to_numpy()
    return layer


def _answer(
    histories: Histories, offsets: Sequence[int], horizon: int, cube: np.ndarray, models: dict[str, str], total: bool
) -> PanelForecast:
    truth = actuals(histories, offsets, horizon)
    naive = np.array(
        [
            [
                seasonal_naive(v[: len(v) - o] if len(v) > o else v[:1], histories.season, horizon)
                for v in histories.values
            ]
            for o in offsets
        ]
    ).reshape(len(offsets), len(histories.names), horizon)
    names = histories.names
    scale = np.array([naive_scale(v, histories.season) for v in histories.values])
    if total:
        names = (*names, TOTAL)
        cube = np.concatenate([cube, np.nansum(cube, axis=1, keepdims=True)], axis=1)
        truth = np.concatenate([truth, np.nansum(truth, axis=1, keepdims=True)], axis=1)
        naive = np.concatenate([naive, np.nansum(naive, axis=1, keepdims=True)], axis=1)
        scale = np.append(scale, scale.sum())
    if all((v >= 0).all() for v in histories.values):
        cube = np.maximum(cube, 0)
    final = cube[-1]
    errors = np.abs(cube[:-1, :, :, 1] - truth) / scale[:, None] if offsets else None
    naive_errors = np.abs(naive - truth) / scale[:, None] if offsets else None
    rng = np.random.default_rng(0)
    width = np.maximum(final[:, :, 2] - final[:, :, 0], 0) / (2 * Z80)
    draws = {
        n: np.maximum(final[s, :, 1] + rng.standard_normal((DRAWS, horizon)) * width[s], 0) for s, n in enumerate(names)
    }
    where = {n: histories.future(min(s, len(histories.names) - 1), horizon) for s, n in enumerate(names)}
    quantiles = pd.concat(
        pd.DataFrame({"series": n, "step": where[n], "p10": f[:, 0], "p50": f[:, 1], "p90": f[:, 2]})
        for n, f in zip(names, final, strict=True)
    )
    parts = len(histories.names)
    return PanelForecast(
        quantiles.reset_index(drop=True),
        draws,
        _windows(histories, names, offsets, horizon, cube, truth, naive),
        len(offsets),
        histories.season,
        "mean of " + ", ".join(models),
        None if errors is None else float(np.nanmean(errors[:, :parts])),
        None if naive_errors is None else float(np.nanmean(naive_errors[:, :parts])),
        None if errors is None or not total else float(np.nanmean(errors[:, -1])),
        None if naive_errors is None or not total else float(np.nanmean(naive_errors[:, -1])),
        "model",
        float(np.mean((truth >= cube[:-1, :, :, 0]) & (truth <= cube[:-1, :, :, 2]))) if offsets else None,
        {m: 1 / len(models) for m in models},
        models,
        (),
        () if offsets else (Caution("too_short"),),
    )


def _windows(
    histories: Histories,
    names: Sequence[str],
    offsets: Sequence[int],
    horizon: int,
    cube: np.ndarray,
    truth: np.ndarray,
    naive: np.ndarray,
) -> pd.DataFrame:
    frames = [pd.DataFrame(columns=["window", "series", "step", "actual", "p10", "p50", "p90", "naive"])]
    for w, offset in enumerate(offsets):
        for s, name in enumerate(names):
            steps = histories.steps[min(s, len(histories.names) - 1)]
            start = len(steps) - offset
            frames.append(
                pd.DataFrame(
                    {
                        "window": w,
                        "series": name,
                        "step": steps[start : start + horizon],
                        "actual": truth[w, s],
                        "p10": cube[w, s, :, 0],
                        "p50": cube[w, s, :, 1],
                        "p90": cube[w, s, :, 2],
                        "naive": naive[w, s],
                    }
                )
            )
    return pd.concat(frames[1:] or frames, ignore_index=True)
