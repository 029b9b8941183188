"""Whether a book of deals can be valued at all, and what can still be said where it cannot."""

import numpy as np

from automl.deals.book import Book
from automl.errors import DataError
from automl.table import Table


def check(book: Book, table: Table) -> None:
    """DataError where no deal is open, none is won, or no day of closing is known."""
    if not book.is_state("open").any():
        raise DataError(
            "Every deal in this file is closed, so there is no open one to value.",
            "Send an export that has the open deals too, or ask for the win rate, or for a forecast of revenue.",
        )
    if not book.is_state("won").any():
        raise DataError(
            "No deal in this file is won yet, so there is nothing to learn chances from.",
            "Send an export that reaches further back, with the deals that were won and lost.",
        )
    if np.isnan(book.days("closed")).all():
        raise DataError(_at_the_rate(book, table), "Add the day on which each deal closed, for a quarter and a range.")


def _at_the_rate(book: Book, table: Table) -> str:
    """What the open deals are worth at the share of closed deals that were won: all that a file without days tells."""
    won, lost, still = (int(book.is_state(state).sum()) for state in ("won", "lost", "open"))
    amount = float(book.days("amount")[book.is_state("open")].sum())
    rate = won / (won + lost)
    return (
        f"{table.name} does not say when deals closed, so nothing can be said of a quarter. Of {won + lost:,} closed "
        f"deals {rate:.0%} were won; at that rate the {still:,} open ones, {amount:,.0f} in all, are worth about "
        f"{rate * amount:,.0f}."
    )
