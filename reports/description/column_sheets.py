"""The sheets of a description that go column by column: profiles, distributions, values that lie far out."""

from collections.abc import Iterator, Sequence
from datetime import date

from automl.findings import DescribeResult, Portrait
from automl.table import Column as Profile
from automl.table import Table
from reports.description.columns import kind_in_words, unit_of
from reports.phrases import Phrasebook
from reports.sheets.book import Cell, Column, SafeWorkbook

_PROFILE = ("name", "kind", "missing", "distinct", "min", "max", "mean", "sum", "from", "to", "role", "shape")
_LEVELS = "▁▂▃▄▅▆▇█"
_BAR = 20
_NO_PORTRAIT = Portrait("")


def columns_sheet(workbook: SafeWorkbook, result: DescribeResult, book: Phrasebook) -> None:
    """One line for each column: what it holds, from where to where, its usual values, its shape."""
    portraits = {seen.column: seen for seen in result.portraits}
    sheet = workbook.sheet(book.say("describe.sheet_columns"))
    sheet.header([Column(book.say(f"describe.{name}")) for name in _PROFILE])
    for column in result.columns:
        units = [None] * 4 + [unit_of(column)] * 6 + [None] * 2
        cells = _profile(column, portraits.get(column.name, _NO_PORTRAIT), book)
        sheet.row_of([Column("", unit) for unit in units], cells)


def distributions_sheet(workbook: SafeWorkbook, result: DescribeResult, table: Table, book: Phrasebook) -> None:
    """How often which values and ranges occur in each column."""
    titles = [book.say(f"describe.{name}") for name in ("name", "from", "to", "count", "share", "bar")]
    sheet = workbook.sheet(book.say("describe.sheet_distributions"))
    sheet.header([Column(title) for title in titles])
    for seen in result.portraits:
        filled = max(1, result.rows - table.column(seen.column).missing)
        for low, high, count in _bars(seen):
            share = count / filled
            sheet.row_of([Column("")] * 6, [seen.column, low, high, count, round(share, 4), "█" * round(_BAR * share)])


def outliers_sheet(workbook: SafeWorkbook, result: DescribeResult, book: Phrasebook) -> None:
    """Values that lie far out or can hardly be right, with their rows (the first is row 1), ten of each at most."""
    found = list(_strange(result, book))
    if found:
        sheet = workbook.sheet(book.say("describe.sheet_outliers"))
        sheet.table([Column(book.say(f"describe.{name}")) for name in ("name", "why", "row", "value")], found)


def _strange(result: DescribeResult, book: Phrasebook) -> Iterator[Sequence[Cell]]:
    for seen in result.portraits:
        for odd in seen.impossible:
            why = book.say(f"describe.odd_{odd.oddity}")
            yield from ([seen.column, why, cell.row, cell.value] for cell in odd.examples)
        if seen.outliers is not None:
            why = book.say("describe.far")
            yield from ([seen.column, why, cell.row, cell.value] for cell in seen.outliers.examples)
        for spelling in seen.spellings:
            why = book.say("describe.spelt", kept=spelling.kept.value)
            yield from ([seen.column, why, None, other.value] for other in spelling.others)


def _profile(column: Profile, seen: Portrait, book: Phrasebook) -> list[Cell]:
    ends = [_day(end) if isinstance(end, str) else end for end in (column.min, column.max)]
    role = book.say(f"describe.role_{seen.role}") if seen.role else None
    figures: list[Cell] = [column.missing, column.distinct, *ends, column.mean, column.sum]
    return [column.name, kind_in_words(column, book), *figures, *(seen.middle or (None, None)), role, _shape(seen)]


def _shape(seen: Portrait) -> str:
    """The distribution as a row of tiny bars."""
    counts = [each.count for each in seen.bins or seen.top]
    most = max(counts, default=0)
    return "".join(_LEVELS[min(7, 8 * count // max(1, most))] if count else " " for count in counts) if most else ""


def _bars(seen: Portrait) -> Iterator[tuple[Cell, Cell, int]]:
    for each in seen.bins:
        yield _end(each.low), _end(each.high), each.count
    for tally in seen.top:
        yield tally.value, None, tally.count


def _end(end: float | str) -> Cell:
    return _day(end) if isinstance(end, str) else end


def _day(text: str) -> date | str:
    try:
        return date.fromisoformat(text[:10])
    except ValueError:
        return text
