"""A table as Slack's own, or written out in letters of one width where the workspace has none."""

import unicodedata
from collections.abc import Sequence

from bot.phrasing import grid
from bot.platform import Json
from bot.slack.rendering import limits
from bot.slack.rendering.blocks import context, section
from bot.slack.rendering.escaping import fenced, marked, short, unmarked
from reports.reply import TablePart

WIDTH = 76
"""Letters of a written line, so that it does not break on a desktop."""
_NARROWEST = 8
_GAP = "  "
_BLANK = "–"
_CELL, _READ = 200, 1_000
"""Letters of a cell that are shown, and that are looked at."""
_PAGE = 10
_TITLE = 300


def as_block(table: TablePart, most_rows: int, rest: str) -> list[Json]:
    """Slack's own table, and how much is shown below; [] where nothing of it fits.

    rest: where the rows are that are not shown, as a sentence, or nothing.
    """
    columns = list(table.columns[: limits.TABLE_COLUMNS])
    rows = _rows(table, len(columns), min(most_rows, limits.TABLE_ROWS))
    while rows and sum(len(cell) for row in (columns, *rows) for cell in row) > limits.TABLE_CHARACTERS:
        rows = rows[: len(rows) // 2]
    if not rows or not columns:
        return []
    cells = [[{"type": "raw_text", "text": _cell(cell)} for cell in row] for row in (columns, *rows)]
    block = {
        "type": "data_table",
        "caption": short(unmarked(short(table.title, _TITLE)), _TITLE) or "Table",
        "page_size": min(_PAGE, len(rows)),
        "rows": cells,
    }
    return [block, *_more(table, len(rows), len(columns), rest)]


def written(table: TablePart, most_rows: int, rest: str) -> list[Json]:
    """The table in a fence, narrowed to what a line takes. rest: as above."""
    few = most_rows if len(table.rows) > most_rows + most_rows // 2 else len(table.rows)
    rows = [list(map(_plain, row)) for row in _rows(table, len(table.columns), few if most_rows else 0)]
    names = list(map(_plain, table.columns))
    kept, widths = _columns([names, *rows])
    if not rows or not kept:
        return _more(table, 0, 0, rest)
    numeric = grid(names, rows).numeric
    lines = [_line(row, kept, widths, numeric) for row in (names, *rows)]
    lines.insert(1, _GAP.join("─" * width for width in widths))
    while len(fence := _fence(lines)) > limits.SECTION:
        lines.pop()
    return [*_title(table), section(fence), *_more(table, len(lines) - 2, len(kept), rest)]


def _fence(lines: Sequence[str]) -> str:
    return "\n".join(("```", fenced("\n".join(lines)), "```"))


def _title(table: TablePart) -> list[Json]:
    return [section(f"*{marked(short(table.title, _TITLE))}*")] if table.title else []


def _more(table: TablePart, rows: int, columns: int, rest: str) -> list[Json]:
    total = max(table.total_rows, len(table.rows))
    said = [f"Showing {rows:,} of {total:,}."] if rows < total else []
    left = len(table.columns) - columns
    said += [f"{left} more column{'s' if left > 1 else ''} not shown."] if left and rows else []
    return [context(" ".join([*said, rest]).rstrip())] if said else []


def _rows(table: TablePart, columns: int, most: int) -> list[list[str]]:
    """The first rows, each as long as there are columns."""
    return [[*row[:columns], *[""] * (columns - len(row))] for row in map(list, table.rows[:most])]


def _cell(text: str) -> str:
    return _plain(text) or _BLANK


def _plain(text: str) -> str:
    return short(" ".join(unmarked(short(text, _READ)).split()), _CELL)


def _columns(rows: Sequence[Sequence[str]]) -> tuple[list[int], list[int]]:
    """Which columns are written, and how wide: the widest give way first, then the last ones are left out."""
    widths = [min(WIDTH, max(map(_width, column))) for column in zip(*rows, strict=True)]
    kept = list(range(len(widths)))
    least = [min(width, _NARROWEST) for width in widths]
    while len(kept) > 1 and sum(least[place] + len(_GAP) for place in kept) - len(_GAP) > WIDTH:
        kept.pop()
    narrowed = [widths[place] for place in kept]
    while sum(narrowed) + len(_GAP) * (len(kept) - 1) > WIDTH:
        narrowed[narrowed.index(max(narrowed))] -= 1
    return kept, narrowed


def _line(row: Sequence[str], kept: Sequence[int], widths: Sequence[int], numeric: Sequence[bool]) -> str:
    cells = [_padded(row[place], width, right=numeric[place]) for place, width in zip(kept, widths, strict=True)]
    return _GAP.join(cells).rstrip()


def _padded(text: str, width: int, *, right: bool) -> str:
    if _width(text) > width:
        text = text[:width]
        while _width(text) >= width:
            text = text[:-1]
        text += "…"
    blank = " " * (width - _width(text))
    return blank + text if right else text + blank


def _width(text: str) -> int:
    """How many letters' places a text takes: wide ones two, those that are put upon others none."""
    return sum(
        0 if unicodedata.combining(each) else 2 if unicodedata.east_asian_width(each) in "WF" else 1 for each in text
    )
