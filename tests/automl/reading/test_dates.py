"""Dates and periods as people write them."""

from collections.abc import Callable
from datetime import date

import pandas as pd
import pytest

from automl.table import Frequency, Kind, Table

ReadText = Callable[..., Table]


def _days(table: Table, name: str = "when") -> list[str]:
    return [str(day.date()) for day in table.frame[name]]


def _read(read_text: ReadText, cells: list[str], name: str = "when") -> Table:
    return read_text(f"{name};value\n" + "".join(f"{cell};{place}\n" for place, cell in enumerate(cells)))


@pytest.mark.parametrize(
    ("cells", "days"),
    [
        (["2024-01-05", "2024-02-06"], ["2024-01-05", "2024-02-06"]),
        (["2024/1/5", "2024.12.31"], ["2024-01-05", "2024-12-31"]),
        (["5.1.2024", "31.12.2024"], ["2024-01-05", "2024-12-31"]),
        (["01/05/2024", "12/31/2024"], ["2024-01-05", "2024-12-31"]),
        (["05/01/24", "31/12/24"], ["2024-01-05", "2024-12-31"]),
        (["5-Jan-24", "31-Dec-24"], ["2024-01-05", "2024-12-31"]),
        (["5. Januar 2024", "31. Dezember 2024"], ["2024-01-05", "2024-12-31"]),
        (["January 5, 2024", "Dec 31st, 2024"], ["2024-01-05", "2024-12-31"]),
        (["Fri, 5 Jan 2024", "Tue, 31 Dec 2024"], ["2024-01-05", "2024-12-31"]),
        (["5 août 2024", "31 décembre 2024"], ["2024-08-05", "2024-12-31"]),
        (["1er janvier 2024", "2 février 2024"], ["2024-01-01", "2024-02-02"]),
        (["5 de enero de 2024", "6 de abril de 2024"], ["2024-01-05", "2024-04-06"]),
        (["24/01/05", "24/01/16", "24/02/07", "24/03/08"], ["2024-01-05", "2024-01-16", "2024-02-07", "2024-03-08"]),
        (["02.03.2024", "04.05.2024"], ["2024-03-02", "2024-05-04"]),
    ],
)
def test_days(read_text: ReadText, cells: list[str], days: list[str]) -> None:
    table = _read(read_text, cells)
    assert table.column("when").kind is Kind.DATE
    assert _days(table) == days


