"""From which probability a row is flagged, and what that is worth. Chosen on validation rows, never on the test."""

import numpy as np

from automl.predicting.evaluating.unseen import Codes, Numbers, Unseen
from automl.predicting.result import Bin, Flagged
from automl.row_plans import Costs

EVEN = 0.5
_GAIN = 0.01
"""How much better F1 must be on validation rows to leave one half."""
_CHANCE = 0.3
"""What is added to that, over the root of the rows: the best of many thresholds is better by chance."""
_SURE = 2.0
"""Standard errors by which another threshold must have been cheaper than the one of theory."""
_CANDIDATES = 199
_LEAST_OF_CLASS = 10
_BINS = 10
_LEAST_IN_BIN = 20


def threshold_of(truth: Codes, positive: Numbers, costs: Costs | None) -> float:
    """The threshold: by the costs of mistakes where they are given, else by the mean F1 of both classes.

    truth: 1 where positive. With costs, the one that theory gives for true probabilities, unless another one was
    clearly cheaper on these rows (Elkan, 2001).
    """
    if costs is not None:
        return _by_costs(truth, positive, costs)
    if min(int(truth.sum()), int((1 - truth).sum())) < _LEAST_OF_CLASS:
        return EVEN
    tried = _candidates(positive)
    gains = np.array([_f1(truth, positive >= each) for each in tried])
    best = float(tried[_middle_of_best(gains)])
    needed = _GAIN + _CHANCE / np.sqrt(len(truth))
    return best if gains.max() > _f1(truth, positive >= EVEN) + needed else EVEN


def _by_costs(truth: Codes, positive: Numbers, costs: Costs) -> float:
    whole = costs.missed + costs.false_alarm
    theory = float(np.clip(costs.false_alarm / whole if whole > 0 else EVEN, 0.001, 0.999))
    if min(int(truth.sum()), int((1 - truth).sum())) < _LEAST_OF_CLASS:
        return theory
    tried = _candidates(positive)
    spent = np.array([_costs(truth, positive >= each, costs).mean() for each in tried])
    best = float(tried[_middle_of_best(-spent)])
    saved = _costs(truth, positive >= theory, costs) - _costs(truth, positive >= best, costs)
    return best if saved.mean() > _SURE * saved.std() / np.sqrt(len(saved)) else theory


def _candidates(positive: Numbers) -> Numbers:
    return np.unique(np.quantile(positive, np.linspace(0.005, 0.995, _CANDIDATES)).round(4))


def _middle_of_best(gains: Numbers) -> int:
    """Of the thresholds that are as good as the best but for a hair, the middle one: the best alone is chance."""
    good = np.flatnonzero(gains >= gains.max() - 0.002 * max(1e-9, abs(float(gains.max()))))
    return int(good[len(good) // 2])


def _f1(truth: Codes, flagged: "np.ndarray[tuple[int], np.dtype[np.bool_]]") -> float:
    told = [(truth == 1, flagged), (truth == 0, ~flagged)]
    return float(np.mean([2 * (there & said).sum() / max(1, there.sum() + said.sum()) for there, said in told]))


def _costs(truth: Codes, flagged: "np.ndarray[tuple[int], np.dtype[np.bool_]]", costs: Costs) -> Numbers:
    """The cost of each row."""
    missed, needless = ((truth == 1) & ~flagged), ((truth == 0) & flagged)
    return np.asarray(costs.missed * missed + costs.false_alarm * needless, dtype=np.float64)


def flagged_of(tested: Unseen, threshold: float, costs: Costs | None) -> Flagged:
    """What the yes is worth on rows never seen. Without a model, all or none are flagged, whichever is cheaper."""
    truth = np.asarray(tested.truth, dtype=np.int64)
    yes = tested.chosen == 1
    none, every = np.zeros(len(truth), dtype=bool), np.ones(len(truth), dtype=bool)
    return Flagged(
        threshold,
        int(yes.sum()),
        int((yes & (truth == 1)).sum()),
        int(truth.sum()),
        len(truth),
        cost=float(_costs(truth, yes, costs).mean()) if costs else None,
        cost_without=min(float(_costs(truth, each, costs).mean()) for each in (none, every)) if costs else None,
    )


def lift_of(tested: Unseen) -> float | None:
    """The share of positives in the tenth with the highest probabilities, over their share at all."""
    truth = np.asarray(tested.truth, dtype=np.float64)
    share, top = float(truth.mean()), max(1, len(truth) // 10)
    if not share or len(truth) < _LEAST_IN_BIN:
        return None
    order = np.argsort(-tested.positive, kind="stable")
    return float(truth[order[:top]].mean()) / share


def calibration_of(tested: Unseen) -> tuple[Bin, ...]:
    """About ten groups of rows of like probability, the lowest first: what was said, and what came true."""
    bins = min(_BINS, len(tested) // _LEAST_IN_BIN)
    if bins < 2:  # noqa: PLR2004 - one group says nothing
        return ()
    truth = np.asarray(tested.truth, dtype=np.float64)
    order = np.argsort(tested.positive, kind="stable")
    parts = np.array_split(order, bins)
    return tuple(Bin(float(tested.positive[part].mean()), float(truth[part].mean()), len(part)) for part in parts)
