"""Ways to write a table as text."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from hypothesis import strategies as st

from tests.automl.reading.round_trip.business import Business, Cell

WRITE_DATE: dict[str, Callable[[date], str]] = {
    "iso": date.isoformat,
    "day first": lambda day: f"{day:%d/%m/%Y}",
    "month first": lambda day: f"{day:%m/%d/%Y}",
    "points": lambda day: f"{day.day}.{day.month}.{day.year}",
    "dashes": lambda day: f"{day:%d-%m-%Y}",
    "short": lambda day: f"{day:%d-%b-%y}",
    "long": lambda day: f"{day:%B %d, %Y}",
    "weekday": lambda day: f"{day:%a, %d %b %Y}",
    "compact": lambda day: f"{day:%Y%m%d}",
    "time": lambda day: f"{day:%Y-%m-%dT00:00:00Z}",
    "midnight": lambda day: f"{day:%m/%d/%Y} 12:00:00 AM",
    "slashes": lambda day: f"{day:%Y/%m/%d}",
}
MARKS = {
    "point": (".", ","),
    "comma": (",", "."),
    "space": (",", "\u00a0"),
    "thin": (",", "\u202f"),
    "swiss": (".", "'"),
}
"""Decimal and thousands marks."""
MONEY: dict[str, Callable[[str, bool], str]] = {
    "bare": lambda text, minus: f"-{text}" if minus else text,
    "dollar": lambda text, minus: f"-${text}" if minus else f"${text}",
    "dollar inside": lambda text, minus: f"$-{text}" if minus else f"${text}",
    "euro": lambda text, minus: f"-{text} €" if minus else f"{text} €",
    "accountant": lambda text, minus: f"({text})" if minus else text,
    "dollar accountant": lambda text, minus: f"(${text})" if minus else f"${text}",
    "trailing": lambda text, minus: f"{text}-" if minus else text,
    "typographic": lambda text, minus: f"−{text}" if minus else text,
    "code": lambda text, minus: f"USD -{text}" if minus else f"USD {text}",
}
NOTHING_BESIDE_NUMBERS = ["", "N/A", "n/a", "NULL", "-", "#N/A", "NaN", "none"]
NOTHING_BESIDE_TEXTS = ["", "N/A", "NULL", "#N/A"]


@dataclass(frozen=True)
class Dialect:
    """How a text file is written. groups: whether thousands are marked. quoted: whether every cell is in quotes."""

    delimiter: str
    encoding: str
    newline: str
    quoted: bool
    ended: bool
    marks: str
    groups: bool
    money: str
    dates: str
    nothing: int
    title: bool

    def written(self, business: Business) -> bytes:
        """The table as a file."""
        columns = [self._column(name, cells) for name, cells in business.columns.items()]
        rows = [list(business.columns), *zip(*columns, strict=True)]
        lines = ["Orders of the week", ""] if self.title else []
        text = self.newline.join([*lines, *(self.delimiter.join(map(self._cell, row)) for row in rows)])
        return (text + (self.newline if self.ended else "")).encode(self.encoding, errors="replace")

    def _column(self, name: str, cells: Sequence[Cell]) -> list[str]:
        words = NOTHING_BESIDE_TEXTS if name == "Place" else NOTHING_BESIDE_NUMBERS
        blank = words[self.nothing % len(words)]
        return [blank if cell is None else self._spelt(name, cell) for cell in cells]

    def _spelt(self, name: str, cell: Cell) -> str:
        match cell:
            case bool():
                return "TRUE" if cell else "false"
            case date():
                return WRITE_DATE[self.dates](cell)
            case float() if name == "Share":
                return f"{'-' if cell < 0 else ''}{self._number(abs(cell) * 100, 1)}%"
            case float():
                return MONEY[self.money](self._number(abs(cell), 2), cell < 0)
            case int():
                return f"{'-' if cell < 0 else ''}{self._number(abs(cell), 0)}"
            case _:
                return str(cell)

    def _number(self, number: float, digits: int) -> str:
        text = f"{number:,.{digits}f}" if self.groups else f"{number:.{digits}f}"
        point, thousands = MARKS[self.marks]
        return text.translate(str.maketrans({",": thousands, ".": point}))

    def _cell(self, cell: str) -> str:
        needs = self.quoted or any(mark in cell for mark in (self.delimiter, '"', "\n", "\r"))
        return f'"{cell.replace(chr(34), chr(34) * 2)}"' if needs else cell


dialects = st.builds(
    Dialect,
    st.sampled_from([",", ";", "\t", "|"]),
    st.sampled_from(["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252"]),
    st.sampled_from(["\n", "\r\n", "\r"]),
    st.booleans(),
    st.booleans(),
    st.sampled_from(sorted(MARKS)),
    st.booleans(),
    st.sampled_from(sorted(MONEY)),
    st.sampled_from(sorted(WRITE_DATE)),
    st.integers(0, 7),
    st.booleans(),
)
