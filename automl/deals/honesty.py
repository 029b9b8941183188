"""What tests on the past teach: how to correct the chances, how far deals hang together, how wide a range must be."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from scipy.optimize import minimize

from automl.deals.backtest import Tested
from automl.deals.linear import logit_of, sigmoid
from automl.deals.result import Bin, Calibration
from automl.deals.simulation import Spread

Floats = npt.NDArray[np.float64]
_LEAST_PAIRS = 60
_BINS = 5
_SKILL = 0.003
_PRIOR_CELLS, _PRIOR_SPREAD = 4.0, 0.15
_PRIOR_TESTS = 4.0
_FURTHEST = 3.0
_Z = 1.2816
"""Of the 10% and 90% quantiles of the normal distribution."""


@dataclass(frozen=True, slots=True)
class Correction:
    """Intercept and slope of the logit (Platt, Probabilistic outputs for support vector machines, 1999)."""

    intercept: float = 0.0
    slope: float = 1.0

    def apply(self, given: Floats) -> Floats:
        return sigmoid(self.intercept + self.slope * logit_of(given))


def correction(given: Floats, won: Floats) -> Correction:
    """Fitted with a penalty towards no correction, so that few deals correct little."""
    if len(given) < _LEAST_PAIRS:
        return Correction()
    logit = logit_of(given)

    def loss(values: Floats) -> float:
        told = values[0] + values[1] * logit
        return float(np.sum(np.logaddexp(0, told) - won * told) + 4 * values[0] ** 2 + 8 * (values[1] - 1) ** 2)

    found = minimize(loss, np.array([0.0, 1.0]), method="Nelder-Mead").x
    return Correction(float(found[0]), float(np.clip(found[1], 0.1, 2.0)))


def calibrated(tests: Sequence[Tested]) -> tuple[Calibration, Correction, bool]:
    """How the chances did, each corrected by earlier tests alone; the correction of all; whether they are any better
    than one rate for all.
    """
    pairs = [(_corrected(tests, place), test) for place, test in enumerate(tests) if len(test.given)]
    if not pairs:
        return Calibration(None, None), Correction(), True
    given = np.concatenate([each for each, _ in pairs])
    won = np.concatenate([test.won for _, test in pairs])
    base = np.concatenate([np.full(len(test.won), test.rate) for _, test in pairs])
    brier, baseline = float(np.mean((given - won) ** 2)), float(np.mean((base - won) ** 2))
    over = [test for test in tests if test.actual is not None]
    held = sum(1 for test in over if test.actual is not None and test.p10 <= test.actual <= test.p90)
    skilled = brier < baseline - _SKILL
    told = Calibration(brier, baseline, len(won), _binned(given, won), len(over), held)
    every = correction(np.concatenate([t.given for t in tests]), np.concatenate([t.won for t in tests]))
    return told, every if skilled else Correction(), skilled


def _corrected(tests: Sequence[Tested], place: int) -> Floats:
    before = tests[:place]
    if not before:
        return tests[place].given
    learnt = correction(np.concatenate([t.given for t in before]), np.concatenate([t.won for t in before]))
    return learnt.apply(tests[place].given)


def _binned(given: Floats, won: Floats) -> tuple[Bin, ...]:
    order = np.argsort(given, kind="stable")
    return tuple(
        Bin(len(part), float(given[part].mean()), float(won[part].mean()))
        for part in np.array_split(order, _BINS)
        if len(part)
    )


def spread_of(tests: Sequence[Tested], corrected: Correction) -> Spread:
    """How far quarters, and owners within them, were better or worse beyond chance (a method of moments)."""
    quarters, owners = [], []
    for test in tests:
        given = corrected.apply(test.given)
        miss, room = test.won - given, given * (1 - given)
        quarters.append((float(miss.sum()), float(room.sum())))
        owners += [
            (float(miss[test.owner == each].sum()), float(room[test.owner == each].sum())) for each in set(test.owner)
        ]
    market = _beyond(quarters)
    return Spread(market, max(_beyond(owners) ** 2 - market**2, 0.05**2) ** 0.5)


def _beyond(cells: Sequence[tuple[float, float]]) -> float:
    room = sum(each**2 for _, each in cells)
    found = max(sum(miss**2 - each for miss, each in cells) / room, 0.0) if room > 0 else 0.0
    cells_known = float(len(cells))
    return float(
        np.sqrt((cells_known * min(found, 1.0) + _PRIOR_CELLS * _PRIOR_SPREAD**2) / (cells_known + _PRIOR_CELLS))
    )


def widening(tests: Sequence[Tested]) -> float:
    """By how much the range is to be widened (or narrowed), from how far past quarters came out from the middle."""
    far = [min(abs(_distance(test)), _FURTHEST) ** 2 for test in tests if test.actual is not None]
    return float(np.clip(np.sqrt((sum(far) + _PRIOR_TESTS) / (len(far) + _PRIOR_TESTS)), 0.85, 2.5))


def _distance(test: Tested) -> float:
    miss = (test.actual or 0.0) - test.p50
    side = test.p90 - test.p50 if miss > 0 else test.p50 - test.p10
    return _Z * miss / side if side > 0 else 0.0
