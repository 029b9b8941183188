"""The book of deals: what a CRM export says of each deal, in one form whatever system it comes from."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt
import pandas as pd

from automl.deals.amounts import amounts
from automl.result import Caution
from automl.row_plans import PipelinePlan
from automl.series.selection import select
from automl.table import Table

Floats = npt.NDArray[np.float64]
Bools = npt.NDArray[np.bool_]

EPOCH = pd.Timestamp("1970-01-01")
_YES = ("true", "yes", "y", "1", "1.0")
_KEPT_UP = 0.6
"""The share of closed deals whose expected day is the actual one, from which on it was written over at the end."""
_FILLED = 0.7


@dataclass(frozen=True, slots=True)
class Book:
    """Deals, one row each; all days are whole days since 1970.

    frame: columns key, title, owner, stage (texts, None where unknown), state (won, lost, open), amount (never
    missing), quoted (what it was worth while it was open), assumed (whether the amount was filled in), created, closed,
    expected (float64, NaN where unknown), kept (whether the question is about it), quiet, pushes, chance (float64,
    NaN). raw: the table's own columns.
    today: the last day that is known. aged: whether days of creation are known. slips: whether expected days were
    kept apart from the actual ones, so that slips can be learnt.
    """

    frame: pd.DataFrame
    raw: pd.DataFrame
    today: int
    aged: bool
    slips: bool
    cautions: tuple[Caution, ...]

    def is_state(self, state: str) -> Bools:
        return np.asarray(self.frame["state"] == state)

    def days(self, column: str) -> Floats:
        return self.frame[column].to_numpy(dtype=np.float64)


def book_of(table: Table, plan: PipelinePlan) -> Book:
    """The book of a table."""
    assert plan.target is not None  # noqa: S101  a plan without one is not run
    assert plan.today is not None  # noqa: S101
    raw, copies = _latest(table.frame, plan)
    state = _states(raw, plan)
    today = int((pd.Timestamp(plan.today) - EPOCH).days)
    created, closed, expected = (_day_of(raw, name) for name in (plan.created, plan.closed, plan.expected))
    for name in plan.closed_too:
        closed = closed.fillna(_day_of(raw, name))
    over = (state != "open").to_numpy()
    worth = amounts(raw, plan, state)
    frame = pd.DataFrame(
        {
            **{part: _texts(raw, getattr(plan, part)) for part in ("key", "title", "owner", "stage")},
            "state": state,
            "amount": worth.values,
            "quoted": worth.quoted,
            "assumed": worth.assumed,
            "created": created.clip(upper=today),
            "closed": closed.where(over).clip(upper=today),
            "expected": expected,
            "kept": raw.index.isin(select(raw, plan.filters).index),
            "quiet": today - _day_of(raw, plan.activity),
            "pushes": _numbers(raw, plan.pushes),
            "chance": _numbers(raw, plan.chance),
        }
    )
    aged = plan.created is not None and bool(frame["created"].notna().mean() > 0.5)  # noqa: PLR2004  most
    slips = _slips(frame, plan)
    found = (*worth.cautions, *_cautions(frame, plan, today, copies, slips=slips))
    return Book(_filled(frame, today) if aged else frame, raw, today, aged, slips, found)


def _latest(frame: pd.DataFrame, plan: PipelinePlan) -> tuple[pd.DataFrame, int]:
    """The last row of each deal, where an export has one for every change; and how many rows that leaves out."""
    if plan.key is None or frame[plan.key].isna().any():
        return frame.reset_index(drop=True), 0
    if plan.snapshot is not None:
        frame = frame.sort_values(plan.snapshot, kind="stable", na_position="first")
    kept = frame.drop_duplicates(plan.key, keep="last").reset_index(drop=True)
    return kept, len(frame) - len(kept)


def _states(raw: pd.DataFrame, plan: PipelinePlan) -> pd.Series:
    told = raw[plan.target].astype(str)
    won, lost = told.isin(plan.won), told.isin(plan.lost)
    if plan.ended is not None:
        lost = ~won & raw[plan.ended].astype(str).str.casefold().isin(_YES)
    elif plan.closed is not None and plan.closed != plan.expected and _plain_flag(plan):
        lost &= raw[plan.closed].notna()
    return pd.Series(np.select([won, lost], ["won", "lost"], "open"), index=raw.index)


def _plain_flag(plan: PipelinePlan) -> bool:
    """Whether the outcome is a bare yes or no, whose no may mean an open deal."""
    return all(value.casefold() in ("false", "no", "n", "0", "0.0") for value in plan.lost)


def _day_of(raw: pd.DataFrame, name: str | None) -> pd.Series:
    """Whole days since 1970, NaN where a cell holds none."""
    if name is None:
        return pd.Series(np.nan, index=raw.index)
    cells = raw[name]
    if cells.dtype.kind != "M":
        cells = pd.to_datetime(cells, errors="coerce", format="mixed")
    days: pd.Series = (cells.dt.normalize() - EPOCH) / pd.Timedelta(days=1)
    return days.astype("float64")


def _numbers(raw: pd.DataFrame, name: str | None) -> pd.Series:
    return pd.Series(np.nan, index=raw.index) if name is None else raw[name].astype("float64")


def _texts(raw: pd.DataFrame, name: str | None) -> pd.Series:
    if name is None:
        return pd.Series([None] * len(raw), index=raw.index, dtype=object)
    return raw[name].map(lambda cell: None if cell is None or pd.isna(cell) else _text(cell)).astype(object)


def _text(cell: object) -> str:
    return str(int(cell)) if isinstance(cell, float) and cell.is_integer() else str(cell)


def _filled(frame: pd.DataFrame, today: int) -> pd.DataFrame:
    """Days of creation that are missing: a usual cycle before the closing, today for open deals."""
    cycles = (frame["closed"] - frame["created"]).dropna()
    usual = (frame["closed"] - (float(cycles.median()) if len(cycles) else 0.0)).fillna(float(today))
    created = frame["created"].fillna(usual)
    return frame.assign(created=np.fmin(created, frame["closed"].fillna(np.inf)))


def _slips(frame: pd.DataFrame, plan: PipelinePlan) -> bool:
    if plan.expected is None or plan.expected == plan.closed:
        return False
    over = frame[frame["closed"].notna()]
    still = frame[frame["state"] == "open"]
    if over["expected"].notna().mean() < _FILLED or still["expected"].notna().mean() < _FILLED:
        return False
    return bool(((over["expected"] - over["closed"]).abs() <= 1).mean() < _KEPT_UP)


def _cautions(frame: pd.DataFrame, plan: PipelinePlan, today: int, copies: int, *, slips: bool) -> Sequence[Caution]:
    over = frame["state"] != "open"
    late = int((~over & (frame["expected"] < today) & frame["kept"]).sum())
    counted = [
        (Caution("repeated"), copies),
        (Caution("undated"), int((over & frame["closed"].isna()).sum())),
        (Caution("overdue") if slips else Caution("overdue_blind"), late),
        (Caution("backwards"), int((frame["closed"] < frame["created"]).sum())),
        (Caution("no_created"), 0 if plan.created else int((~over).sum())),
    ]
    return [replace(caution, values={"count": count}) for caution, count in counted if count]
