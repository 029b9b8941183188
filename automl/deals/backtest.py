"""Past quarters told as of their own day, from what was known then; and what came of them."""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from automl.deals.book import Book
from automl.deals.chances import Chances, learn
from automl.deals.features import Features
from automl.deals.newcomers import newcomers
from automl.deals.simulation import Spread, simulate
from automl.deals.snapshot import Snapshot, snapshot
from automl.deals.stretch import Stretch, earlier

Floats = npt.NDArray[np.float64]
_LEAST_CLOSED, _LEAST_SIDE = 100, 15
_MOST = 8
_WINDOW = 91


@dataclass(frozen=True, slots=True)
class Tested:
    """Deals that closed in the window after a day, with the chance that they were given on it.

    given, won, owner: as long as each other. rate: of all deals that were closed on the day. p10, p50, p90: what was
    said of the stretch; actual: what it brought; None where the stretch is not over.
    """

    day: int
    given: Floats
    won: Floats
    owner: npt.NDArray[np.int64]
    rate: float
    p10: float
    p50: float
    p90: float
    actual: float | None


def backtest(book: Book, stretch: Stretch, features: Features, worth: str | None, fiscal_start: int) -> list[Tested]:
    """The tests, the oldest first; as many past quarters as have enough closed deals before them, eight at most."""
    return list(_tests(book, stretch, features, worth, fiscal_start))[::-1]


def _tests(book: Book, stretch: Stretch, features: Features, worth: str | None, fiscal_start: int) -> Iterator[Tested]:
    for back in range(1, _MOST + 1):
        then = earlier(stretch, 3 * back)
        view = snapshot(book, then.day)
        won = int(view.won.sum())
        if len(view.closed) < _LEAST_CLOSED or min(won, len(view.closed) - won) < _LEAST_SIDE:
            return
        chances = learn(book, view, features, worth, fiscal_start, rich=True)
        yield _tested(book, then, view, chances)


def _tested(book: Book, then: Stretch, view: Snapshot, chances: Chances) -> Tested:
    until = min(then.day + _WINDOW, book.today)
    rows = _closing(book, then.day, until)
    start = (
        np.maximum(book.days("created")[rows], float(then.day)) if book.aged else np.full(len(rows), float(then.day))
    )
    created = book.days("created")[rows] if book.aged else np.full(len(rows), view.created.min(initial=then.day))
    curves = chances.curves(book.raw.iloc[rows], created, book.days("expected")[rows], start)
    left = np.maximum(until - start, 1.0)
    given = curves.by(left) / np.maximum(curves.by(left, won=False), 1e-9)
    low, middle, high = _said(book, then, view, chances)
    return Tested(
        then.day,
        np.clip(given, 0.001, 0.999),
        book.is_state("won")[rows].astype(float),
        owner_numbers(book)[rows],
        float(view.won.sum() / len(view.closed)),
        low,
        middle,
        high,
        won_between(book, then.start, then.end) if then.end <= book.today else None,
    )


def _closing(book: Book, day: int, until: int) -> npt.NDArray[np.int64]:
    closed = book.days("closed")
    return np.flatnonzero((closed > day) & (closed <= until))


def _said(book: Book, then: Stretch, view: Snapshot, chances: Chances) -> tuple[float, float, float]:
    kept = book.frame["kept"].to_numpy(dtype=bool)
    still = view.still[kept[view.rows[view.still]]]
    rows = view.rows[still]
    start = np.full(len(rows), float(then.day))
    curves = chances.curves(book.raw.iloc[rows], view.created[still], view.expected[still], start)
    fresh = newcomers(book, then, kept)
    totals = simulate(curves, book.days("quoted")[rows], owner_numbers(book)[rows], then, fresh, Spread())
    total = totals.drawn[:, -1] + won_between(book, then.start, min(then.day, then.end))
    low, middle, high = np.quantile(total, (0.1, 0.5, 0.9))
    return float(low), float(middle), float(high)


def won_between(book: Book, start: int, end: int) -> float:
    """The amount won from `start` to `end`, both in it, of the deals that the question is about."""
    closed = book.days("closed")
    inside = book.is_state("won") & book.frame["kept"].to_numpy(dtype=bool) & (closed >= start) & (closed <= end)
    return float(book.days("amount")[inside].sum())


def owner_numbers(book: Book) -> npt.NDArray[np.int64]:
    """A number for each deal's owner."""
    return np.asarray(book.frame["owner"].fillna("").factorize()[0], dtype=np.int64)
