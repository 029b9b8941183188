"""The total of a period, drawn many times: won so far, open deals, and deals that are not created yet.

Deals are not independent: a quarter may be good or bad for all of them, and for all deals of an owner, by as much as
past quarters were beyond chance.
"""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from automl.deals.chances import Curves
from automl.deals.linear import logit_of, sigmoid
from automl.deals.newcomers import Newcomers
from automl.deals.stretch import Stretch

Floats = npt.NDArray[np.float64]
_CELLS = 4_000_000
_MOST_DRAWS, _LEAST_DRAWS = 4_000, 500
_SEED = 20_261_231


@dataclass(frozen=True, slots=True)
class Spread:
    """What holds deals together: standard deviations on the logit, of a quarter and of an owner in a quarter."""

    market: float = 0.15
    owner: float = 0.15


@dataclass(frozen=True, slots=True)
class Totals:
    """days: after the first day. unseen: of deals not created yet; draws × days. drawn: all, without what is won."""

    days: Floats
    drawn: Floats
    unseen: Floats


def within(curves: Curves, stretch: Stretch, days: Floats, *, won: bool = True) -> Floats:
    """The chance of each deal to be won (or closed) in the stretch by each of `days`: deals × days."""
    size = len(curves.won)
    before = curves.by(np.full(size, float(max(stretch.start - 1 - stretch.day, 0))), won=won)
    return np.column_stack([curves.by(np.full(size, day), won=won) - before for day in days])


def simulate(
    curves: Curves, amounts: Floats, owners: npt.NDArray[np.int64], stretch: Stretch, fresh: Newcomers, spread: Spread
) -> Totals:
    """Draw the stretch's total. owners: a number for each open deal's owner; amounts: of the open deals."""
    chance = np.random.default_rng(_SEED)
    days = stretch.ahead
    draws = int(np.clip(_CELLS / max(len(amounts), 1), _LEAST_DRAWS, _MOST_DRAWS))
    market = chance.normal(0, spread.market, draws)
    unseen = fresh.draw(draws, days, chance) * np.exp(market - spread.market**2 / 2)[:, None] ** 0.5
    if not len(amounts):
        return Totals(days, unseen.copy(), unseen)
    reached = within(curves, stretch, days)
    closing = within(curves, stretch, days[-1:], won=False)[:, 0]
    share = logit_of(reached[:, -1] / np.maximum(closing, 1e-9))
    mood = market[None, :] + chance.normal(0, spread.owner, (owners.max() + 1, draws))[owners]
    lifted = _lifted(share, mood, spread)
    luck = chance.random((len(amounts), draws)) / np.maximum(lifted, 1e-9)
    drawn = np.column_stack([amounts @ (luck < reached[:, place][:, None]) for place in range(len(days))])
    return Totals(days, drawn + unseen, unseen)


def _lifted(share: Floats, mood: Floats, spread: Spread) -> Floats:
    """By how much moods raise or lower each deal's chance; one on average, so that moods move no total."""
    flat = np.sqrt(1 + (spread.market**2 + spread.owner**2) * np.pi / 8)
    moved = sigmoid(share[:, None] * flat + mood)
    return np.asarray(moved / sigmoid(share)[:, None])
