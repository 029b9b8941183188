"""A workbook whose cells are safe: text is never a formula, numbers are finite, dates are dates."""

import math
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from types import TracebackType
from typing import Any, Self

import xlsxwriter

from automl.result import Unit
from reports.formats import full_scale
from reports.table_files import neutral

# What spreadsheet programs take for the start of a formula, also after a copy or an export to CSV.
_LONGEST = 32_000
_FORBIDDEN = re.compile(r"[\[\]:*?/\\]")
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f]")
_NAME_LENGTH = 31
_WIDTHS = (9, 60)

Cell = str | float | int | date | None


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a sheet: its title, and the unit of its numbers where it has one."""

    title: str
    unit: Unit | None = None


class Sheet:
    """One sheet. Cells are addressed from the top; `row` is the next free one."""

    def __init__(self, book: "SafeWorkbook", sheet: Any) -> None:
        self._book = book
        self.raw = sheet
        self.row = 0
        self._widths: dict[int, int] = {}

    def heading(self, text: str) -> None:
        """A line in bold."""
        self.raw.write_string(self.row, 0, safe_text(text), self._book.style(bold=True, font_size=13))
        self.row += 1

    def line(self, *cells: Cell) -> None:
        """A line of plain cells, its text wrapped."""
        for position, cell in enumerate(cells):
            self._write(self.row, position, cell, None, wrap=True)
        self.row += 1

    def space(self) -> None:
        self.row += 1

    def table(self, columns: Sequence[Column], rows: Iterable[Sequence[Cell]], freeze: bool = True) -> tuple[int, int]:
        """A table with its header, frozen in place if asked for. Returns its first and last row, 0-based."""
        self.header(columns, freeze)
        first = self.row
        for cells in rows:
            self.row_of(columns, cells)
        return first, max(first, self.row - 1)

    def header(self, columns: Sequence[Column], freeze: bool = True) -> None:
        """The titles of a table's columns, frozen in place if asked for."""
        header = self._book.style(bold=True, bottom=1, text_wrap=True, valign="top")
        for position, column in enumerate(columns):
            self.raw.write_string(self.row, position, safe_text(column.title), header)
            self._widen(position, column.title)
        if freeze:
            self.raw.freeze_panes(self.row + 1, 1)
        self.row += 1

    def row_of(self, columns: Sequence[Column], cells: Sequence[Cell]) -> None:
        """One more row in the form of a table's."""
        for position, (cell, column) in enumerate(zip(cells, columns, strict=True)):
            self._write(self.row, position, cell, column.unit)
        self.row += 1

    def fact(self, label: str, value: float | None, unit: Unit | None, words: str, source: str) -> None:
        """A labelled number with its unit, in words, and where it comes from."""
        self.row_of([Column(""), Column("", unit), Column(""), Column("")], [label, value, words, source])

    def fit(self) -> None:
        """Sets the columns' widths by what they hold."""
        for position, width in self._widths.items():
            self.raw.set_column(position, position, min(max(width + 2, _WIDTHS[0]), _WIDTHS[1]))

    def _write(self, row: int, position: int, cell: Cell, unit: Unit | None, wrap: bool = False) -> None:
        style = self._book.style(text_wrap=True, valign="top") if wrap else None
        if isinstance(cell, str):
            self.raw.write_string(row, position, safe_text(cell), style)
            self._widen(position, cell)
        elif isinstance(cell, date):
            self.raw.write_datetime(row, position, cell, self._book.style(num_format="yyyy-mm-dd", align="left"))
            self._widen(position, "2026-12-31")
        elif cell is not None and math.isfinite(cell):
            self.raw.write_number(row, position, cell, self._book.number_style(unit, cell))
            self._widen(position, f"{cell:,.2f}")

    def _widen(self, position: int, text: str) -> None:
        self._widths[position] = max(self._widths.get(position, 0), len(text))


class SafeWorkbook:
    """A workbook being written to `path`; a context manager."""

    def __init__(self, path: Path, locale: Any) -> None:
        parts = {"tmpdir": str(path.parent)}  # whoever is killed while writing leaves them where the rest is removed
        plain = {"strings_to_formulas": False, "strings_to_urls": False}
        self._raw = xlsxwriter.Workbook(str(path), {**plain, **parts})
        self._locale = locale
        self._styles: dict[tuple[tuple[str, Any], ...], Any] = {}
        self._sheets: list[Sheet] = []

    def sheet(self, name: str) -> Sheet:
        """A new sheet; its name made fit for spreadsheet programs."""
        sheet = Sheet(self, self._raw.add_worksheet(safe_name(name, [each.raw.get_name() for each in self._sheets])))
        self._sheets.append(sheet)
        return sheet

    def line_chart(self) -> Any:
        """A native line chart, to be placed on a sheet."""
        return self._raw.add_chart({"type": "line"})

    def style(self, **properties: Any) -> Any:
        """The cell format with these properties, made once."""
        key = tuple(sorted(properties.items()))
        if key not in self._styles:
            self._styles[key] = self._raw.add_format(properties)
        return self._styles[key]

    def number_style(self, unit: Unit | None, number: float) -> Any:
        """The format of a number: with its currency or percent sign, decimals by its size."""
        if unit is None:
            return self.style(num_format="#,##0" if float(number).is_integer() else "#,##0.00##")
        scale = full_scale([number], unit, self._locale)
        return self.style(num_format=scale.spreadsheet_format())

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        for sheet in self._sheets:
            sheet.fit()
        self._raw.close()


def safe_text(text: str) -> str:
    """`text` as it can stand in a cell: an apostrophe before anything that could be taken for a formula."""
    cleaned = _CONTROL.sub("", text.encode("utf-8", "replace").decode("utf-8"))[:_LONGEST]
    return neutral(cleaned)


def safe_name(name: str, taken: Sequence[str]) -> str:
    """`name` as a sheet's name: no forbidden signs, 31 letters at most, unlike those taken."""
    cleaned = _FORBIDDEN.sub(" ", _CONTROL.sub("", name)).strip(" '")[:_NAME_LENGTH] or "Sheet"
    lowered = {each.lower() for each in taken}
    number = 2
    candidate = cleaned
    while candidate.lower() in lowered:
        candidate = f"{cleaned[: _NAME_LENGTH - len(str(number)) - 1]} {number}"
        number += 1
    return candidate
