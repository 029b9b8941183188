"""From a valued book to the result that views tell."""

from datetime import date
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from automl.deals.backtest import won_between
from automl.deals.book import EPOCH, Book
from automl.deals.deals_valued import deals_of, months_of, owners_of, shares_of
from automl.deals.rates import ended_of, rates_of, wilson
from automl.deals.result import Deal, Open, PipelineResult, Point, Quarter, Usual
from automl.deals.snapshot import Snapshot, snapshot
from automl.deals.stretch import Stretch, earlier
from automl.deals.supposing import supposed_of
from automl.deals.totals import quarter_of
from automl.deals.valuing import Valued
from automl.plan import Circumstances
from automl.result import Unit
from automl.row_plans import PipelinePlan
from automl.table import Kind, Table
from automl.understanding.calendar.labels import label

Floats = npt.NDArray[np.float64]
_PAST, _LATEST = 8, 4
_MOST_POINTS = 100
_HUNDRED = 100.0


def result_of(
    valued: Valued, plan: PipelinePlan, table: Table, circumstances: Circumstances, forecast: Quarter | None
) -> PipelineResult:
    """The result. `seconds` is left to whoever took the time."""
    assert plan.period is not None  # noqa: S101  every plan of a pipeline has one
    deals = deals_of(valued, plan)
    quarter, opened = quarter_of(valued, plan.goal), _open(valued, deals)
    view = valued.view
    missing = None if plan.goal is None else plan.goal - valued.before
    return PipelineResult(
        period=plan.period,
        quarter=quarter,
        open=opened,
        deals=deals,
        calibration=valued.calibration,
        unit=unit_of(plan, table, circumstances),
        modelled=valued.modelled,
        model="hazard_and_logistic" if valued.modelled else "win_rate",
        **_win_rate(view),
        owners=owners_of(deals),
        months=months_of(deals),
        target=plan.goal,
        coverage=opened.amount_in_quarter / missing if missing is not None and missing > 0 else None,
        forecast=forecast,
        gap=None if forecast is None else forecast.p50 - quarter.p50,
        cycle_days=_cycle(valued),
        set_aside=valued.features.set_aside,
        cautions=valued.cautions,
        today=day_of(valued.book.today),
        crm_expected=_crm(valued),
        course=_course(valued),
        past=_past(valued, circumstances),
        usual=_usual(valued),
        shares=shares_of(deals) if plan.groups and plan.focus == "shares" else (),
        rates=rates_of(valued.book, plan),
        ended=ended_of(valued.book) if plan.focus == "deal" else (),
        supposed=supposed_of(valued, plan) if plan.suppose else None,
    )


def _win_rate(view: Snapshot) -> dict[str, Any]:
    closed, won = len(view.closed), int(view.won.sum())
    low, high = wilson(won, closed)
    return {"closed": closed, "won": won, "win_rate": won / max(closed, 1), "rate_low": low, "rate_high": high}


def _open(valued: Valued, deals: tuple[Deal, ...]) -> Open:
    """Deals whose expected close, or whose own where the file has none, lies in the period count as closing in it."""
    start, end = day_of(valued.stretch.start), day_of(valued.stretch.end)
    inside = [deal for deal in deals if _closes_by(deal, start, end)]
    return Open(
        count=len(deals),
        amount=sum(deal.amount for deal in deals),
        expected=sum(deal.expected for deal in deals),
        in_quarter=len(inside),
        amount_in_quarter=sum(deal.amount for deal in inside),
        expected_in_quarter=sum(deal.in_quarter * deal.amount for deal in inside),
    )


def _closes_by(deal: Deal, start: date, end: date) -> bool:
    """Whether a deal may close in the period: an overdue one by its own estimate."""
    day = deal.close if "overdue" in deal.at_risk else deal.expected_close or deal.close
    return day is not None and start <= day <= end


def unit_of(plan: PipelinePlan, table: Table, circumstances: Circumstances) -> Unit:
    """The unit of amounts: the currency that the words, the marks or a column tell, else the workspace's."""
    if plan.amount is None:
        return Unit("count", noun="deals")
    column = table.column(plan.amount)
    said = [str(each.value) for each in plan.filters if each.column == plan.currency and each.op == "="]
    told = [*said, *column.currencies, *_only_currency(table)]
    currency = told[0].strip().upper() if told else circumstances.currency
    money = column.kind is Kind.MONEY or currency is not None
    return Unit("money", currency if currency and len(currency) == 3 else None) if money else Unit("number")  # noqa: PLR2004


