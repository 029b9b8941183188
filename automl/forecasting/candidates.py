"""The forecasts of all models at all origins, as one array."""

import warnings
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd

from automl.engine import EngineForecast
from automl.forecasting.histories import Histories
from automl.forecasting.weights import known_mean

WILD = 8.0
"""A model this many times further from the others' median than they are themselves is left out for a series."""


@dataclass(frozen=True, slots=True)
class Candidates:
    """Quantile forecasts of each model.

    quantiles: (models, origins, series, horizon, 3) with p10, p50, p90 in order; the last origin is the end of the
        history. NaN where a model gave nothing.
    priors: what each model is worth before any evidence, relative to the others.
    """

    names: tuple[str, ...]
    words: Mapping[str, str]
    priors: np.ndarray
    quantiles: np.ndarray

    def joined(self, other: "Candidates") -> "Candidates":
        return Candidates(
            (*self.names, *other.names),
            {**self.words, **other.words},
            np.concatenate([self.priors, other.priors]),
            np.concatenate([self.quantiles, other.quantiles]),
        )

    def but(self, name: str) -> "Candidates":
        """All models but one."""
        kept = [position for position, one in enumerate(self.names) if one != name]
        names = tuple(self.names[position] for position in kept)
        return Candidates(names, self.words, self.priors[kept], self.quantiles[kept])


def candidates_of(forecast: EngineForecast, histories: Histories, origins: int, horizon: int) -> Candidates:
    """An engine's forecasts as arrays; what is not a finite number counts as not given."""
    place = {name: s for s, name in enumerate(histories.names)}
    names = tuple(dict.fromkeys(forecast.quantiles["model"]))
    out = np.full((len(names), origins, len(place), horizon, 3), np.nan)
    frame = forecast.quantiles
    model = frame["model"].map({name: k for k, name in enumerate(names)}).to_numpy()
    series = frame["series"].map(place).to_numpy()
    origin = frame["origin"].to_numpy()
    step = frame.groupby(["model", "origin", "series"], sort=False).cumcount().to_numpy()
    out[model, origin, series, step] = np.sort(frame[["p10", "p50", "p90"]].to_numpy(dtype=float), axis=1)
    out[~np.isfinite(out).all(axis=(3, 4))] = np.nan
    priors = np.array([forecast.priors.get(name, 1.0) for name in names])
    return Candidates(names, forecast.models, priors, out)


def without_wild(candidates: Candidates, scales: np.ndarray) -> Candidates:
    """Leave a model out where its median runs far away from all the others'. scales: (origins, series)."""
    middles = candidates.quantiles[..., 1]
    if len(candidates.names) < 3:  # noqa: PLR2004 -- of two, nobody can say which one is wild
        return candidates
    away = known_mean(np.abs(middles - _median(middles)[None]), axis=3)
    usual = np.maximum(_median(away), scales)
    quantiles = candidates.quantiles.copy()
    quantiles[away > WILD * usual[None]] = np.nan
    return Candidates(candidates.names, candidates.words, candidates.priors, quantiles)


def naive_candidate(name: str, quantiles: np.ndarray, prior: float) -> Candidates:
    """The seasonal naive as one more model. quantiles: (origins, series, horizon, 3)."""
    return Candidates((name,), {name: "Seasonal naive: last season again"}, np.array([prior]), quantiles[None])


def _median(values: np.ndarray) -> np.ndarray:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", RuntimeWarning)  # nothing known, nothing to compare
        return np.asarray(np.nan_to_num(np.nanmedian(values, axis=0)))


def steps_frame(names: Sequence[str], steps: Sequence[pd.DatetimeIndex], quantiles: np.ndarray) -> pd.DataFrame:
    """Quantiles (series, horizon, 3) as a frame: `series`, `step`, `p10`, `p50`, `p90`."""
    horizon = quantiles.shape[1]
    flat = quantiles.reshape(-1, 3)
    return pd.DataFrame(
        {
            "series": np.repeat(list(names), horizon),
            "step": np.concatenate([one.to_numpy() for one in steps]),
            "p10": flat[:, 0],
            "p50": flat[:, 1],
            "p90": flat[:, 2],
        }
    )
