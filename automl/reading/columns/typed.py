"""Columns typed: each from all of its rows, and where it could be read two ways from the file's other columns."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from types import MappingProxyType

import numpy as np
import numpy.typing as npt

from automl.reading.columns import kinds
from automl.reading.columns.cells import Cells
from automl.reading.columns.column_dates import Ways, dated, table_order
from automl.reading.columns.currencies import in_name
from automl.reading.columns.identifiers import named_as_identifier, numbers_things
from automl.reading.columns.kinds import Typed
from automl.reading.columns.missing import NOTHING_BESIDE_VALUES, nothing
from automl.reading.columns.numbers import Numbers, Written, written_numbers
from automl.reading.columns.parallel import over_columns
from automl.reading.dates.counted import counted_as, dates_counted
from automl.reading.dates.order import Order
from automl.reading.dates.parse import WrittenDates, written_dates
from automl.reading.layout.names import words_of
from automl.table import Kind, Note

_MONEY_SPELT = (
    "revenue turnover price cost costs profit income earnings budget cogs salary wage "
    "umsatz preis betrag kosten gewinn erlös omzet prix precio importe"
)
_MONEY = frozenset(_MONEY_SPELT.split())
"""Never counts of things."""
_MONEY_OR_COUNT = frozenset(["sales", "amount", "fee", "payment", "ventes", "ventas", "montant"])
"""Money where they have decimals."""


@dataclass(frozen=True, slots=True, eq=False)
class Candidate:
    """A column with what it could be. valued: the cells without words for nothing. known: what it is."""

    name: str
    cells: Cells
    valued: Cells
    numbers: Written | None = None
    dates: WrittenDates | None = None
    known: Kind | None = None


def typed_columns(
    names: Sequence[str],
    columns: Sequence[Cells],
    *,
    semicolons: bool,
    wanted: Order | None = None,
    known: Mapping[str, Kind] = MappingProxyType({}),
) -> list[Typed]:
    """Type every column of a table. semicolons: whether its cells were separated by them. wanted: the order of day and
    month that people ask for where a column allows both. known: kinds of columns that are
    not to be found out, all of them of texts.
    """
    rows = len(columns[0])
    candidates = over_columns(
        lambda place: _candidate(names[place], columns[place], known.get(names[place])), range(len(columns)), rows
    )
    comma = _decimal_comma(candidates, semicolons=semicolons)
    order = table_order([candidate.dates for candidate in candidates if candidate.dates is not None])
    ways = Ways(wanted, order, comma)
    return over_columns(lambda candidate: _typed(candidate, ways), candidates, rows)


def _candidate(name: str, cells: Cells, known: Kind | None) -> Candidate:
    if known is not None:
        return Candidate(name, cells, cells, known=known)
    valued = cells.without(nothing(cells.texts, NOTHING_BESIDE_VALUES))
    written = written_numbers(valued)
    return Candidate(name, cells, valued, written, None if written else written_dates(valued))


def _decimal_comma(candidates: Sequence[Candidate], *, semicolons: bool) -> bool:
    """Whether most of the columns that decide are written with a decimal comma; if none decides, semicolons do."""
    decided = [candidate.numbers.marks.decided for candidate in candidates if candidate.numbers is not None]
    commas, points = decided.count(","), decided.count(".")
    return commas > points or (commas == points == 0 and semicolons)


def _typed(candidate: Candidate, ways: Ways) -> Typed:
    name, valued = candidate.name, candidate.valued
    if len(valued.texts) == 0:
        return kinds.empty(name, len(candidate.cells))
    if candidate.known is not None:
        return kinds.texts(name, candidate.cells, candidate.known)
    return (
        kinds.booleans(name, valued)
        or _as_number(candidate, comma=ways.comma)
        or _as_dates(candidate, ways)
        or kinds.texts(name, candidate.cells)
    )


def _as_dates(candidate: Candidate, ways: Ways) -> Typed | None:
    written = candidate.dates if candidate.numbers is None else written_dates(candidate.valued)
    return None if written is None else dated(candidate.name, candidate.valued, written, ways)


def _as_number(candidate: Candidate, *, comma: bool) -> Typed | None:
    if candidate.numbers is None:
        return None
    name, valued = candidate.name, candidate.valued
    found = candidate.numbers.numbers(comma=comma)
    if not kinds.enough_understood(valued, found.understood):
        return None
    counted = _counted(name, valued, found)
    if counted is not None:
        return counted
    if _is_identifier(name, valued, found):
        return kinds.texts(name, candidate.cells, Kind.ID)
    kind, seen = _numeric_kind(name, valued, found)
    typed = kinds.numeric(name, valued, found.floats, kind)
    notes = (*kinds.not_understood(name, valued, found.understood, "numbers"), *_told(name, found, kind))
    return replace(typed, currencies=seen, notes=notes)


def _is_identifier(name: str, cells: Cells, found: Numbers) -> bool:
    if found.money.any() or found.percent.any():
        return False
    if named_as_identifier(name):
        return True
    return numbers_things(name, found.floats) and len(cells.texts) == int(cells.counts().sum())


def _counted(name: str, cells: Cells, found: Numbers) -> Typed | None:
    """The column as dates when its numbers count years, days or months."""
    if found.money.any() or found.percent.any() or named_as_identifier(name):
        return None
    known = found.floats[found.understood]
    counts = cells.counts()
    counted = counted_as(name, known, int(counts.sum()), repeated=bool((counts > 1).any()))
    if counted is None:
        return None
    typed = kinds.dates(name, cells, dates_counted(found.floats, counted))
    notes = kinds.not_understood(name, cells, found.understood, "dates")
    if counted == "serial":
        notes = (*notes, Note("serial_dates", f"{name} holds a spreadsheet's day numbers; they are read as dates."))
    if counted in ("s", "ms"):
        told = f"{name} holds a machine's clock (since 1970, UTC); it is read as dates."
        notes = (*notes, Note("clock_dates", told))
    return replace(typed, notes=notes)


def _numeric_kind(name: str, cells: Cells, found: Numbers) -> tuple[Kind, tuple[str, ...]]:
    counts = cells.counts()
    rows = int(counts.sum())
    if counts[found.percent].sum() * 2 >= rows:
        return Kind.PERCENT, ()
    seen = tuple(sorted({*found.currencies, *in_name(name)}))
    whole = _whole(found.floats)
    if counts[found.money].sum() * 2 >= rows or (in_name(name) and not found.percent.any()):
        return Kind.MONEY, seen
    last = words_of(name)[-1:]
    if _MONEY.intersection(last) or (not whole and _MONEY_OR_COUNT.intersection(last)):
        return Kind.MONEY, seen
    return (Kind.INTEGER if whole else Kind.NUMBER), found.currencies


def _whole(floats: npt.NDArray[np.float64]) -> bool:
    known = floats[~np.isnan(floats)]
    return bool((known == np.floor(known)).all() and (np.abs(known) < 2**53).all())


def _told(name: str, found: Numbers, kind: Kind) -> tuple[Note, ...]:
    notes = []
    if found.decimal == "," and found.marked:
        notes.append(Note("decimal_comma", f"{name} is read with a decimal comma."))
    if kind is Kind.PERCENT:
        notes.append(Note("percent_as_fraction", f"{name} is kept as a share: 12% is 0.12."))
    return tuple(notes)
