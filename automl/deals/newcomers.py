"""Deals that are not created yet: what such deals have brought in stretches of the same length before."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from automl.deals.book import Book
from automl.deals.stretch import Stretch

Floats = npt.NDArray[np.float64]
_STEP = 7
_MOST = 104
_HALF_LIFE = 365.0


@dataclass(frozen=True, slots=True)
class Newcomers:
    """counts: deals won in each past stretch, created after its first day. weights: of the stretches, in sum 1.

    amounts, delays: of those deals, each once: what they brought, and how many days after the stretch began.
    """

    counts: Floats
    weights: Floats
    amounts: Floats
    delays: Floats

    def draw(self, draws: int, days: Floats, chance: np.random.Generator) -> Floats:
        """What newcomers bring by each of `days` after the start: draws × days."""
        brought = np.zeros((draws, len(days)))
        if not len(self.amounts):
            return brought
        # A stretch is one look at a rate that is itself uncertain: a Poisson count around each look.
        counts = chance.poisson(np.maximum(chance.choice(self.counts, draws, p=self.weights), 0.3))
        owner = np.repeat(np.arange(draws), counts)
        picked = chance.integers(0, len(self.amounts), len(owner))
        for place, day in enumerate(days):
            inside = self.delays[picked] <= day
            brought[:, place] = np.bincount(owner[inside], self.amounts[picked[inside]], minlength=draws)
        return brought


def newcomers(book: Book, stretch: Stretch, kept: npt.NDArray[np.bool_]) -> Newcomers:
    """What is known of them on the stretch's day. kept: the deals that the question is about."""
    created, closed = book.days("created"), book.days("closed")
    won = book.is_state("won") & kept & (closed <= stretch.day) & ~np.isnan(created)
    nothing = np.zeros(0)
    if not book.aged or not won.any():
        return Newcomers(nothing, nothing, nothing, nothing)
    first = np.nanmin(created)
    length, gap = stretch.end - stretch.day, max(stretch.start - 1 - stretch.day, 0)
    begins = np.arange(stretch.day - length, first - 1, -_STEP)[:_MOST]
    looks = [won & (created > begin) & (closed > begin + gap) & (closed <= begin + length) for begin in begins]
    if not looks:
        return Newcomers(nothing, nothing, nothing, nothing)
    weights = 0.5 ** ((stretch.day - length - begins) / _HALF_LIFE)
    amount = book.days("amount")
    delays = [closed[look] - begin for look, begin in zip(looks, begins, strict=True)]
    return Newcomers(
        np.array([float(look.sum()) for look in looks]),
        weights / weights.sum(),
        np.concatenate([amount[look] for look in looks]),
        np.concatenate(delays),
    )
