"""Filters."""

from datetime import date

import pandas as pd
import pytest

from automl.errors import DataError
from automl.plan import Filter
from automl.series.selection import select

FRAME = pd.DataFrame(
    {
        "Region": ["West", "East", None, "West"],
        "Sales": [10.0, 20.0, 30.0, None],
        "Date": pd.to_datetime(["2024-01-01 10:00", "2024-01-31 23:30", "2024-02-01 00:00", None]),
        "Store": [1.0, 2.0, 3.0, None],
    }
)


@pytest.mark.parametrize(
    ("condition", "kept"),
    [
        (Filter(column="Region", op="=", value="West"), [0, 3]),
        (Filter(column="Region", op="!=", value="West"), [1, 2]),
        (Filter(column="Region", op="in", value=["West", "East"]), [0, 1, 3]),
        (Filter(column="Region", op="not_in", value=["West", "East"]), [2]),
        (Filter(column="Sales", op=">", value=10), [1, 2]),
        (Filter(column="Sales", op="between", value=[10, 20]), [0, 1]),
        (Filter(column="Store", op="=", value="2"), [1]),
        (Filter(column="Date", op="<=", value=date(2024, 1, 31)), [0, 1]),
        (Filter(column="Date", op=">", value=date(2024, 1, 31)), [2]),
        (Filter(column="Date", op="=", value=date(2024, 1, 31)), [1]),
    ],
)
def test_a_filter_keeps_the_rows_that_people_mean(condition: Filter, kept: list[int]) -> None:
    assert select(FRAME, [condition]).index.tolist() == kept


def test_a_filter_that_leaves_nothing_is_told_in_words() -> None:
    with pytest.raises(DataError, match="Region is North"):
        select(FRAME, [Filter(column="Region", op="=", value="North")])
