"""The value of a pipeline: chances of the open deals, the period's total, what it rests on."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt

from automl.deals.backtest import Tested, backtest, owner_numbers, won_between
from automl.deals.book import Book, book_of
from automl.deals.chances import Chances, Curves, learn, without_skill
from automl.deals.checking import check
from automl.deals.features import Features, features_of
from automl.deals.honesty import Correction, calibrated, spread_of, widening
from automl.deals.newcomers import Newcomers, newcomers
from automl.deals.result import Calibration
from automl.deals.simulation import Spread, Totals, simulate
from automl.deals.snapshot import Snapshot, snapshot
from automl.deals.stretch import Stretch, stretch_of
from automl.plan import Circumstances
from automl.result import Caution
from automl.row_plans import PipelinePlan
from automl.table import Table

Floats = npt.NDArray[np.float64]
LEAST_CLOSED = 200
_LEAST_SIDE = 20


@dataclass(frozen=True, slots=True)
class Valued:
    """A book with all that was reckoned from it. rows: the open deals asked about, as places in the book.

    curves: theirs. before: what is won of the period already. modelled: whether more than one rate was learnt.
    """

    book: Book
    view: Snapshot
    features: Features
    chances: Chances
    rows: npt.NDArray[np.int64]
    curves: Curves
    stretch: Stretch
    totals: Totals
    before: float
    calibration: Calibration
    modelled: bool
    cautions: tuple[Caution, ...]
    fresh: Newcomers
    spread: Spread
    widened: float


def valued(table: Table, plan: PipelinePlan, circumstances: Circumstances) -> Valued:
    """Value the open deals of a table. DataError where it has no open deals, or none that is won."""
    assert plan.period is not None  # noqa: S101  every plan of a pipeline has one
    book = book_of(table, plan)
    check(book, table)
    stretch = stretch_of(plan.period, book.today)
    features = features_of(table, plan, book)
    worth = plan.amount if features.worth else None
    view, fiscal = snapshot(book, book.today), circumstances.fiscal_start
    won = int(view.won.sum())
    rich = len(view.closed) >= LEAST_CLOSED and min(won, len(view.closed) - won) >= _LEAST_SIDE
    tests = backtest(book, stretch, features, worth, fiscal) if rich else []
    told, corrected, skilled = calibrated(tests)
    chances = learn(book, view, features, worth, fiscal, rich=rich)
    chances = _settled(chances, view, corrected, skilled=skilled)
    cautions = _cautions(view, rich=rich, skilled=skilled)
    return _with_totals(book, view, features, chances, stretch, told, tests, (corrected, rich and skilled), cautions)


def _settled(chances: Chances, view: Snapshot, corrected: Correction, *, skilled: bool) -> Chances:
    if not skilled:
        return without_skill(chances, view)
    return replace(chances, slope=corrected.slope, intercept=corrected.intercept)


def _cautions(view: Snapshot, *, rich: bool, skilled: bool) -> tuple[Caution, ...]:
    if not rich:
        return (Caution("few_closed", {"closed": len(view.closed), "least": LEAST_CLOSED}),)
    return () if skilled else (Caution("no_skill"),)


def _with_totals(  # noqa: PLR0913, PLR0917  all that was reckoned comes together here
    book: Book,
    view: Snapshot,
    features: Features,
    chances: Chances,
    stretch: Stretch,
    told: Calibration,
    tests: Sequence[Tested],
    settled: tuple[Correction, bool],
    cautions: tuple[Caution, ...],
) -> Valued:
    corrected, modelled = settled
    kept = book.frame["kept"].to_numpy(dtype=bool)
    still = view.still[kept[view.rows[view.still]]]
    rows = view.rows[still]
    start = np.full(len(rows), float(book.today))
    curves = chances.curves(book.raw.iloc[rows], view.created[still], view.expected[still], start)
    spread = spread_of(tests, corrected) if tests else _unknown_rate(view)
    fresh = newcomers(book, stretch, kept)
    factor = widening(tests)
    drawn = simulate(curves, book.days("amount")[rows], owner_numbers(book)[rows], stretch, fresh, spread)
    before = won_between(book, stretch.start, min(stretch.day, stretch.end))
    said = (*cautions, *book.cautions, *(() if len(fresh.counts) else (Caution("no_newcomers"),)))
    return Valued(
        book,
        view,
        features,
        chances,
        rows,
        curves,
        stretch,
        widened(drawn, factor),
        before,
        told,
        modelled,
        said,
        fresh,
        spread,
        factor,
    )


def _unknown_rate(view: Snapshot) -> Spread:
    """Where nothing was tested: the usual spread, and what a rate from few deals leaves open."""
    won, closed = float(view.won.sum()), float(max(len(view.closed), 1))
    room = max(won * (closed - won) / closed, 0.5)
    return Spread(market=float(np.sqrt(Spread().market ** 2 + 1 / room)))


def widened(totals: Totals, factor: float) -> Totals:
    """The totals, so many times as far from their middle; none below 0."""
    middle = np.median(totals.drawn, axis=0)
    return replace(totals, drawn=np.maximum(middle + factor * (totals.drawn - middle), 0.0))
