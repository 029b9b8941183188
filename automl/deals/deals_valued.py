"""The open deals one by one, and together by owner and month."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date

import numpy as np
import numpy.typing as npt
import pandas as pd

from automl.deals.book import EPOCH
from automl.deals.moments import WEEK
from automl.deals.reasons import Reasons, reasons
from automl.deals.result import Deal, Share
from automl.deals.risks import risks
from automl.deals.simulation import within
from automl.deals.valuing import Valued
from automl.row_plans import PipelinePlan

Floats = npt.NDArray[np.float64]


def deals_of(valued: Valued, plan: PipelinePlan) -> tuple[Deal, ...]:
    """Each open deal that was asked about, the largest expected value first."""
    book, rows = valued.book, valued.rows
    given = valued.curves.eventual
    inside = within(valued.curves, valued.stretch, valued.stretch.ahead[-1:])[:, 0]
    ending = within(valued.curves, valued.stretch, valued.stretch.ahead[-1:], won=False)[:, 0]
    groups = _cells(valued, plan.groups[0]) if plan.groups else [None] * len(rows)
    why = reasons(book, valued.view, valued.chances, rows.astype(np.float64), given)
    risky = risks(book, rows, given, valued.chances.winning.rate)
    closes = _closes(valued, dual=plan.expected is not None and plan.expected == plan.closed)
    found = [
        replace(
            _deal(
                valued, int(row), float(given[place]), float(inside[place]), closes[place], (why[place], risky[place])
            ),
            closing=max(float(ending[place]), float(inside[place])),
            group=groups[place],
        )
        for place, row in enumerate(rows)
    ]
    return tuple(sorted(found, key=lambda deal: -deal.expected))


def _deal(
    valued: Valued, row: int, given: float, inside: float, close: date, told: tuple[Reasons, tuple[str, ...]]
) -> Deal:
    book = valued.book
    line = book.frame.iloc[row]
    return Deal(
        id=line["key"] or line["title"] or f"row {row + 1}",
        probability=given,
        expected=given * float(line["amount"]),
        close=close,
        reasons=told[0].largest,
        usual=told[0].usual,
        amount=float(line["amount"]),
        in_quarter=min(inside, given),
        owner=line["owner"],
        stage=line["stage"],
        at_risk=told[1],
        name=line["title"],
        expected_close=_day(float(line["expected"])),
        age=int(book.today - line["created"]) if book.aged else None,
        quiet=_count(float(line["quiet"])),
        pushes=_count(float(line["pushes"])),
        assumed_amount=bool(line["assumed"]),
    )


def _closes(valued: Valued, *, dual: bool) -> list[date]:
    """When each deal is expected to close: half of what may become of it has become by then.

    dual: the file has one day of closing for all deals. That of an open one is then believed until it is over.
    """
    curves, today = valued.curves.closed, valued.book.today
    half = np.argmax(curves >= curves[:, -1:] / 2, axis=1) * WEEK
    expected = valued.book.days("expected")[valued.rows]
    told = [e if dual and e >= today else today + h for e, h in zip(expected, half, strict=True)]
    return [day for each in told if (day := _day(float(each))) is not None]


def _cells(valued: Valued, column: str) -> list[str | None]:
    cells = valued.book.raw[column].iloc[valued.rows]
    return [None if pd.isna(cell) else str(cell) for cell in cells]


def shares_of(deals: Sequence[Deal]) -> tuple[Share, ...]:
    """By what deals hold in the column that was asked for, the most expected first."""
    shares = _shares(deals, [deal.group or "(blank)" for deal in deals])
    return tuple(sorted(shares, key=lambda share: -share.expected))


def owners_of(deals: Sequence[Deal]) -> tuple[Share, ...]:
    """By owner, the most expected first; () where no deal has one."""
    if not any(deal.owner for deal in deals):
        return ()
    shares = _shares(deals, [deal.owner or "(blank)" for deal in deals])
    return tuple(sorted(shares, key=lambda share: -share.expected))


def months_of(deals: Sequence[Deal]) -> tuple[Share, ...]:
    """By the month in which each is expected to close, YYYY-MM, in their order."""
    dated = [deal for deal in deals if deal.close is not None]
    shares = _shares(dated, [f"{deal.close:%Y-%m}" for deal in dated])
    return tuple(sorted(shares, key=lambda share: share.key))


def _shares(deals: Sequence[Deal], keys: Sequence[str]) -> Iterable[Share]:
    for key in dict.fromkeys(keys):
        held = [deal for deal, own in zip(deals, keys, strict=True) if own == key]
        yield Share(key, len(held), sum(deal.amount for deal in held), sum(deal.expected for deal in held))


def _day(number: float) -> date | None:
    return None if np.isnan(number) else (EPOCH + pd.Timedelta(days=number)).date()


def _count(number: float) -> int | None:
    return None if np.isnan(number) else int(number)
