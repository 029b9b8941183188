"""When deals close: the chance to close within the next week, by age and by what is known of a deal.

A discrete-time hazard, learnt from deal-weeks: every week that a deal was open is a row, the last one of a closed deal
its event. Open deals take part for the weeks that they have lasted, so that slow deals are not forgotten (Singer and
Willett, Applied Longitudinal Data Analysis, 2003).
"""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from automl.deals.linear import Linear, fit, sigmoid
from automl.deals.moments import WEEK, Clock, bends_of
from automl.deals.snapshot import Snapshot

Floats = npt.NDArray[np.float64]
_MOST_QUIET = 30_000
_STRENGTH = 1.0
_BENDS = (0.1, 0.3, 0.6, 0.9)
_SEED = 20_261_110


@dataclass(frozen=True, slots=True)
class Timing:
    """The hazard of closing."""

    clock: Clock
    model: Linear

    def weekly(self, columns: Floats, created: Floats, expected: Floats, start: Floats, weeks: int) -> Floats:
        """The chance to close in each of the next weeks, for deals that are open until then: deals × weeks."""
        width = columns.shape[1]
        fixed = columns @ self.model.slopes[:width]
        days = start[:, None] + WEEK * np.arange(weeks)[None, :]
        moving = self.clock.encode(days.ravel(), np.repeat(created, weeks), np.repeat(expected, weeks))
        logit = self.model.start + (moving @ self.model.slopes[width:]).reshape(len(start), weeks) + fixed[:, None]
        return sigmoid(logit)


def fit_timing(view: Snapshot, columns: Floats, *, slips: bool, fiscal_start: int) -> Timing:
    """Learn the hazard from all deals of a snapshot. columns: encoded, one row for each deal of the snapshot."""
    weeks = np.floor(np.maximum(view.end - view.created, 0.0) / WEEK).astype(int)
    deal = np.repeat(np.arange(len(weeks)), weeks + 1)
    place = np.arange(len(deal)) - np.repeat(np.cumsum(weeks + 1) - weeks - 1, weeks + 1)
    event = (place == weeks[deal]) & view.over[deal]
    whole = event | ((place + 1) * WEEK <= (view.end - view.created)[deal])
    kept, weights = _drawn(event, whole)
    deal, place, truth = deal[kept], place[kept], event[kept].astype(float)
    clock = Clock(bends_of((view.end - view.created)[view.over], _BENDS), slips, hurry=True, fiscal_start=fiscal_start)
    days = view.created[deal] + WEEK * place
    moving = clock.encode(days, view.created[deal], view.expected[deal])
    return Timing(clock, fit(np.column_stack([columns[deal], moving]), truth, _STRENGTH, weights))


def _drawn(event: npt.NDArray[np.bool_], whole: npt.NDArray[np.bool_]) -> tuple[npt.NDArray[np.int64], Floats]:
    """All events, and of the quiet weeks as many as are needed, weighted for those left out."""
    events, quiet = np.flatnonzero(event), np.flatnonzero(whole & ~event)
    if len(quiet) <= _MOST_QUIET:
        kept = np.concatenate([events, quiet])
        return kept, np.ones(len(kept))
    drawn = np.random.default_rng(_SEED).choice(quiet, _MOST_QUIET, replace=False)
    weights = np.concatenate([np.ones(len(events)), np.full(_MOST_QUIET, len(quiet) / _MOST_QUIET)])
    return np.concatenate([events, drawn]), weights
