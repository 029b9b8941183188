"""What chance alone would give: intervals of metrics, and whether there is any skill."""

from collections.abc import Mapping

import numpy as np
import pandas as pd

from automl.predicting.evaluating.metrics import area, confusion, metrics_of
from automl.predicting.evaluating.unseen import Codes, Numbers, Unseen

_DRAWS = 200
_MOST_CELLS = 1_000_000
"""Rows times draws, at most."""
_LEAST_DRAWS = 40
_SURE = 2.58
"""Standard errors beyond which chance does not reach in 199 of 200 cases."""
_LEAST = 1e-15


def intervals(tested: Unseen) -> Mapping[str, tuple[float, float]]:
    """The range of each metric that 95% of tests as large would give: by drawing rows again (Efron, 1979)."""
    random = np.random.default_rng(5)
    rows = len(tested)
    draws = int(np.clip(_MOST_CELLS // max(1, rows), _LEAST_DRAWS, _DRAWS))
    found = []
    for _ in range(draws):
        drawn = random.integers(rows, size=rows)
        found.append(metrics_of(tested.task, tested.truth[drawn], tested.said[drawn], tested.thresholds[drawn]))
    told = {name: [each[name] for each in found if each[name] is not None] for name in found[0]}
    return {
        name: (float(np.quantile(values, 0.025)), float(np.quantile(values, 0.975)))  # type: ignore[arg-type]
        for name, values in told.items()
        if len(values) > draws / 2
    }


def skilled(tested: Unseen) -> bool:
    """Whether the predictions beat a guess that knows only how often each outcome comes, beyond chance."""
    if tested.task == "regression":
        truth = np.asarray(tested.truth, dtype=np.float64)
        gain = (truth - tested.guess) ** 2 - (truth - tested.said) ** 2
        return bool(gain.mean() > 0) and (_beyond(gain) or _goes_along(truth, tested.said))
    codes: Codes = np.asarray(tested.truth, dtype=np.int64)
    if tested.said.shape[1] == 2:  # noqa: PLR2004 - of two classes
        return _ranks_beyond(codes, tested.positive)
    return _agrees_beyond(codes, tested.said.argmax(axis=1)) or _beyond(_gained(codes, tested))


def _gained(truth: Codes, tested: Unseen) -> Numbers:
    rows = np.arange(len(truth))
    said, guess = (np.log(np.clip(each[rows, truth], _LEAST, 1)) for each in (tested.said, tested.guess))
    return np.asarray(said - guess)


def _beyond(gain: Numbers) -> bool:
    spread = float(gain.std(ddof=1)) if len(gain) > 1 else 0.0
    return bool(gain.mean() > max(0.0, _SURE * spread / np.sqrt(len(gain))))


def _goes_along(truth: Numbers, said: Numbers) -> bool:
    """Whether the ranks of both go together beyond chance (Spearman, 1904)."""
    if np.ptp(said) == 0 or np.ptp(truth) == 0:
        return False
    along = float(np.corrcoef(pd.Series(truth).rank(), pd.Series(said).rank())[0, 1])
    return bool(along * np.sqrt(len(truth) - 1) > _SURE)


def _ranks_beyond(truth: Codes, scores: Numbers) -> bool:
    """The test of Mann and Whitney (1947), one-sided."""
    told = area(truth == 1, scores)
    if told is None:
        return False
    ones, zeros = int((truth == 1).sum()), int((truth == 0).sum())
    ties = pd.Series(scores).value_counts().to_numpy().astype(np.float64)
    rows = ones + zeros
    tied = float((ties**3 - ties).sum()) / (rows * (rows - 1))
    spread = np.sqrt(ones * zeros / 12 * (rows + 1 - tied))
    return bool(spread > 0 and (told - 0.5) * ones * zeros / spread > _SURE)


def _agrees_beyond(truth: Codes, guessed: Codes) -> bool:
    """Whether truth and guess agree more often than chance makes them: Cohen's kappa (1960)."""
    classes = int(max(truth.max(), guessed.max())) + 1
    shares = confusion(truth, guessed, classes) / len(truth)
    there, told = shares.sum(axis=1), shares.sum(axis=0)
    agreed, expected = float(np.trace(shares)), float(there @ told)
    if expected >= 1:
        return False
    variance = (expected + expected**2 - float((there * told * (there + told)).sum())) / len(truth)
    return bool(variance > 0 and (agreed - expected) / np.sqrt(variance) > _SURE)
