"""Random tables such as a business keeps, and what the reader should make of them."""

from dataclasses import dataclass
from datetime import date, timedelta

from hypothesis import strategies as st

from automl.table import Kind, Table

Cell = str | float | int | bool | date | None
FEWEST, MOST = 14, 30
"""Rows: so many that a column of dates has a day after the 12th."""
PLACES = [
    *(
        "Köln",
        "Málaga",
        "New York, NY",
        'the "Hub"',
        "A;B",
        "x|y",
        "Oslo",
        "O'Hare",
        "São Paulo",
        "tab\there",
        "=SUM(A1)",
    ),
    *("-Nord", "+49 Team", "@home", "100% Wool", "Total Wine Ltd & Co", "3M", "N.A. Holding", "Q1", "May", "#1 Store"),
]
REMARKS = ["two\nlines", "it's “fine”", "a, b; c", "", "see order 12"]


@dataclass(frozen=True)
class Business:
    """Columns by name. Percentages are fractions with one digit more than they are written with."""

    days: list[date]
    places: list[str | None]
    amounts: list[float | None]
    shares: list[float | None]
    counts: list[int | None]
    codes: list[str]
    active: list[bool | None]

    @property
    def columns(self) -> dict[str, list[Cell]]:
        return {
            "Order Date": [*self.days],
            "Place": [*self.places],
            "Amount": [*self.amounts],
            "Share": [*self.shares],
            "Units": [*self.counts],
            "Zip": [*self.codes],
            "Active": [*self.active],
        }

    @property
    def height(self) -> int:
        return len(self.days)

    def assert_read(self, table: Table) -> None:
        """That a table holds what was written, each column of its kind."""
        assert [column.name for column in table.columns] == list(self.columns)
        assert [day.date() for day in table.frame["Order Date"]] == self.days
        for name, column in self.columns.items():
            if name != "Order Date":
                assert _plain(table, name) == column, name
        assert table.column("Amount").kind in (Kind.NUMBER, Kind.MONEY, Kind.INTEGER)
        assert table.column("Zip").kind is Kind.ID
        assert table.column("Active").kind is Kind.BOOLEAN


def _plain(table: Table, name: str) -> list[Cell]:
    """The cells, None for missing ones, fractions rounded to what was written."""
    cells = table.frame[name].astype(object)
    return [None if missing else _rounded(cell) for cell, missing in zip(cells, cells.isna(), strict=True)]


def _rounded(cell: Cell) -> Cell:
    return round(cell, 6) if isinstance(cell, float) else cell


@st.composite
def _days(draw: st.DrawFn, height: int) -> list[date]:
    """Days, weeks or months in a row, some of them twice."""
    start, step = draw(st.dates(date(1995, 1, 1), date(2035, 1, 1))), draw(st.sampled_from([1, 3, 7]))
    days = [start + timedelta(days=step * place) for place in range(height)]
    return sorted([*days[:-2], *draw(st.lists(st.sampled_from(days), min_size=2, max_size=2))])


def _some(strategy: st.SearchStrategy[Cell], height: int) -> st.SearchStrategy[list[Cell]]:
    """A column of which at least two thirds are filled."""
    gaps = st.sets(st.integers(0, height - 1), max_size=height // 3)
    filled = st.lists(strategy, min_size=height, max_size=height)
    return st.tuples(filled, gaps).map(
        lambda both: [None if place in both[1] else cell for place, cell in enumerate(both[0])]
    )


@st.composite
def businesses(draw: st.DrawFn) -> Business:
    height = draw(st.integers(FEWEST, MOST))
    cents = st.integers(-9_999_999, 9_999_999).map(lambda number: number / 100)
    shares = st.integers(-500, 1500).map(lambda number: number / 1000)
    return Business(
        draw(_days(height)),
        draw(_some(st.sampled_from(PLACES), height)),
        draw(_some(cents, height)),
        draw(_some(shares, height)),
        draw(_some(st.integers(-90_000, 90_000), height)),
        draw(st.lists(st.from_regex(r"\A0[0-9]{4}\Z"), min_size=height, max_size=height)),
        draw(_some(st.booleans(), height)),
    )
