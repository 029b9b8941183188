"""A random table with periods as columns, with totals or without, comes back one row for each item and period."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from automl.reading import read_file
from automl.table import Table

Label = Callable[[date], str]
MONTHLY: dict[str, Label] = {
    "short": lambda day: f"{day:%b-%y}",
    "long": lambda day: f"{day:%B %Y}",
    "iso": lambda day: f"{day:%Y-%m}",
    "day": lambda day: f"{day:%Y-%m-%d}",
    "digits": lambda day: f"{day:%Y%m}",
    "slash": lambda day: f"{day.month}/{day:%Y}",
    "M": lambda day: f"{day:%YM%m}",
}
QUARTERLY: dict[str, Label] = {
    "Q first": lambda day: f"Q{(day.month + 2) // 3} {day.year}",
    "year first": lambda day: f"{day.year}-Q{(day.month + 2) // 3}",
    "fiscal": lambda day: f"FY{day:%y} Q{(day.month + 2) // 3}",
}
YEARLY: dict[str, Label] = {"year": lambda day: str(day.year), "FY": lambda day: f"FY{day:%y}"}
SPELLINGS = {**dict.fromkeys(MONTHLY, 1), **dict.fromkeys(QUARTERLY, 3), **dict.fromkeys(YEARLY, 12)}
LABELS = MONTHLY | QUARTERLY | YEARLY
PLACES = ["North", "South", "Köln", "New York", "O'Hare", "East & West"]


@dataclass(frozen=True)
class Wide:
    """values: by place and period, in hundredths. newest_first: whether the last period is the first column."""

    spelling: str
    start: date
    values: list[list[int | None]]
    measures: bool
    totals: bool
    newest_first: bool
    comma: bool

    @property
    def days(self) -> list[date]:
        step = SPELLINGS[self.spelling]
        firsts = [self.start.month - 1 + step * place for place in range(len(self.values[0]))]
        days = [date(self.start.year + first // 12, first % 12 + 1, 1) for first in firsts]
        return days[::-1] if self.newest_first else days

    @property
    def text(self) -> str:
        labels = [LABELS[self.spelling](day) for day in self.days]
        names = [f"{measure}{label}" for measure in self.prefixes for label in labels]
        lines = [["Place", *names, *(["Total"] if self.totals else [])]]
        for place, row in zip(PLACES, self.values, strict=False):
            total = [self._cell(sum(cell or 0 for cell in row))] if self.totals else []
            lines.append([place, *[self._cell(cell) for _ in self.prefixes for cell in row], *total])
        if self.totals:
            lines.append(["Total", *[self._cell(cell) for _ in self.prefixes for cell in self._sums()], ""])
        return "\n".join((";" if self.comma else ",").join(line) for line in lines)

    @property
    def prefixes(self) -> Sequence[str]:
        return ("Plan ", "Actual ") if self.measures else ("",)

    def _sums(self) -> list[int]:
        return [sum(row[place] or 0 for row in self.values) for place in range(len(self.values[0]))]

    def _cell(self, cents: int | None) -> str:
        if cents is None:
            return ""
        return f"{cents / 100:.2f}".replace(".", "," if self.comma else ".")

    def assert_read(self, table: Table) -> None:
        measured = list(self.prefixes) if self.measures else ["Value"]
        assert table.reshaped == "periods to rows"
        assert list(table.frame.columns)[2:] == [measure.strip() for measure in measured]
        assert table.frame["Place"].tolist() == [
            place for place, row in zip(PLACES, self.values, strict=False) for _ in row
        ]
        assert [day.date() for day in table.frame.iloc[:, 1]] == self.days * len(self.values)
        for name in table.frame.columns[2:]:
            cells = [None if missing else round(cell * 100) for cell, missing in _cells(table, name)]
            assert cells == [cell for row in self.values for cell in row]


def _cells(table: Table, name: str) -> list[tuple[float, bool]]:
    return list(zip(table.frame[name], table.frame[name].isna(), strict=True))


@st.composite
def _wides(draw: st.DrawFn) -> Wide:
    periods, places = draw(st.integers(3, 14)), draw(st.integers(2, len(PLACES)))
    cells = st.one_of(st.integers(-99_999, 999_999), st.integers(1, 99_999), st.none())
    filled = st.integers(101, 999_999).filter(lambda cents: cents % 100 > 0)
    values = [[draw(filled) if column == 0 else draw(cells) for column in range(periods)] for _ in range(places)]
    spelling = draw(st.sampled_from(sorted(SPELLINGS)))
    start = date(draw(st.integers(2000, 2020)), draw(st.sampled_from([1, 4, 7])) if SPELLINGS[spelling] < 12 else 1, 1)
    flags = [draw(st.booleans()) for _ in range(4)]
    return Wide(spelling, start, values, *flags)


@given(_wides())
@settings(max_examples=120, deadline=None, suppress_health_check=list(HealthCheck))
def test_periods_come_back_as_rows(wide: Wide) -> None:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "table.csv"
        path.write_text(wide.text, encoding="utf-8")
        wide.assert_read(read_file(path).tables[0])
