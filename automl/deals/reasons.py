"""Why a deal is likelier or less likely to be won than others: what each of its columns adds."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pandas as pd

from automl.deals.book import Book
from automl.deals.chances import Chances
from automl.deals.linear import logit_of, sigmoid
from automl.deals.result import Reason
from automl.deals.snapshot import Snapshot

Floats = npt.NDArray[np.float64]
_MOST = 3
_LEAST = 0.01
_FLAT = 1e-6
AGE = "age"
"""The name of what is no column: how many days a deal has been open."""


@dataclass(frozen=True, slots=True)
class Reasons:
    """Why a deal has its chance. usual: the chance of a deal that is average in everything; None with one rate for all.

    largest: the columns that move it most. All columns' contributions and `usual` add up to the chance.
    """

    usual: float | None = None
    largest: tuple[Reason, ...] = ()


def reasons(book: Book, view: Snapshot, chances: Chances, rows: Floats, given: Floats) -> list[Reasons]:
    """The columns that move each open deal most, against the average closed deal.

    rows: places in the book. given: the chances that are shown. Contributions are integrated gradients along the
    straight way from the average deal to this one, which for a linear logit have a closed form and add up exactly
    (Sundararajan, Taly and Yan, Axiomatic attribution for deep networks, 2017).
    """
    if not len(chances.winning.model.slopes):
        return [Reasons()] * len(rows)
    moves = _moves(book, view, chances, np.asarray(rows, dtype=np.int64))
    moved = chances.slope * sum(moves.values(), np.zeros(len(rows)))
    usual = sigmoid(logit_of(given) - moved)
    flat = np.abs(moved) < _FLAT
    steep = np.where(flat, given * (1 - given), (given - usual) / np.where(flat, 1.0, moved))
    added = {name: chances.slope * move * steep for name, move in moves.items()}
    return [Reasons(float(usual[place]), _largest(book, int(row), place, added)) for place, row in enumerate(rows)]


def _moves(book: Book, view: Snapshot, chances: Chances, rows: npt.NDArray[np.int64]) -> dict[str, Floats]:
    """What each column adds to the logit of each deal."""
    slopes, slices = chances.winning.model.slopes, chances.encoder.slices
    usual = chances.encoder.encode(book.raw.iloc[view.rows[view.closed]]).mean(axis=0)
    own = chances.encoder.encode(book.raw.iloc[rows])
    moves = {name: (own[:, part] - usual[part]) @ slopes[part] for name, part in slices.items()}
    if not book.aged:
        return moves
    clock, width = chances.winning.clock, own.shape[1]
    created, expected = book.days("created"), book.days("expected")
    now = clock.encode(np.full(len(rows), float(book.today)), created[rows], expected[rows])
    closed = view.closed
    then = clock.encode(view.end[closed], view.created[closed], view.expected[closed]).mean(axis=0)
    return {**moves, AGE: (now - then) @ slopes[width:]}


def _largest(book: Book, row: int, place: int, added: dict[str, Floats]) -> tuple[Reason, ...]:
    ranked = sorted(added, key=lambda name: -abs(added[name][place]))[:_MOST]
    return tuple(
        Reason(name, _held(book, row, name), float(added[name][place]))
        for name in ranked
        if abs(added[name][place]) >= _LEAST
    )


def _held(book: Book, row: int, name: str) -> str | float | int | None:
    if name == AGE:
        return int(book.today - book.days("created")[row])
    cell = book.raw[name].iloc[row]
    if pd.isna(cell):
        return None
    return cell if isinstance(cell, str) else cell.item() if hasattr(cell, "item") else cell
