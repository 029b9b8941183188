"""Quotes that are opened and never closed swallow the rows after them: an error, never silence."""

import re

import pyarrow as pa
import pyarrow.compute as pc

from automl.errors import ReadingError


def check_quotes(data: bytes, delimiter: str) -> None:
    """ReadingError naming the line when a quoted cell is never closed."""
    if data.count(b'"') % 2 == 0:
        return
    mark = re.escape(delimiter.encode())
    quoted = re.compile(rb"(?:\A|[\r\n]|" + mark + rb')"(?:[^"]|"")*+("|\Z)')
    for found in quoted.finditer(data):
        if not found[1]:
            raise _never_closed(data.count(b"\n", 0, data.index(b'"', found.start())) + 1)


def check_swallowed(columns: tuple[pa.Array, ...], delimiter: str) -> None:
    """ReadingError when a cell of several lines holds whole records: two quotes that were never closed, paired up."""
    for place, column in enumerate(columns):
        several = pc.match_substring(column, "\n")
        if not pc.any(several).as_py():
            continue
        for row in pc.indices_nonzero(several).to_pylist():
            first, *_, last = column[row].as_py().split("\n")
            whole = place + first.count(delimiter) == len(columns) - 1
            if whole and len(columns) > 1 and last.count(delimiter) == place and delimiter in first + last:
                raise _never_closed(row + 1)


def _never_closed(line: int) -> ReadingError:
    return ReadingError(
        f"A quote opened in line {line} is never closed, so it is unclear where its cell ends.",
        "Close or remove that quote, or save the file again from the spreadsheet program, and send it again.",
    )
