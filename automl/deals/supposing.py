"""What the period would bring if open deals ended otherwise: drawn again, with everything else as it stands."""

from dataclasses import replace

import numpy as np
import numpy.typing as npt

from automl.deals.backtest import owner_numbers
from automl.deals.chances import Curves
from automl.deals.newcomers import Newcomers
from automl.deals.result import Supposed
from automl.deals.simulation import simulate
from automl.deals.totals import quarter_of, told
from automl.deals.valuing import Valued, widened
from automl.errors import DataError
from automl.row_plans import PipelinePlan, Suppose
from automl.series.selection import select

Bools = npt.NDArray[np.bool_]
Floats = npt.NDArray[np.float64]
_WEEK = 7


def supposed_of(valued: Valued, plan: PipelinePlan) -> Supposed:
    """The same draws with the deals that are meant otherwise. DataError where none of them is open."""
    assert plan.suppose is not None  # noqa: S101  asked for
    suppose, amounts = plan.suppose, valued.book.days("amount")[valued.rows]
    meant = _meant(valued, suppose)
    given = valued.curves.eventual
    curves, fresh = _changed(valued.curves, meant, suppose, valued), _renewed(valued.fresh, suppose, valued)
    moved = np.where(meant, amounts * (suppose.times if suppose.kind == "amount" else 1.0), amounts)
    owners = owner_numbers(valued.book)[valued.rows]
    totals = simulate(curves, moved, owners, valued.stretch, fresh, valued.spread)
    after = told(valued, widened(totals, valued.widened), curves, moved, plan.goal)
    return Supposed(
        after,
        quarter_of(valued, plan.goal).p50,
        int(meant.sum()),
        float(amounts[meant].sum()),
        float(np.mean(given[meant])),
    )


def _meant(valued: Valued, suppose: Suppose) -> Bools:
    """Which open deals are meant."""
    if not suppose.deals:
        return np.ones(len(valued.rows), dtype=bool)
    kept = set(select(valued.book.raw, suppose.deals).index)
    meant = np.array([int(row) in kept for row in valued.rows], dtype=bool)
    if not meant.any():
        raise DataError(
            "The deal that was named is not open any more, so nothing is left to suppose of it.",
            "Name an open deal; “list the open deals” shows them.",
        )
    return meant


def _changed(curves: Curves, meant: Bools, suppose: Suppose, valued: Valued) -> Curves:
    """What may become of the deals then. Those that are supposed won or lost end at the period's first open week."""
    closed, won = curves.closed.copy(), curves.won.copy()
    if suppose.kind in ("won", "lost"):
        ends = _first_week(valued)
        short = _WEEK / max(valued.stretch.end - valued.stretch.day, 1)
        certain = (np.arange(closed.shape[1]) >= ends) * max(short, 1.0)
        closed[meant] = certain
        won[meant] = certain if suppose.kind == "won" else 0.0
    elif suppose.kind == "rate":
        won[meant] = np.minimum(won[meant] * _times(curves, suppose)[meant][:, None], closed[meant])
    elif suppose.kind == "delay":
        weeks = max(round(suppose.days / _WEEK), 1)
        closed[meant], won[meant] = _later(closed[meant], weeks), _later(won[meant], weeks)
    return replace(curves, closed=closed, won=won)


def _first_week(valued: Valued) -> int:
    """The first whole week that lies in the period, and ahead."""
    gap = max(valued.stretch.start - 1 - valued.stretch.day, 0)
    ahead = valued.stretch.end - valued.stretch.day
    return int(min(gap // _WEEK + 1, max(ahead // _WEEK, 1)))


def _times(curves: Curves, suppose: Suppose) -> Floats:
    given = np.maximum(curves.eventual, 1e-6)
    return np.asarray(suppose.times * np.clip(given + suppose.points, 0.0, 1.0) / given)


def _later(curve: Floats, weeks: int) -> Floats:
    kept = max(curve.shape[1] - weeks, 1)
    return np.column_stack([np.zeros((len(curve), curve.shape[1] - kept)), curve[:, :kept]])


def _renewed(fresh: Newcomers, suppose: Suppose, valued: Valued) -> Newcomers:
    """Deals that are not created yet share the win rate and the amounts that are supposed of all."""
    if suppose.deals or not len(fresh.amounts):
        return fresh
    if suppose.kind == "amount":
        return replace(fresh, amounts=fresh.amounts * suppose.times)
    if suppose.kind == "rate":
        rate = max(valued.chances.winning.rate, 1e-6)
        return replace(fresh, counts=fresh.counts * suppose.times * min(max(rate + suppose.points, 0.0), 1.0) / rate)
    if suppose.kind == "delay":
        return replace(fresh, delays=fresh.delays + suppose.days)
    return fresh