def _only_currency(table: Table) -> list[str]:
    """The code that a currency column holds all through."""
    named = [each for each in table.columns if "currency" in each.name.casefold() and each.distinct == 1]
    return [str(table.frame[each.name].dropna().iloc[0]) for each in named]


def _cycle(valued: Valued) -> float | None:
    won = valued.book.is_state("won")
    days = (valued.book.days("closed") - valued.book.days("created"))[won]
    return float(np.nanmedian(days)) if valued.book.aged and (~np.isnan(days)).any() else None


def _crm(valued: Valued) -> float | None:
    """What the file's own probabilities make of the open deals; percents and shares are both understood."""
    chance = valued.book.days("chance")[valued.rows]
    if not len(chance) or np.isnan(chance).mean() > 0.5:  # noqa: PLR2004  most of them are needed
        return None
    scale = _HUNDRED if np.nanmax(valued.book.days("chance")) > 1 else 1.0
    return float(np.nan_to_num(chance / scale) @ valued.book.days("amount")[valued.rows])


def _course(valued: Valued) -> tuple[Point, ...]:
    stretch = valued.stretch
    until = min(stretch.day, stretch.end)
    done = range(stretch.start, until + 1, max((until - stretch.start) // _MOST_POINTS, 1))
    past = [(day, won_between(valued.book, stretch.start, day)) for day in done]
    if stretch.day >= stretch.start and (not past or past[-1][0] != stretch.day):
        past.append((stretch.day, valued.before))
    points = [Point(day_of(day), value, value, value) for day, value in past]
    quantiles = np.quantile(valued.totals.drawn, (0.1, 0.5, 0.9), axis=0) + valued.before
    for place, ahead in enumerate(valued.totals.days):
        if ahead > 0:
            points.append(Point(day_of(stretch.day + int(ahead)), *(float(each) for each in quantiles[:, place])))
    return tuple(points)


def _past(valued: Valued, circumstances: Circumstances) -> tuple[tuple[str, float], ...]:
    """What earlier stretches of the same length brought, the oldest first."""
    found = []
    for then in _earlier(valued):
        if then.end <= valued.book.today:
            name = label(day_of(then.start), day_of(then.end), circumstances.fiscal_start)
            found.append((name, won_between(valued.book, then.start, then.end)))
    return tuple(found)


def _usual(valued: Valued) -> Usual | None:
    """How the pipeline stood at the same point of the last four periods; None where there were not two."""
    then = [each for each in _earlier(valued) if each.day < valued.book.today][-_LATEST:]
    if len(then) < 2 or not valued.book.aged:  # noqa: PLR2004
        return None
    opened = [_open_on(valued.book, each.day) for each in then]
    won = [won_between(valued.book, each.start, min(each.day, each.end)) for each in then]
    counts, amounts = zip(*opened, strict=True)
    return Usual(len(then), float(np.median(won)), float(np.median(counts)), float(np.median(amounts)))


def _open_on(book: Book, day: int) -> tuple[int, float]:
    """How many of the deals that the question is about were open on a day, and their amount."""
    view = snapshot(book, day)
    rows = view.rows[view.still]
    rows = rows[book.frame["kept"].to_numpy(dtype=bool)[rows]]
    return len(rows), float(book.days("quoted")[rows].sum())


def _earlier(valued: Valued) -> list[Stretch]:
    """The stretches before, of the same length, that the file reaches back to; the oldest first."""
    start, end = day_of(valued.stretch.start), day_of(valued.stretch.end)
    months = max(round((end - start).days / 30.4), 1)
    closed = valued.book.days("closed")
    first = np.nanmin(closed) if (~np.isnan(closed)).any() else np.inf
    every = (earlier(valued.stretch, months * back) for back in range(_PAST, 0, -1))
    return [each for each in every if each.start >= first]


def day_of(number: int) -> date:
    """The day of a book's number."""
    return (EPOCH + pd.Timedelta(days=number)).date()
