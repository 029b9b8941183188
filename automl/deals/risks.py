"""What puts an open deal at risk."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from automl.deals.book import Book

Floats = npt.NDArray[np.float64]
_OLD, _LARGE = 0.95, 0.9
_LEAST_WON = 20
_PUSHED = 2
_STALLED_DAYS = 30.0
_UNLIKELY = 0.6


@dataclass(frozen=True, slots=True)
class Limits:
    """From where on a deal is at risk. old: days; large: an amount; NaN where too few deals are won to say."""

    old: float
    large: float


def limits(book: Book) -> Limits:
    """By the deals that were won: 95% of them were younger, 90% of them smaller."""
    won = book.is_state("won")
    ages = (book.days("closed") - book.days("created"))[won]
    ages = ages[~np.isnan(ages)]
    enough = len(ages) >= _LEAST_WON and book.aged
    old = float(np.quantile(ages, _OLD)) if enough else float("nan")
    return Limits(
        old, float(np.quantile(book.days("amount")[won], _LARGE)) if won.sum() >= _LEAST_WON else float("nan")
    )


def risks(book: Book, rows: npt.NDArray[np.int64], chances: Floats, rate: float) -> list[tuple[str, ...]]:
    """The risks of each deal, as keys of the phrases."""
    found = limits(book)
    age = book.today - book.days("created")[rows]
    amount = book.days("amount")[rows]
    marks = {
        "overdue": book.days("expected")[rows] < book.today,
        "old": age > found.old,
        "pushed": book.days("pushes")[rows] >= _PUSHED,
        "stalled": book.days("quiet")[rows] > _STALLED_DAYS,
        "unlikely_large": (amount > found.large) & (chances < _UNLIKELY * rate),
    }
    return [tuple(kind for kind, held in marks.items() if held[place]) for place in range(len(rows))]
