"""Quotes that are opened and never closed swallow the rows after them: an error, never silence."""

import re

import pyarrow as pa
import pyarrow.compute as pc

from automl.errors import ReadingError
from automl.reading.layout.sorts import Sort, sort_of


def check_quotes(data: bytes, delimiter: str) -> None:
    """ReadingError naming the line when a quoted cell is never closed."""
    if data.count(b'"') % 2 == 0:
        return
    mark = re.escape(delimiter.encode())
    quoted = re.compile(rb"(?:\A|[\r\n]|" + mark + rb')"(?:[^"]|"")*+("|\Z)')
    for found in quoted.finditer(data):
        if not found[1]:
            raise _never_closed(data.count(b"\n", 0, data.index(b'"', found.start())) + 1)


def check_swallowed(data: bytes, columns: list[pa.ChunkedArray], delimiter: str) -> None:
    """ReadingError when a cell of several lines holds whole records: two quotes that were never closed, paired up."""
    if not any(pc.any(pc.match_substring(column, "\n")).as_py() for column in columns):
        return
    mark = re.escape(delimiter.encode())
    broken = re.compile(rb"(?:\A|[\r\n]|" + mark + rb')"((?:[^"]|"")*+)"(?![ ]*(?:[\r\n]|' + mark + rb"|\Z))")
    for found in broken.finditer(data):
        if b"\n" in found[1]:
            raise _never_closed(data.count(b"\n", 0, found.start(1)) + 1)
    for column in range(len(columns)):
        _check_records_within(columns, column, delimiter)


def lines_of(data: bytes) -> int:
    """How many lines there are, where all end alike, else 0. Where there are as many records, no cell has several."""
    alike = b"\r" not in data or data.count(b"\r") == data.count(b"\r\n")
    return data.count(b"\n") + (not data.endswith(b"\n")) if alike else 0


def _check_records_within(columns: list[pa.ChunkedArray], place: int, delimiter: str) -> None:
    """ReadingError when all further lines of a cell are as wide as records and begin as they do: number or date."""
    several = pc.match_substring(columns[place], "\n")
    for row in pc.indices_nonzero(several).to_pylist():
        first, *lines = columns[place][row].as_py().split("\n")
        whole = place + first.count(delimiter) == len(columns) - 1 > 0
        begins = sort_of(columns[0][row].as_py().strip())
        wide = [line.count(delimiter) == (len(columns) - 1 if line is not lines[-1] else place) for line in lines]
        alike = [sort_of(line.split(delimiter)[0].strip()) == begins for line in lines]
        if whole and place > 0 and begins >= Sort.NUMBER and all(wide) and all(alike):
            raise _never_closed(row + 1)


def _never_closed(line: int) -> ReadingError:
    return ReadingError(
        f"A quote opened in line {line} is never closed, so it is unclear where its cell ends.",
        "Close or remove that quote, or save the file again from the spreadsheet program, and send it again.",
    )
