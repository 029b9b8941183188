"""The total of a period, as the distribution of what was drawn."""

import numpy as np
import numpy.typing as npt

from automl.deals.chances import Curves
from automl.deals.result import Quarter
from automl.deals.simulation import Totals, within
from automl.deals.valuing import Valued

Floats = npt.NDArray[np.float64]


def quarter_of(valued: Valued, goal: float | None) -> Quarter:
    """What the period brings as things stand. goal: a value to reach."""
    amounts = valued.book.days("amount")[valued.rows]
    return told(valued, valued.totals, valued.curves, amounts, goal)


def told(valued: Valued, totals: Totals, curves: Curves, amounts: Floats, goal: float | None) -> Quarter:
    """What the period brings, with what is won of it already."""
    total = totals.drawn[:, -1] + valued.before
    low, middle, high = np.quantile(total, (0.1, 0.5, 0.9))
    inside = within(curves, valued.stretch, valued.stretch.ahead[-1:])[:, 0]
    return Quarter(
        p10=float(low),
        p50=float(middle),
        p90=float(high),
        won=valued.before,
        probability=None if goal is None else float(np.mean(total >= goal)),
        expected=float(inside @ amounts),
        unseen=float(totals.unseen[:, -1].mean()),
    )
