"""What became of closed deals: win rates with their intervals, and single deals that are over."""

from collections.abc import Iterator

import numpy as np
import numpy.typing as npt
import pandas as pd

from automl.deals.book import EPOCH, Book
from automl.deals.result import Ended, Rate
from automl.row_plans import PipelinePlan

Bools = npt.NDArray[np.bool_]
_Z_95 = 1.96
ALL = ""
"""The key of all closed deals together."""


def wilson(won: int, closed: int) -> tuple[float, float]:
    """The 95% interval of a rate (Wilson, Journal of the American Statistical Association 22, 1927)."""
    if closed == 0:
        return 0.0, 1.0
    rate, squared = won / closed, _Z_95**2
    middle = (rate + squared / (2 * closed)) / (1 + squared / closed)
    half = _Z_95 * np.sqrt(rate * (1 - rate) / closed + squared / (4 * closed**2)) / (1 + squared / closed)
    return float(middle - half), float(middle + half)


def rates_of(book: Book, plan: PipelinePlan) -> tuple[Rate, ...]:
    """The rate of all closed deals that the question is about, then of each group, the best first."""
    over = ~book.is_state("open") & book.frame["kept"].to_numpy(dtype=bool)
    if plan.during is not None:
        first, last = ((pd.Timestamp(each) - EPOCH).days for each in (plan.during.start, plan.during.end))
        closed = book.days("closed")
        over &= (closed >= first) & (closed <= last)
    groups = list(_by(book, over, plan.groups[0])) if plan.groups and plan.focus in ("rates", "cycle") else []
    ranked = sorted(groups, key=lambda each: (-each.rate, -each.closed))
    return (_rate(book, over, ALL), *ranked) if over.any() else ()


def _by(book: Book, over: Bools, column: str) -> Iterator[Rate]:
    cells = book.raw[column]
    texts = cells.astype(str).where(cells.notna(), "(blank)").to_numpy()
    for key in pd.unique(texts[over]):
        yield _rate(book, over & (texts == key), str(key))


def _rate(book: Book, rows: Bools, key: str) -> Rate:
    won = rows & book.is_state("won")
    low, high = wilson(int(won.sum()), int(rows.sum()))
    days = (book.days("closed") - book.days("created"))[won]
    known = book.aged and bool((~np.isnan(days)).any())
    return Rate(
        key,
        int(won.sum()),
        int(rows.sum()),
        float(won.sum() / rows.sum()),
        low,
        high,
        float(book.days("amount")[won].sum()),
        float(np.nanmedian(days)) if known else None,
    )


def ended_of(book: Book) -> tuple[Ended, ...]:
    """The deals that the question is about and that are over, the latest first."""
    rows = np.flatnonzero(book.frame["kept"].to_numpy(dtype=bool) & ~book.is_state("open"))
    found = []
    for row in rows:
        line = book.frame.iloc[row]
        day = None if np.isnan(line["closed"]) else (EPOCH + pd.Timedelta(days=line["closed"])).date()
        found.append(Ended(line["title"] or line["key"] or f"row {row + 1}", line["state"], day, float(line["amount"])))
    return tuple(sorted(found, key=lambda each: str(each.close), reverse=True))
