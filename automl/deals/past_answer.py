"""What became of closed deals, for questions that are about those alone: no open deal needs to be there."""

import numpy as np

from automl.deals.answer import day_of, unit_of
from automl.deals.book import Book, book_of
from automl.deals.rates import rates_of
from automl.deals.result import Calibration, Open, PipelineResult, Quarter
from automl.errors import DataError
from automl.plan import Circumstances
from automl.row_plans import PipelinePlan
from automl.table import Table

PAST = ("rates", "cycle")
"""What is asked of closed deals alone."""


def past_of(table: Table, plan: PipelinePlan, circumstances: Circumstances) -> PipelineResult:
    """Win rates, and how long won deals took. DataError where no deal of the question is closed."""
    assert plan.period is not None  # noqa: S101  every plan of a pipeline has one
    book = book_of(table, plan)
    rates = rates_of(book, plan)
    if not rates:
        when = f" in {plan.during.label}" if plan.during else ""
        raise DataError(f"No deal closed{when}.", "Ask for a longer period, or for the open deals.")
    every = rates[0]
    return PipelineResult(
        period=plan.period,
        quarter=Quarter(0.0, 0.0, 0.0),
        open=_open(book),
        deals=(),
        calibration=Calibration(None, None),
        unit=unit_of(plan, table, circumstances),
        modelled=False,
        model="win_rate",
        closed=every.closed,
        won=every.won,
        win_rate=every.rate,
        rate_low=every.low,
        rate_high=every.high,
        cycle_days=every.days,
        today=day_of(book.today),
        rates=rates,
        cautions=book.cautions,
    )


def _open(book: Book) -> Open:
    rows = book.is_state("open") & book.frame["kept"].to_numpy(dtype=bool)
    return Open(int(np.sum(rows)), float(book.days("amount")[rows].sum()), 0.0)
