"""The series that forecasts are tried on are read with their dates, measures and keys."""

from datetime import date
from pathlib import Path

import pytest

from automl.reading import read_file
from automl.table import Frequency, Kind

SERIES = Path("../shared/data/dev/ts")
CASES = {
    "superstore_orders.csv": (8943, "Order Date", date(2019, 1, 3), date(2022, 9, 30), Frequency.DAY, True),
    "superstore_orders_first4000.xlsx": (4000, "Order Date", date(2019, 1, 3), date(2020, 12, 12), Frequency.DAY, True),
    "financial_sample_to_sep2014.xlsx": (525, "Date", date(2013, 9, 1), date(2014, 9, 1), Frequency.MONTH, True),
    "airline_passengers.csv": (132, "Month", date(1949, 1, 1), date(1959, 12, 1), Frequency.MONTH, False),
    "act_retail_wide_by_industry.csv": (429, "month", date(1982, 4, 1), date(2017, 12, 1), Frequency.MONTH, False),
    "sunspots_yearly.csv": (298, "YEAR", date(1700, 1, 1), date(1997, 1, 1), Frequency.YEAR, False),
    "supermarket_sales_3_months.csv": (857, "Date", date(2019, 1, 1), date(2019, 3, 16), Frequency.DAY, True),
    "elecequip_orders.csv": (183, "date", date(1996, 1, 1), date(2011, 3, 1), Frequency.MONTH, False),
    "car_sales_quebec.csv": (96, "Month", date(1960, 1, 1), date(1967, 12, 1), Frequency.MONTH, False),
}


@pytest.mark.skipif(not SERIES.is_dir(), reason="the shared sample files are not here")
@pytest.mark.parametrize("name", CASES)
def test_a_series_is_read_with_its_time_axis(name: str) -> None:
    table = read_file(SERIES / name).tables[0]
    assert table.time is not None
    axis = table.time
    assert (table.rows, axis.column, axis.start, axis.end, axis.frequency, axis.transactions) == CASES[name]


@pytest.mark.skipif(not SERIES.is_dir(), reason="the shared sample files are not here")
def test_postal_codes_keep_their_zeros_and_sales_their_sum() -> None:
    table = read_file(SERIES / "superstore_orders.csv").tables[0]
    assert table.column("Postal Code").kind is Kind.ID
    assert table.frame["Postal Code"].str.startswith("0").any()
    assert table.column("Sales").sum == pytest.approx(2039430.0333)
