"""Tables of web pages, as programs save them under the name of a workbook."""

import re
from collections.abc import Callable
from contextlib import suppress
from html.parser import HTMLParser

import pyarrow as pa

from automl.errors import ReadingError
from automl.reading.grid import Grid
from automl.reading.limits import Limits
from automl.reading.text.encoding import decoded

_CHARSET = re.compile(rb"charset\s*=\s*[\"']?([\w-]+)", re.IGNORECASE)
_HEAD = 4096
_WIDEST_SPAN = 1000
_MOST_OPEN = 1000
"""Tags without an end make the parser look again and again at the same text."""
_SILENT = ("script", "style", "template", "noscript")
_BREAKS = ("br", "p", "div", "li")


def read_web_page(name: str, data: bytes, limits: Limits) -> list[Grid]:
    """The grids of the page's tables in their order. ReadingError when it has none."""
    text = _text(data)
    if text.count("<") > 2 * text.count(">") + _MOST_OPEN:
        raise ReadingError("The web page is broken: its tags never end.", "Save the table itself as CSV or Excel.")
    reader = _Tables(limits)
    reader.feed(text)
    reader.close()
    rows = [table for table in reader.tables if any(any(row) for row in table)]
    if not rows:
        raise ReadingError("The web page holds no table.", "Save the table itself as CSV or Excel and send that.")
    names = [name] if len(rows) == 1 else [f"Table {place}" for place in range(1, len(rows) + 1)]
    return [_grid(title, table, limits) for title, table in zip(names, rows, strict=True)]


def _text(data: bytes) -> str:
    declared = _CHARSET.search(data[:_HEAD])
    if declared and not data.startswith((b"\xff\xfe", b"\xfe\xff", b"\xef\xbb\xbf")):
        with suppress(LookupError, UnicodeError):  # a page may lie about its letters
            return data.decode(declared[1].decode("ascii"), errors="strict")
    return decoded(data).utf8.decode(errors="replace")


def _grid(name: str, rows: list[list[str]], limits: Limits) -> Grid:
    width = max(map(len, rows))
    if width * len(rows) > limits.max_cells // 10:
        raise _too_large()
    padded = ([*row, *[""] * (width - len(row))] for row in rows)
    columns = tuple(pa.array(column, pa.string()) for column in zip(*padded, strict=True))
    return Grid(name, f"table {name}", columns, "row")


class _Tables(HTMLParser):
    """Rows of texts for each table; a table within a cell is a table of its own."""

    def __init__(self, limits: Limits) -> None:
        super().__init__(convert_charrefs=True)
        self.tables: list[list[list[str]]] = []
        self._limits, self._cells = limits, 0
        self._open: list[_Table] = []
        self._silent = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _SILENT:
            self._silent += 1
        elif tag == "table":
            self._open.append(_Table(self._count))
            self.tables.append(self._open[-1].rows)
        elif self._open and tag == "tr":
            self._open[-1].begin_row()
        elif self._open and tag in ("td", "th"):
            spans = dict(attrs)
            self._open[-1].begin_cell(_span(spans.get("colspan")), _span(spans.get("rowspan")))
        elif tag in _BREAKS:
            self.handle_data(" ")

    def handle_endtag(self, tag: str) -> None:
        if tag in _SILENT:
            self._silent = max(0, self._silent - 1)
        elif self._open and tag == "table":
            self._open.pop().end_row()
        elif self._open and tag in ("td", "th"):
            self._open[-1].end_cell()
        elif self._open and tag == "tr":
            self._open[-1].end_row()

    def handle_data(self, data: str) -> None:
        if self._open and not self._silent:
            self._open[-1].write(data)

    def _count(self, cells: int) -> None:
        self._cells += cells
        if self._cells > self._limits.max_cells // 10:
            raise _too_large()


class _Table:
    """One table as it is being written. A cell that spans several columns or rows stands in the first of them."""

    def __init__(self, count: Callable[[int], None]) -> None:
        self.rows: list[list[str]] = []
        self._count = count
        self._row: list[str] | None = None
        self._cell: list[str] | None = None
        self._columns = 1
        self._below: dict[int, int] = {}
        self._next_below: dict[int, int] = {}

    def begin_row(self) -> None:
        self.end_row()
        self._row = []

    def begin_cell(self, columns: int, rows: int) -> None:
        self._count(columns)
        self.end_cell()
        self._row = [] if self._row is None else self._row
        self._skip_taken()
        place = len(self._row)
        if rows > 1:
            self._next_below |= dict.fromkeys(range(place, place + columns), rows - 1)
        self._cell, self._columns = [], columns

    def end_cell(self) -> None:
        if self._cell is not None and self._row is not None:
            self._row += [" ".join("".join(self._cell).split()), *[""] * (self._columns - 1)]
        self._cell = None

    def end_row(self) -> None:
        self.end_cell()
        if self._row is None:
            return
        self._skip_taken()
        self.rows.append(self._row)
        self._below = {place: left - 1 for place, left in self._below.items() if left > 1} | self._next_below
        self._row, self._next_below = None, {}

    def write(self, text: str) -> None:
        if self._cell is not None:
            self._cell.append(text)

    def _skip_taken(self) -> None:
        """Blanks for the places that a cell of a row above takes."""
        while self._row is not None and len(self._row) in self._below:
            self._count(1)
            self._row.append("")


def _too_large() -> ReadingError:
    return ReadingError("The web page's tables are larger than can be read.", "Save the table as CSV and send that.")


def _span(written: str | None) -> int:
    return min(max(int(written), 1), _WIDEST_SPAN) if written and written.isdecimal() and len(written) < 6 else 1  # noqa: PLR2004
