"""Whether a table is a CRM export, and what its parts say: the outcome, the day of closing, who owns a deal."""

from dataclasses import dataclass, field

import pandas as pd

from automl.plan import Filter, Scalar
from automl.table import Frequency, Kind, Table, TimeAxis
from automl.understanding.deal_columns import Parts, parts_of
from automl.understanding.deal_outcome import Outcome, outcome_told
from automl.understanding.lexicon.written import words
from automl.understanding.names import raw_words

_MARKS = words("stage opportunity opportunities deal deals pipeline lead")
_YES = ("true", "yes", "y", "1", "1.0")


@dataclass(frozen=True, slots=True)
class Export:
    """A list of deals. over: which rows have ended, won or lost."""

    outcome: Outcome
    parts: Parts
    over: pd.Series = field(repr=False)

    @property
    def has_open(self) -> bool:
        return bool((~self.over).any())

    @property
    def columns(self) -> frozenset[str]:
        """The columns that say how a deal ended."""
        return frozenset(each for each in (self.outcome.column, self.outcome.ended) if each)

    def only(self, state: str, table: Table) -> list[Filter]:
        """The filters that keep the deals that are won, lost or open."""
        column, ended = self.outcome.column, self.outcome.ended
        won, lost = list(self.outcome.won), list(self.outcome.lost)
        if state == "won":
            return [_among(column, won)]
        if ended is None:
            return [
                _among(column, lost) if state == "lost" else Filter(column=column, op="not_in", value=[*won, *lost])
            ]
        flag = Filter(column=ended, op="=", value=_flag(table, ended, yes=state != "open"))
        return [flag] if state == "open" else [flag, Filter(column=column, op="not_in", value=list(won))]

    def axis(self, table: Table) -> TimeAxis | None:
        """The day of closing as the time axis, as far as deals have closed; None where it is no column of dates."""
        closed = self.parts.closed
        if closed is None or table.column(closed).kind is not Kind.DATE:
            return None
        stamps = table.frame.loc[self.over, closed].dropna()
        if stamps.empty:
            return None
        return TimeAxis(closed, stamps.min().date(), stamps.max().date(), Frequency.DAY, transactions=True)


def export_of(table: Table) -> Export | None:
    """The parts of a CRM export; None for every other table, also one of matches that were won and lost."""
    outcome = outcome_told(table)
    if outcome is None:
        return None
    parts = parts_of(table, outcome)
    named = any(not _MARKS.isdisjoint(raw_words(column.name)) for column in table.columns)
    if not (parts.closed or parts.expected) or not (named or (parts.owner and parts.amounts)):
        return None
    told = table.frame[outcome.column].astype(str)
    over = told.isin([*outcome.won, *outcome.lost])
    if outcome.ended is not None:
        over = table.frame[outcome.ended].astype(str).str.casefold().isin(_YES)
    return Export(outcome, parts, over)


def _flag(table: Table, column: str, *, yes: bool) -> Scalar:
    """What a flag holds where it says yes, or no, as the table has it."""
    kind = table.column(column).kind
    if kind is Kind.BOOLEAN:
        return yes
    if kind.numeric:
        return int(yes)
    held = [str(each) for each in table.frame[column].dropna().unique()]
    return next((each for each in held if (each.casefold() in _YES) == yes), str(yes))


def _among(column: str, values: list[str]) -> Filter:
    if len(values) == 1:
        return Filter(column=column, op="=", value=values[0])
    return Filter(column=column, op="in", value=list(values))
