"""How platforms write what they are given: sizes, durations, headlines, and charts' numbers as tables."""

import math
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import PurePosixPath
from typing import Any

Mark = Mapping[str, str | float | None]

_KILOBYTE = 1024
_WHOLE = 10
_MINUTE = 60
_STEP = 5
_LONGEST_LEAD = 60
_LONGEST_VALUE = 24
_FIGURE_WORDS = 3
_HUNDRED = 100
_CURVE = 862
_BARS_HEAD, _BAR, _FEWEST = 290, 69, 3
_TABLE_HEAD, _TABLE_ROW = 337, 79
"""Pixels of charts of 1,200 pixels' width."""
_FIGURE = r"[^\w\s]*[A-Z]{0,3}[^\w\s]*\d[\d.,\s]*[KMBT]?\s?[^\w\s]*[A-Z]{0,3}"
_NUMERIC = re.compile(rf"{_FIGURE}( to {_FIGURE})?|[–—-]|about the same")
_TITLES = {
    "series": "Series",
    "period": "Period",
    "value": "Value",
    "p10": "Low",
    "p90": "High",
    "year_before": "A year earlier",
    "taken": "Taken for",
    "given": "Chance given",
    "actual": "What happened",
    "name": "Where",
}


@dataclass(frozen=True, slots=True)
class Headline:
    """An answer's first sentence. lead, value: its subject and its number where it begins with them, else empty."""

    lead: str
    value: str
    rest: str

    @property
    def text(self) -> str:
        """The whole sentence."""
        subject = f"{self.lead}: " if self.lead else ""
        return f"{subject}{self.value}{self.rest}"


@dataclass(frozen=True, slots=True)
class Grid:
    """A table ready to be written. numeric: for each column, whether its cells are figures."""

    columns: Sequence[str]
    rows: Sequence[Sequence[str]]
    numeric: Sequence[bool]


def headline(text: str) -> Headline:
    """A sentence such as "Sales, Q1 2027: $639K, likely between …" in its subject, its number and the rest."""
    lead, colon, rest = text.partition(": ")
    value, comma, rest = rest.partition(", ")
    fits = len(lead) <= _LONGEST_LEAD and len(value) <= _LONGEST_VALUE
    fits = fits and len(value.split()) <= _FIGURE_WORDS  # "€680K is won already" is a sentence, no figure
    if colon and comma and fits and any(letter.isdigit() for letter in value):
        return Headline(lead, value, f", {rest}")
    return Headline("", "", text)


def grid(columns: Sequence[str], rows: Sequence[Sequence[str]]) -> Grid:
    """A table whose columns of figures are known: all their cells but blanks look like numbers."""
    numeric = [_is_numeric([row[place] for row in rows if place < len(row)]) for place in range(len(columns))]
    return Grid(columns, rows, numeric)


def pixels(data: Sequence[Mark]) -> int:
    """How high a chart of 1,200 pixels' width is about, by what it draws: kept free until it is there."""
    first = data[0] if data else {}
    if any(name in first for name in ("period", "at", "predicted")):
        return _CURVE
    if "taken" in first:
        return round(_TABLE_HEAD + _TABLE_ROW * math.sqrt(len(data)))
    return _BARS_HEAD + _BAR * max(_FEWEST, len(data))


def marks(data: Sequence[Mark]) -> Grid:
    """The numbers that a chart draws as a table, one row for each mark."""
    names = list(dict.fromkeys(name for mark in data for name in mark))
    rows = [[_cell(mark.get(name)) for name in names] for mark in data]
    return grid([_TITLES.get(name, name.replace("_", " ").capitalize()) for name in names], rows)


def size(count: float) -> str:
    """A number of bytes in words: 48 KB, 5.2 MB."""
    for unit in ("B", "KB", "MB"):
        if count < _KILOBYTE:
            return f"{count:.0f} {unit}" if count >= _WHOLE or unit == "B" else f"{count:.1f} {unit}"
        count /= _KILOBYTE
    return f"{count:.1f} GB"


def how_good(card: Mapping[str, Any]) -> str:
    """How good a model is on rows that it had not seen, by its card, in a few words; empty where the card does not say.

    It is the figure that people can picture; the answer has the others.
    """
    metrics = card.get("metrics") or {}
    right, off = metrics.get("accuracy"), metrics.get("mae")
    if right is not None:
        return f"right for {_HUNDRED * right:.0f} of {_HUNDRED}"
    return "" if off is None else f"off by {_cell(off)} on average"


def duration(seconds: float) -> str:
    """A time in words: 32 s, 2 min, 1 min 20 s."""
    whole = max(1, round(seconds))
    minutes, rest = divmod(whole, _MINUTE)
    if not minutes:
        return f"{rest} s"
    return f"{minutes} min {rest} s" if rest else f"{minutes} min"


def remaining(seconds: float) -> str:
    """The time left, roughly: about 20 s left."""
    if seconds < _WHOLE:
        return "a few seconds left"
    rounded = round(seconds / _STEP) * _STEP
    if rounded < _MINUTE:
        return f"about {rounded} s left"
    return f"about {round(seconds / _MINUTE)} min left"


def between(start: datetime, end: datetime | None) -> str:
    """How long it took from `start` to `end`; empty where that is not known."""
    return "" if end is None else duration((end - start).total_seconds())


def sentence(text: str) -> str:
    """A text that begins with a capital letter."""
    return text[:1].upper() + text[1:]


def filename(path: str) -> str:
    """The last part of a key of the file store."""
    return PurePosixPath(path).name


def extension(name: str) -> str:
    """The kind of a file by its name: xlsx, py."""
    return PurePosixPath(name).suffix.removeprefix(".").lower()


def _is_numeric(cells: Sequence[str]) -> bool:
    written = [cell.strip() for cell in cells if cell.strip()]
    figures = [cell for cell in written if any(letter.isdigit() for letter in cell)]
    return bool(figures) and all(_NUMERIC.fullmatch(cell) for cell in written)


def _cell(value: str | float | None) -> str:
    if value is None:
        return ""
    if isinstance(value, str):
        return value
    digits = 0 if abs(value) >= _HUNDRED or value == int(value) else 2
    return f"{value:,.{digits}f}"