@pytest.mark.parametrize(
    ("cells", "days", "frequency"),
    [
        (["1949-11", "1949-12", "1950-01"], ["1949-11-01", "1949-12-01", "1950-01-01"], Frequency.MONTH),
        (["Nov-23", "Dec-23", "Jan-24"], ["2023-11-01", "2023-12-01", "2024-01-01"], Frequency.MONTH),
        (["Nov 2023", "Dec 2023", "Jan 2024"], ["2023-11-01", "2023-12-01", "2024-01-01"], Frequency.MONTH),
        (["Okt 2023", "Dez 2023", "Mär 2024"], ["2023-10-01", "2023-12-01", "2024-03-01"], Frequency.MONTH),
        (["11/2023", "12/2023", "01/2024"], ["2023-11-01", "2023-12-01", "2024-01-01"], Frequency.MONTH),
        (["11.2023", "12.2023", "01.2024"], ["2023-11-01", "2023-12-01", "2024-01-01"], Frequency.MONTH),
        (["2023-M11", "2023-M12", "2024M01"], ["2023-11-01", "2023-12-01", "2024-01-01"], Frequency.MONTH),
        (["Q3 2023", "Q4 2023", "Q1 2024"], ["2023-07-01", "2023-10-01", "2024-01-01"], Frequency.QUARTER),
        (["2023Q3", "2023-Q4", "2024 Q1"], ["2023-07-01", "2023-10-01", "2024-01-01"], Frequency.QUARTER),
        (["FY24 Q3", "FY24 Q4", "FY25 Q1"], ["2024-07-01", "2024-10-01", "2025-01-01"], Frequency.QUARTER),
        (["3Q23", "4Q23", "1Q24"], ["2023-07-01", "2023-10-01", "2024-01-01"], Frequency.QUARTER),
        (["2023-W51", "2023-W52", "2024-W01"], ["2023-12-18", "2023-12-25", "2024-01-01"], Frequency.WEEK),
        (["KW 51/2023", "KW 52/2023", "KW 01/2024"], ["2023-12-18", "2023-12-25", "2024-01-01"], Frequency.WEEK),
        (["FY2022", "FY2023", "FY2024"], ["2022-01-01", "2023-01-01", "2024-01-01"], Frequency.YEAR),
        (["2022/23", "2023/24", "2024/25"], ["2022-01-01", "2023-01-01", "2024-01-01"], Frequency.YEAR),
        (["2009/10", "2010/11", "2011/12"], ["2009-01-01", "2010-01-01", "2011-01-01"], Frequency.YEAR),
        (["H2 2023", "H1 2024", "H2 2024"], ["2023-07-01", "2024-01-01", "2024-07-01"], Frequency.QUARTER),
        (["2H23", "1H24", "2H24"], ["2023-07-01", "2024-01-01", "2024-07-01"], Frequency.QUARTER),
        (["T3 2023", "T4 2023", "T1 2024"], ["2023-07-01", "2023-10-01", "2024-01-01"], Frequency.QUARTER),
        (["3. Quartal 2023", "4. Quartal 2023"], ["2023-07-01", "2023-10-01"], Frequency.QUARTER),
        (["3rd quarter 2023", "4th quarter 2023"], ["2023-07-01", "2023-10-01"], Frequency.QUARTER),
        (["2023 week 51", "2023 week 52"], ["2023-12-18", "2023-12-25"], Frequency.WEEK),
        (["W51-23", "W52-23", "W01-24"], ["2023-12-18", "2023-12-25", "2024-01-01"], Frequency.WEEK),
        (["11-2023", "12-2023", "1-2024"], ["2023-11-01", "2023-12-01", "2024-01-01"], Frequency.MONTH),
        (["enero de 2024", "febrero de 2024"], ["2024-01-01", "2024-02-01"], Frequency.MONTH),
        (["fevrier 2024", "mars 2024", "août 2024"], ["2024-02-01", "2024-03-01", "2024-08-01"], Frequency.MONTH),
        (["gen-24", "feb-24", "mag-24"], ["2024-01-01", "2024-02-01", "2024-05-01"], Frequency.MONTH),
        (["fev/24", "abr/24", "out/24"], ["2024-02-01", "2024-04-01", "2024-10-01"], Frequency.MONTH),
        (["maart 2024", "mei 2024", "okt 2024"], ["2024-03-01", "2024-05-01", "2024-10-01"], Frequency.MONTH),
        (["2024年1月", "2024年2月"], ["2024-01-01", "2024-02-01"], Frequency.MONTH),
        (["Jan-02", "Feb-02", "Mar-02"], ["2002-01-01", "2002-02-01", "2002-03-01"], Frequency.MONTH),
    ],
)
def test_labels_of_periods_are_their_first_days(
    read_text: ReadText, cells: list[str], days: list[str], frequency: Frequency
) -> None:
    table = _read(read_text, cells)
    assert _days(table) == days
    assert table.time is not None
    assert table.time.frequency is frequency


@pytest.mark.parametrize(
    ("name", "cells", "first"),
    [
        ("year", ["2001", "2001", "2003"], "2001-01-01"),
        ("whatever", ["2001", "2002", "2003"], "2001-01-01"),
        ("month", ["202401", "202402", "202403"], "2024-01-01"),
        ("day", ["20240105", "20240106", "20240107"], "2024-01-05"),
        ("order date", ["45296", "45297", "45298.5"], "2024-01-05"),
    ],
)
def test_numbers_that_count_dates(read_text: ReadText, name: str, cells: list[str], first: str) -> None:
    table = _read(read_text, cells, name)
    assert table.column(name).kind is Kind.DATE
    assert _days(table, name)[0] == first


def test_numbers_that_only_look_like_years_stay_numbers(read_text: ReadText) -> None:
    assert _read(read_text, ["2001", "1999", "2048"], "watts").column("watts").kind is Kind.INTEGER
    assert _read(read_text, ["1901", "1902", "1903"], "order no").column("order no").kind is Kind.ID


def test_day_first_is_decided_by_all_rows(read_text: ReadText) -> None:
    cells = [f"0{month}/01/2024" for month in range(1, 10)]
    assert _days(_read(read_text, [*cells, "13/02/2024"]))[1] == "2024-01-02"
    assert _days(_read(read_text, [*cells, "02/13/2024"]))[1] == "2024-02-01"


def test_when_all_rows_are_ambiguous_even_months_win_and_are_told(read_text: ReadText) -> None:
    month_first = _read(read_text, [f"{month:02d}/01/2023" for month in range(1, 13)])
    day_first = _read(read_text, [f"01/{month:02d}/2023" for month in range(1, 13)])
    for table in (month_first, day_first):
        assert table.column("when").max == "2023-12-01"
        assert "dates_ambiguous" in {note.kind for note in table.notes}


