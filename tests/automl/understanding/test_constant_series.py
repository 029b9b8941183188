"""A column of numbers that never change is still what a file is about, when it holds no other."""

from datetime import date
from pathlib import Path

import pandas as pd
import pytest

from automl.plan import Circumstances
from automl.reading import read_file
from automl.understanding import understand


@pytest.mark.parametrize("amount", [0, 5.5])
def test_the_only_numbers_are_forecast_though_they_never_change(amount: float, tmp_path: Path) -> None:
    months = pd.date_range("2022-01-01", periods=30, freq="MS").strftime("%Y-%m")
    pd.DataFrame({"Month": months, "Sales": amount}).to_csv(tmp_path / "shop.csv", index=False)
    table = read_file(tmp_path / "shop.csv").tables[0]
    found = understand("predict next quarter", table, Circumstances(today=date(2026, 11, 21)))
    assert found.plan is not None
    assert (found.plan.capability, found.plan.target) == ("forecast", "Sales")
