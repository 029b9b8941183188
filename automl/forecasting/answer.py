"""The answer of a panel: models combined, totals reconciled, the naive heard, ranges corrected."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np

from automl.forecasting.candidates import Candidates
from automl.forecasting.conformal import corrected, factors, misses
from automl.forecasting.reconcile import reconciled, total_weight
from automl.forecasting.weights import combined, known_mean, scaled_errors, weights_of

NEARLY_ALL = 0.999
NAIVE_SHARES = (0.0, 0.25, 0.5, 0.75)


@dataclass(frozen=True, slots=True)
class Evidence:
    """What is known of a panel beside the models' forecasts.

    truth: (windows, series, reach). scales: unit of MASE, (origins, series), the last at the end of the history.
    naive: the seasonal naive's quantiles, (origins, series, horizon, 3). independent: windows that count as such.
    """

    truth: np.ndarray
    scales: np.ndarray
    naive: np.ndarray
    independent: float
    has_total: bool
    positive: bool

    @property
    def windows(self) -> int:
        return len(self.truth)

    @property
    def parts(self) -> int:
        return int(self.naive.shape[1]) - int(self.has_total)


@dataclass(frozen=True, slots=True)
class Answer:
    """quantiles: (series, horizon, 3), corrected. windows: (windows, series, horizon, 3), each made and corrected
    without its own truth. errors, naive_errors: MASE by series, NaN without a window. shares: of each model.
    """

    quantiles: np.ndarray
    windows: np.ndarray
    errors: np.ndarray
    naive_errors: np.ndarray
    answered_by: Literal["model", "seasonal_naive"]
    shares: Mapping[str, float]


def answer_of(candidates: Candidates, evidence: Evidence, naive_name: str) -> Answer:
    """Combine, reconcile, compare with the naive, correct."""
    model, weights = _model(candidates, evidence)
    share = _naive_share(model[:-1], evidence)
    if weights[candidates.names.index(naive_name)] > NEARLY_ALL:
        share = 1.0
        model = _model(candidates.but(naive_name), evidence)[0] if len(weights) > 1 else model
    mixed = (1 - share) * model + share * evidence.naive
    shares = {name: float(w) * (1 - share) for name, w in zip(candidates.names, weights, strict=True)}
    shares[naive_name] = shares.get(naive_name, 0.0) + share
    windows, final = _corrected(mixed, evidence)
    judged = model if share == 1 else mixed
    return Answer(
        final,
        windows,
        _by_series(judged[:-1], evidence),
        _by_series(evidence.naive[:-1], evidence),
        "seasonal_naive" if share == 1 else "model",
        {name: weight for name, weight in shares.items() if weight > 0},
    )


def _model(candidates: Candidates, evidence: Evidence) -> tuple[np.ndarray, np.ndarray]:
    """The combination at every origin, (origins, series, horizon, 3), windows without their own truth; weights."""
    errors = scaled_errors(candidates.quantiles[:, :-1], evidence.truth, evidence.scales[:-1])
    origins = []
    weights = np.empty(0)
    for origin, seen in _seen(evidence.windows):
        weights = weights_of(errors[:, seen], candidates.priors)
        origins.append(combined(candidates.quantiles[:, origin], weights))
    model = np.stack(origins)
    if evidence.has_total:
        model = _reconciled(model, evidence)
    return np.maximum(model, 0) if evidence.positive else model, weights.mean(axis=1)


def _seen(windows: int) -> Iterator[tuple[int, list[int]]]:
    """Each origin with the windows whose truth it may use: all but itself."""
    for origin in range(windows + 1):
        yield origin, [w for w in range(windows) if w != origin]


def _reconciled(model: np.ndarray, evidence: Evidence) -> np.ndarray:
    reach = evidence.truth.shape[-1]
    off = evidence.truth - model[:-1, :, :reach, 1]
    bottom = (model[:-1, :-1, :reach, 1].sum(axis=1) - evidence.truth[:, -1]) ** 2
    origins = []
    for origin, seen in _seen(evidence.windows):
        variances = evidence.scales[-1, :-1] ** 2
        if seen:
            variances = np.ma.masked_invalid(off[seen, :-1] ** 2).mean(axis=(0, 2)).filled(0.0) + 0.1 * variances
        weight = total_weight(_window_means(bottom[seen]), _window_means(off[seen, -1] ** 2))
        origins.append(reconciled(model[origin], variances, weight, positive=evidence.positive))
    return np.stack(origins)


def _window_means(squares: np.ndarray) -> np.ndarray:
    return np.asarray(np.ma.masked_invalid(squares).mean(axis=-1).compressed()) if len(squares) else np.empty(0)


def _naive_share(model: np.ndarray, evidence: Evidence) -> float:
    """The naive's part in the answer: the least with which the answer doesn't lose to the naive over the windows.

    1 where the naive wins against each of them: then it answers.
    """
    if evidence.windows == 0:
        return 0.0
    naive = evidence.naive[:-1]
    bar = np.nanmean(_by_series(naive, evidence)[: evidence.parts])
    for share in NAIVE_SHARES:
        mixed = (1 - share) * model + share * naive
        if np.nanmean(_by_series(mixed, evidence)[: evidence.parts]) <= bar:
            return share
    return 1.0


def _by_series(windows: np.ndarray, evidence: Evidence) -> np.ndarray:
    if evidence.windows == 0:
        return np.full(evidence.naive.shape[1], np.nan)
    errors = scaled_errors(windows, evidence.truth, evidence.scales[:-1])
    return known_mean(errors, axis=0)


def _corrected(mixed: np.ndarray, evidence: Evidence) -> tuple[np.ndarray, np.ndarray]:
    missed = misses(mixed[:-1], evidence.truth)
    share = evidence.independent / max(evidence.windows, 1)
    done = [
        corrected(mixed[origin], _factors(missed[seen], share * len(seen), evidence), positive=evidence.positive)
        for origin, seen in _seen(evidence.windows)
    ]
    return np.stack(done[:-1]) if done[:-1] else mixed[:0], done[-1]


def _factors(missed: np.ndarray, independent: float, evidence: Evidence) -> np.ndarray:
    """Factors of the parts from the parts, of the total from the total."""
    parts = factors(missed[:, : evidence.parts], independent)
    if not evidence.has_total:
        return parts
    return np.concatenate([parts, factors(missed[:, evidence.parts :], independent)])


def total_or_none(values: np.ndarray, *, has_total: bool) -> float | None:
    """The total's entry of an array by series, None without a total or a window."""
    return float(values[-1]) if has_total and not np.isnan(values[-1]) else None


def mean_or_none(values: Sequence[float] | np.ndarray) -> float | None:
    """The mean of what is known, None where nothing is."""
    known = np.asarray(values)[~np.isnan(values)]
    return float(known.mean()) if len(known) else None
