"""The book of deals as it stood on a day: what was known then, and nothing that came later."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from automl.deals.book import Book

Floats = npt.NDArray[np.float64]
Bools = npt.NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Snapshot:
    """rows: of the book, deals that were created by `day`. over: closed by then, on a known day; won: won by then.

    end: the day of closing, `day` for those that were open. The arrays are as long as `rows`.
    """

    day: int
    rows: npt.NDArray[np.int64]
    created: Floats
    expected: Floats
    end: Floats
    over: Bools
    won: Bools

    @property
    def closed(self) -> npt.NDArray[np.int64]:
        """Places of the deals that were closed."""
        return np.flatnonzero(self.over)

    @property
    def still(self) -> npt.NDArray[np.int64]:
        """Places of the deals that were open."""
        return np.flatnonzero(~self.over)


def snapshot(book: Book, day: int) -> Snapshot:
    """The book as of the end of `day`. Deals whose day of closing is unknown are left out."""
    closed, won = book.days("closed"), book.is_state("won")
    created = book.days("created") if book.aged else _opened(book)
    dated = ~np.isnan(closed) | book.is_state("open")
    rows = np.flatnonzero(dated & (np.nan_to_num(created, nan=-np.inf) <= day))
    over = closed[rows] <= day
    return Snapshot(
        day,
        rows,
        created[rows],
        book.days("expected")[rows],
        np.where(over, closed[rows], float(day)),
        over,
        over & won[rows],
    )


def _opened(book: Book) -> Floats:
    """Where no day of creation is known, deals are taken to have been there all the time."""
    return np.full(len(book.frame), np.nanmin([*book.days("closed"), book.today]) - 1.0)
