"""A column of dates: which way round day and month are, which century, and what of it people are told."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from automl.reading.columns import kinds
from automl.reading.columns.cells import Cells
from automl.reading.columns.date_order_told import Example, ambiguous, undecided
from automl.reading.columns.kinds import Typed
from automl.reading.dates.order import ORDERS, Order, likelier
from automl.reading.dates.parse import PIVOT, Dates, Times, WrittenDates
from automl.reading.layout.names import words_of
from automl.table import Note

_BIRTH_SPELT = "birth birthday birthdate born dob geburtsdatum geburtstag naissance nacimiento"
_BIRTH = frozenset(_BIRTH_SPELT.split())
_BIRTH_PIVOT = 29


@dataclass(frozen=True, slots=True)
class Ways:
    """What decides between day and month first where a column allows both.

    wanted: what people ask for. order: that of the table's other columns of dates. comma: whether its numbers have
    decimal commas, as they do where days come first.
    """

    wanted: Order | None
    order: Order | None
    comma: bool

    @property
    def usual(self) -> Order:
        return self.wanted or ("day" if self.comma else "month")


def table_order(columns: Sequence[WrittenDates]) -> Order | None:
    """The order in which the date columns that decide are written."""
    decided = [column.order.decided for column in columns]
    days, months = decided.count("day"), decided.count("month")
    if days == months:
        return None
    return "day" if days > months else "month"


def dated(name: str, cells: Cells, written: WrittenDates, ways: Ways) -> Typed | None:
    """The column as dates; None when too few of its rows are."""
    pivot = _BIRTH_PIVOT if _BIRTH & set(words_of(name)) else PIVOT
    chosen, notes = _chosen(name, cells, written, ways, pivot) if written.unclear else (ways.usual, ())
    found = written.dates(chosen, pivot)
    if not kinds.enough_understood(cells, found.understood):
        return None
    typed = kinds.dates(name, cells, found.times)
    notes = (*kinds.not_understood(name, cells, found.understood, "dates"), *notes, *_told(name, cells, found))
    return replace(typed, notes=notes)


def _chosen(name: str, cells: Cells, written: WrittenDates, ways: Ways, pivot: int) -> tuple[Order, tuple[Note, ...]]:
    """The order for a column that allows both, and the note that says so."""
    by_day, by_month = (written.dates(way, pivot).times for way in ORDERS)
    either = written.open & ~np.isnat(by_day) & ~np.isnat(by_month) & (by_day != by_month)
    if not either.any():
        return ways.usual, ()
    found: Order | None = ways.order or likelier(_in_rows(cells, by_day), _in_rows(cells, by_month))
    decided = ways.wanted or found or ("day" if ways.comma else None)
    example = Example(name, cells.texts, by_day, by_month, either)
    count = int(cells.counts()[either].sum())
    if decided is None:
        return ways.usual, (undecided(example, ways.usual, count),)
    return decided, (ambiguous(example, decided, count, asked=ways.wanted is not None),)


def _in_rows(cells: Cells, times: Times) -> Times:
    rows = cells.spread(times, np.datetime64("NaT", "ns"))
    known: Times = rows[~np.isnat(rows)]
    return known


def _fiscal(name: str, cells: Cells, found: Dates) -> Note:
    place = int(np.argmax(found.understood))
    day = found.times[place].astype("datetime64[D]").item()
    sentence = (
        f"{name} names fiscal years; they are read as calendar years: {cells.texts[place]} begins on {day:%-d %B %Y}."
    )
    return Note("fiscal_labels", sentence)


def _told(name: str, cells: Cells, found: Dates) -> tuple[Note, ...]:
    notes = []
    if len(found.spellings) > 1:
        notes.append(
            Note("dates_mixed", f"{name} holds dates in {len(found.spellings)} spellings.", len(found.spellings))
        )
    if found.fiscal:
        notes.append(_fiscal(name, cells, found))
    if found.mixed_offsets:
        notes.append(Note("time_zones_mixed", f"{name} holds times of several time zones; all are brought to UTC."))
    return tuple(notes)
