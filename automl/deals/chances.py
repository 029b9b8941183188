"""Chances of deals over the coming weeks: to close, and to be won, by each day."""

from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt
import pandas as pd

from automl.deals.book import Book
from automl.deals.encoding import Encoder, encoder_of
from automl.deals.features import Features
from automl.deals.linear import logit_of, sigmoid
from automl.deals.moments import WEEK
from automl.deals.snapshot import Snapshot
from automl.deals.timing import Timing, fit_timing
from automl.deals.winning import Winning, constant, fit_winning

Floats = npt.NDArray[np.float64]
WEEKS = 78
_LEAST_TIMED = 10
_CHUNK = 2_000


@dataclass(frozen=True, slots=True)
class Curves:
    """What may become of deals by the end of each week from their start: deals × (weeks + 1), the first is 0."""

    closed: Floats
    won: Floats

    @property
    def eventual(self) -> Floats:
        """The chance to be won in the end, of a deal that closes within the weeks."""
        return np.asarray(self.won[:, -1] / np.maximum(self.closed[:, -1], 1e-9))

    def by(self, days: Floats, *, won: bool = True) -> Floats:
        """The chance to be won (or closed) within so many days from each deal's start."""
        curve = self.won if won else self.closed
        place = np.clip(days / WEEK, 0, curve.shape[1] - 1)
        low = np.floor(place).astype(int)
        high, rows = np.minimum(low + 1, curve.shape[1] - 1), np.arange(len(curve))
        return np.asarray(curve[rows, low] + (place - low) * (curve[rows, high] - curve[rows, low]))


@dataclass(frozen=True, slots=True)
class Chances:
    """What was learnt on a day. calibrate: intercept and slope of the logit of the chance to be won.

    timing: None where too few closings are dated; deals then close on their expected day, or at once when it is over.
    """

    encoder: Encoder
    timing: Timing | None
    winning: Winning
    slope: float = 1.0
    intercept: float = 0.0

    def curves(self, raw: pd.DataFrame, created: Floats, expected: Floats, start: Floats) -> Curves:
        """The curves of deals. raw: their columns; days as in the book; start: the day from which each is looked at."""
        parts = [
            self._part(raw.iloc[at : at + _CHUNK], *(each[at : at + _CHUNK] for each in (created, expected, start)))
            for at in range(0, max(len(raw), 1), _CHUNK)
        ]
        found = Curves(np.concatenate([p.closed for p in parts]), np.concatenate([p.won for p in parts]))
        eventual = found.eventual
        told = sigmoid(self.intercept + self.slope * logit_of(eventual))
        return Curves(found.closed, np.minimum(found.won * (told / np.maximum(eventual, 1e-9))[:, None], found.closed))

    def _part(self, raw: pd.DataFrame, created: Floats, expected: Floats, start: Floats) -> Curves:
        columns = self.encoder.encode(raw)
        closing = self._closing(columns, created, expected, start)
        lasting = np.cumprod(1 - closing, axis=1)
        before = np.column_stack([np.ones(len(raw)), lasting[:, :-1]])
        mass = before * closing
        own = columns if len(self.winning.model.slopes) else np.zeros((len(raw), 0))
        won = mass * self._winning(own, created, expected, start)
        nothing = np.zeros((len(raw), 1))
        return Curves(
            np.column_stack([nothing, np.cumsum(mass, axis=1)]), np.column_stack([nothing, np.cumsum(won, axis=1)])
        )

    def _winning(self, columns: Floats, created: Floats, expected: Floats, start: Floats) -> Floats:
        if not len(self.winning.model.slopes):
            return np.full((len(start), WEEKS), self.winning.rate)
        return self.winning.weekly(columns, created, expected, start, WEEKS)

    def _closing(self, columns: Floats, created: Floats, expected: Floats, start: Floats) -> Floats:
        if self.timing is not None:
            return self.timing.weekly(columns, created, expected, start, WEEKS)
        weeks = np.clip(np.floor(np.nan_to_num(expected - start, nan=WEEK * 13.0) / WEEK), 0, WEEKS - 1)
        return np.asarray((np.arange(WEEKS)[None, :] == weeks[:, None]).astype(float))


def learn(
    book: Book, view: Snapshot, features: Features, worth: str | None, fiscal_start: int, *, rich: bool
) -> Chances:
    """Learn from a snapshot. rich: from all features; else one rate for all, and their age alone for the timing."""
    raw = book.raw.iloc[view.rows]
    encoder = encoder_of(raw.iloc[view.closed], features.columns if rich else (), worth if rich else None)
    columns = encoder.encode(raw)
    timed = len(view.closed) >= _LEAST_TIMED and (book.aged or book.slips)
    timing = fit_timing(view, columns, slips=book.slips, fiscal_start=fiscal_start) if timed else None
    winning = fit_winning(view, columns, slips=book.slips, aged=book.aged) if rich else constant(view)
    return Chances(encoder, timing, winning)


def without_skill(chances: Chances, view: Snapshot) -> Chances:
    """The same timing with one rate for all deals."""
    return replace(chances, winning=constant(view))
