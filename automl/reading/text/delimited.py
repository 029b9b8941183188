"""Text files with one record a line, read into a grid."""

import csv
from itertools import chain

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from pyarrow import csv as arrow_csv

from automl.errors import ReadingError
from automl.reading.columns.parallel import over_columns
from automl.reading.grid import Grid
from automl.reading.limits import Limits
from automl.reading.text.dialect import Dialect, dialect_of
from automl.reading.text.encoding import decoded
from automl.reading.text.quotes import check_quotes, check_swallowed, lines_of
from automl.reading.text.rules import without_rules

_EDGES = np.array([byte <= ord(" ") or byte > 0x7F for byte in range(256)])  # noqa: PLR2004 - the end of ASCII
"""Bytes that may be space, or a part of one."""
Columns = list[pa.ChunkedArray]
_HEAD = 1_000_000
"""Bytes judged for the delimiter."""
_BLOCK = 1 << 20
"""Bytes parsed at a time."""


def read_delimited(name: str, data: bytes, limits: Limits | None = None) -> Grid:
    """The grid of a text file. ReadingError when it holds nothing, too many columns, or a quote never closed."""
    text = decoded(data)
    utf8 = without_rules(text.utf8)
    if not utf8[:_HEAD].strip() and not utf8.strip():
        raise ReadingError("The file holds no data, only blank lines.", "Check the export and send the file again.")
    dialect = dialect_of(utf8[:_HEAD].decode(errors="ignore"))
    if dialect.width > (limits or Limits()).max_columns:
        raise ReadingError(f"The file has {dialect.width:,} columns, more than can be read.", "Send fewer columns.")
    body = utf8[dialect.skip :]
    check_quotes(body, dialect.delimiter)
    lines = lines_of(body)
    columns, uneven = _records(body, dialect, lines)
    if len(columns[0]) != lines:
        check_swallowed(body, columns, dialect.delimiter)
    return Grid(
        name,
        "the file",
        _trimmed(columns),
        "line",
        first_row=2 if dialect.skip else 1,
        uneven=uneven,
        semicolons=dialect.delimiter == ";",
        notes=text.notes,
    )


def _records(data: bytes, dialect: Dialect, lines: int) -> tuple[Columns, tuple[int, ...]]:
    """One string array for each column, and the positions of records that had too few or too many cells."""
    even = _parsed_by_all(data, dialect, lines) if len(data) > 2 * _BLOCK else None
    if even is not None:
        return even.columns, ()
    odd: list[arrow_csv.InvalidRow] = []

    def keep(row: arrow_csv.InvalidRow) -> str:
        odd.append(row)
        return "skip"

    try:
        table = _parsed(data, dialect, keep, _BLOCK)
    except pa.ArrowInvalid:  # a record longer than a block
        odd.clear()
        table = _parsed(data, dialect, keep, len(data) + 1)
    return _with_odd(table, odd, dialect) if odd else (table.columns, ())


def _parsed_by_all(data: bytes, dialect: Dialect, lines: int) -> pa.Table | None:
    """The records parsed by several threads; None where some are odd, for threads don't tell their places.

    That no cell holds several lines is hoped at first: it is faster, and true if there are as many lines as records.
    """
    try:
        table = _parsed(data, dialect, lambda _: "error", _BLOCK, several=False, threads=True)
        if b'"' not in data or len(table) == lines:
            return table
        return _parsed(data, dialect, lambda _: "error", _BLOCK, threads=True)
    except pa.ArrowInvalid:
        return None


def _parsed(
    data: bytes, dialect: Dialect, keep: object, block: int, *, several: bool = True, threads: bool = False
) -> pa.Table:
    """several: whether cells may hold several lines."""
    names = [str(place) for place in range(dialect.width)]
    return arrow_csv.read_csv(
        pa.BufferReader(data),
        read_options=arrow_csv.ReadOptions(column_names=names, use_threads=threads, block_size=block),
        parse_options=arrow_csv.ParseOptions(
            delimiter=dialect.delimiter,
            newlines_in_values=several,
            ignore_empty_lines=False,
            invalid_row_handler=keep,
        ),
        convert_options=arrow_csv.ConvertOptions(
            column_types=dict.fromkeys(names, pa.string()), strings_can_be_null=False, check_utf8=False
        ),
    )


def _trimmed(columns: Columns) -> tuple[pa.Array, ...]:
    """Cells without the space around them, one array for each column; each is let go of as it is done."""

    def trim(place: int) -> pa.Array:
        column, columns[place] = columns[place].combine_chunks(), None
        return pc.utf8_trim_whitespace(column) if _has_edges(column) else column

    whole = tuple(over_columns(trim, range(len(columns)), len(columns[0])))
    pa.default_memory_pool().release_unused()
    return whole


def _has_edges(column: pa.Array) -> bool:
    """Whether a cell may begin or end with space; in most columns none does, and trimming is a copy for nothing."""
    _, offsets, letters = column.buffers()
    if letters is None:
        return False
    bounds = np.frombuffer(offsets, np.int32)[column.offset : column.offset + len(column) + 1]
    text = np.frombuffer(letters, np.uint8)[: bounds[-1]]
    return len(text) > 0 and any(_EDGES[text.take(places, mode="clip")].any() for places in (bounds, bounds - 1))


def _with_odd(table: pa.Table, odd: list[arrow_csv.InvalidRow], dialect: Dialect) -> tuple[Columns, tuple[int, ...]]:
    """Put records of another width back in their places, filled up with blanks or cut."""
    records = [_record(row.text, dialect.delimiter) for row in odd]
    padded = [(record + [""] * dialect.width)[: dialect.width] for record in records]
    places = np.array([row.number - 1 for row in odd])
    height = table.num_rows + len(odd)
    regular = np.setdiff1d(np.arange(height), places)
    order = pa.array(np.argsort(np.concatenate([regular, places]), kind="stable"))
    columns = [
        pa.chunked_array([*column.chunks, pa.array(cells, pa.string())]).take(order)
        for column, cells in zip(table.columns, zip(*padded, strict=True), strict=True)
    ]
    told = [int(place) for place, record in zip(places, records, strict=True) if _worth_telling(record, dialect.width)]
    return columns, tuple(told)


def _record(text: str, delimiter: str) -> list[str]:
    return list(chain.from_iterable(csv.reader([text], delimiter=delimiter)))


def _worth_telling(record: list[str], width: int) -> bool:
    """Blank lines and blank cells at the end are nothing to tell."""
    return any(map(str.strip, record[width:])) or 1 < len(record) < width