def test_ambiguous_dates_follow_another_column_that_decides(read_text: ReadText) -> None:
    table = read_text("order date,paid\n03/01/2023,17/01/2023\n09/08/2023,28/08/2023\n02/03/2023,05/03/2023\n")
    assert _days(table, "order date") == ["2023-01-03", "2023-08-09", "2023-03-02"]


def test_nobody_is_born_in_the_future(read_text: ReadText) -> None:
    table = read_text("birth,joined\n12/03/68,05/06/19\n30/11/35,12/12/23\n13/01/71,09/10/21\n")
    assert table.column("birth").max == "1971-01-13"
    assert table.column("joined").max == "2023-12-12"


def test_times_of_day_are_kept(read_text: ReadText) -> None:
    table = _read(read_text, ["1/5/2024 1:05 PM", "1/15/2024 11:59 PM", "2/1/2024 12:00 AM"])
    assert table.frame["when"].tolist() == [
        pd.Timestamp("2024-01-05 13:05"),
        pd.Timestamp("2024-01-15 23:59"),
        pd.Timestamp("2024-02-01 00:00"),
    ]


def test_summer_time_keeps_the_local_clock_and_mixed_zones_become_utc(read_text: ReadText) -> None:
    local = _read(read_text, ["2024-01-05T00:00:00+01:00", "2024-07-06T00:00:00+02:00"])
    mixed = _read(read_text, ["2024-03-30T00:00:00+02:00", "2024-03-30T01:00:00Z"])
    assert local.frame["when"].tolist() == [pd.Timestamp("2024-01-05"), pd.Timestamp("2024-07-06")]
    assert mixed.frame["when"].tolist() == [pd.Timestamp("2024-03-29 22:00"), pd.Timestamp("2024-03-30 01:00")]
    assert "time_zones_mixed" in {note.kind for note in mixed.notes}


def test_several_spellings_in_one_column_are_told_with_what_was_not_understood(read_text: ReadText) -> None:
    table = _read(read_text, ["2024-01-05", "06/01/2024", "7 Jan 2024", "20240108", "Jan 9 2024", "45301", "yesterday"])
    assert _days(table)[5] == "2024-01-10" if table.frame["when"].notna()[5] else False
    notes = {note.kind: note for note in table.notes}
    assert "dates_mixed" in notes
    assert "yesterday" in notes["not_understood"].sentence


@pytest.mark.parametrize(
    "cells",
    [["1-01", "1-02", "1-03"], ["Jan 1", "Jan 2", "Jan 3"], ["12-Mar", "13-Mar", "x"], ["Jan-02", "Jan-03", "Jan-04"]],
)
def test_labels_without_a_year_are_no_dates(read_text: ReadText, cells: list[str]) -> None:
    table = _read(read_text, cells)
    assert table.column("when").kind.textual
    assert table.time is None


def test_days_that_do_not_exist_are_missing(read_text: ReadText) -> None:
    cells = [f"2023-01-{day:02d}" for day in range(1, 31)]
    table = _read(read_text, [*cells, "2023-02-30"])
    assert table.column("when").missing == 1


def test_the_last_day_of_every_month_is_a_monthly_series(read_text: ReadText) -> None:
    days = pd.date_range("2023-01-31", periods=14, freq="ME")
    table = _read(read_text, [str(day.date()) for day in days])
    assert table.time is not None
    assert (table.time.frequency, table.time.end) == (Frequency.MONTH, date(2024, 2, 29))


@pytest.mark.parametrize(
    ("part", "cells", "second", "frequency"),
    [
        ("Month", ["1", "2", "3"], "2023-02-01", Frequency.MONTH),
        ("Month", ["Jan", "Feb", "Mar"], "2023-02-01", Frequency.MONTH),
        ("Quarter", ["Q1", "Q2", "Q3"], "2023-04-01", Frequency.QUARTER),
        ("Quarter", ["1", "2", "3"], "2023-04-01", Frequency.QUARTER),
    ],
)
def test_a_year_and_a_month_in_two_columns_are_one_date(
    read_text: ReadText, part: str, cells: list[str], second: str, frequency: Frequency
) -> None:
    rows = "".join(f"{year},{cell},{year}\n" for year in (2023, 2024) for cell in cells)
    table = read_text(f"Year,{part},Sales\n{rows}")
    assert _days(table, part)[1] == second
    assert table.time is not None
    assert (table.time.column, table.time.frequency, table.time.transactions) == (part, frequency, False)
    assert "year_joined" in {note.kind for note in table.notes}


def test_a_month_beside_a_full_date_stays_a_number(read_text: ReadText) -> None:
    table = read_text("Date,Year,Month,Sales\n2023-01-05,2023,1,5\n2023-02-06,2023,2,6\n2024-03-07,2024,3,7\n")
    assert table.column("Month").kind is Kind.INTEGER
