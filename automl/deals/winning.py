"""Whether a deal is won when it closes, learnt from closed deals: by what is known of it, its age, its lateness.

The probability of the outcome given the day of closing is the same for deals that are closed and for those that will
be, so that closed deals alone teach it without bias (the vertical model of competing risks: Nicolaie, van Houwelingen
and Putter, Statistics in Medicine 29, 2010).
"""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from automl.deals.linear import Linear, fit, sigmoid
from automl.deals.moments import WEEK, Clock, bends_of
from automl.deals.snapshot import Snapshot

Floats = npt.NDArray[np.float64]
_STRENGTHS = (0.003, 0.02, 0.1, 0.5)
_BENDS = (0.3, 0.8)
_PRIOR = 4.0


@dataclass(frozen=True, slots=True)
class Winning:
    """The chance to be won, given the day of closing. rate: of all closed deals."""

    clock: Clock
    model: Linear
    rate: float

    def weekly(self, columns: Floats, created: Floats, expected: Floats, start: Floats, weeks: int) -> Floats:
        """The chance to be won for deals that close in each of the next weeks: deals × weeks."""
        width = columns.shape[1]
        days = start[:, None] + WEEK * (np.arange(weeks)[None, :] + 0.5)
        moving = self.clock.encode(days.ravel(), np.repeat(created, weeks), np.repeat(expected, weeks))
        moved = (moving @ self.model.slopes[width:]).reshape(len(start), weeks)
        return sigmoid(self.model.start + moved + (columns @ self.model.slopes[:width])[:, None])


def fit_winning(view: Snapshot, columns: Floats, *, slips: bool, aged: bool) -> Winning:
    """Learn from the closed deals of a snapshot; the penalty is chosen on the last third of them to close."""
    closed = view.closed[np.argsort(view.end[view.closed], kind="stable")]
    truth = view.won[closed].astype(float)
    ages = (view.end - view.created)[closed]
    clock = Clock(bends_of(ages, _BENDS) if aged else (), slips, hurry=False)
    moving = clock.encode(view.end[closed], view.created[closed], view.expected[closed])
    if not aged and not slips:
        moving = np.zeros_like(moving)
    design = np.column_stack([columns[closed], moving])
    return Winning(clock, fit(design, truth, _strength(design, truth)), float(truth.mean()))


def constant(view: Snapshot) -> Winning:
    """One rate for all deals, drawn towards a half by a few deals, where too few are closed to learn more."""
    won, closed = float(view.won.sum()), float(len(view.closed))
    rate = (won + _PRIOR / 4) / (closed + _PRIOR / 2)
    clock = Clock((), slips=False, hurry=False)
    return Winning(clock, Linear(float(np.log(rate / (1 - rate))), np.zeros(0)), rate)


def _strength(design: Floats, truth: Floats) -> float:
    cut = len(truth) * 2 // 3
    early, late = truth[:cut], truth[cut:]
    if early.min() == early.max():
        return _STRENGTHS[0]
    losses = [_loss(fit(design[:cut], early, strength).logit(design[cut:]), late) for strength in _STRENGTHS]
    return _STRENGTHS[int(np.argmin(losses))]


def _loss(logit: Floats, truth: Floats) -> float:
    return float(np.mean(np.logaddexp(0.0, logit) - truth * logit))
