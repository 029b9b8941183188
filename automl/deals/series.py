"""The forecast of won revenue by its own history, without a look at the open deals."""

from dataclasses import replace

import numpy as np
import pandas as pd

from automl.deals.book import EPOCH, Book
from automl.deals.result import Quarter
from automl.engine import Progress
from automl.errors import ThreadcastError
from automl.forecasting import forecast_panel
from automl.plan import Circumstances, ForecastPlan
from automl.row_plans import PipelinePlan
from automl.series.answer import answer
from automl.series.build import build
from automl.table import Column, Frequency, Kind, Table, TimeAxis
from automl.tools import Tools

_LEAST_MONTHS, _LEAST_WON = 12, 30
_DAY, _AMOUNT = "day", "won"
_QUICK = 1
"""The engine that answers in a second: the fuller ones gain little on a series of a few dozen months."""
_SHARE = 0.6


def forecast_of_won(book: Book, plan: PipelinePlan, circumstances: Circumstances, tools: Tools) -> Quarter | None:
    """p10, p50 and p90 of the plan's period; None where the history is too short, or no engine has an answer."""
    table = _won(book)
    if table is None or plan.period is None:
        return None
    wanted = ForecastPlan(target=_AMOUNT, time=_DAY, aggregation="sum", frequency=Frequency.MONTH, period=plan.period)
    as_of = circumstances.model_copy(update={"today": (EPOCH + pd.Timedelta(days=book.today)).date()})
    tools.report(Progress("Forecasting won revenue by its own history", 0.8))
    try:
        built = build(table, wanted, as_of)
        told = forecast_panel(
            built.panel,
            len(built.aim.future),
            total=built.total_wanted,
            forecasters=tools.forecasters()[:_QUICK],
            deadline=tools.deadline.part(_SHARE),
            report=lambda _: None,
        )
        horizon = answer(
            table=table, plan=wanted, circumstances=as_of, built=built, forecasted=told, seconds=0.0
        ).horizon
    except ThreadcastError:
        return None
    return Quarter(*(max(each, 0.0) for each in (horizon.p10, horizon.p50, horizon.p90)))


def _won(book: Book) -> Table | None:
    """A table of what was won, and when."""
    kept = book.is_state("won") & book.frame["kept"].to_numpy(dtype=bool) & ~np.isnan(book.days("closed"))
    if kept.sum() < _LEAST_WON:
        return None
    days = EPOCH + pd.to_timedelta(book.days("closed")[kept], unit="D")
    frame = pd.DataFrame({_DAY: days, _AMOUNT: book.days("amount")[kept]})
    first, last = frame[_DAY].min().date(), frame[_DAY].max().date()
    if (last.year - first.year) * 12 + last.month - first.month < _LEAST_MONTHS:
        return None
    columns = (Column(_DAY, Kind.DATE, 0, frame[_DAY].nunique()), Column(_AMOUNT, Kind.NUMBER, 0, len(frame)))
    axis = TimeAxis(_DAY, first, last, Frequency.DAY, transactions=True)
    return replace(Table("won", frame, columns), time=axis)
