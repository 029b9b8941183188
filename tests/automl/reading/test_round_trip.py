"""A small random table, written in a random dialect, is read back as it was."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from automl.reading import read_file
from automl.table import Kind

WRITE_DATE: dict[str, Callable[[date], str]] = {
    "iso": date.isoformat,
    "day first": lambda day: f"{day:%d/%m/%Y}",
    "month first": lambda day: f"{day:%m/%d/%Y}",
    "points": lambda day: f"{day.day}.{day.month}.{day.year}",
    "short": lambda day: f"{day:%d-%b-%y}",
    "long": lambda day: f"{day:%B %d, %Y}",
}


@dataclass(frozen=True)
class Written:
    delimiter: str
    comma: bool
    thousands: bool
    encoding: str
    dates: str
    newline: str

    def number(self, number: float) -> str:
        text = f"{number:,.2f}" if self.thousands else f"{number:.2f}"
        return text.translate(str.maketrans(",.", ".,")) if self.comma else text

    def line(self, *cells: str) -> str:
        quoted = [f'"{cell.replace(chr(34), chr(34) * 2)}"' if self._needs(cell) else cell for cell in cells]
        return self.delimiter.join(quoted) + self.newline

    def _needs(self, cell: str) -> bool:
        return any(mark in cell for mark in (self.delimiter, '"', "\n", "\r"))


dialects = st.builds(
    Written,
    st.sampled_from([",", ";", "\t", "|"]),
    st.booleans(),
    st.booleans(),
    st.sampled_from(["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "cp1252"]),
    st.sampled_from(sorted(WRITE_DATE)),
    st.sampled_from(["\n", "\r\n"]),
)
places = st.sampled_from(["Köln", "Málaga", "New York, NY", 'the "Hub"', "A;B", "x|y", "Oslo"])
amounts = st.integers(-5_000_000, 5_000_000).map(lambda cents: cents / 100)
rows = st.lists(st.tuples(places, amounts, st.integers(0, 900)), min_size=14, max_size=40)


@given(written=dialects, body=rows, start=st.dates(date(1990, 1, 1), date(2030, 1, 1)))
@settings(max_examples=120, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_a_table_is_read_back_as_it_was_written(
    written: Written, body: list[tuple[str, float, int]], start: date
) -> None:
    days = [start + timedelta(days=place) for place in range(len(body))]
    lines = [written.line("Day", "Place", "Amount", "Count")]
    for day, (place, amount, count) in zip(days, body, strict=True):
        lines.append(written.line(WRITE_DATE[written.dates](day), place, written.number(amount), str(count)))
    with TemporaryDirectory() as folder:
        path = Path(folder) / "table.csv"
        path.write_bytes("".join(lines).encode(written.encoding))
        table = read_file(path).tables[0]
    assert [day.date() for day in table.frame["Day"]] == days
    assert table.frame["Place"].tolist() == [place for place, _, _ in body]
    assert table.frame["Amount"].tolist() == [amount for _, amount, _ in body]
    assert table.frame["Count"].tolist() == [count for _, _, count in body]
    assert table.column("Amount").kind in (Kind.NUMBER, Kind.MONEY, Kind.INTEGER)
