"""The describe capability."""

from datetime import date

import numpy as np
import pandas as pd

from automl.capabilities.describe import describe
from automl.findings import DescribeResult
from automl.plan import Circumstances, DescribePlan
from automl.profile import profile_column
from automl.table import Frequency, Kind, Table, TimeAxis

NOW = Circumstances(today=date(2026, 11, 21))
RANDOM = np.random.default_rng(2)
KINDS = {
    "day": Kind.DATE,
    "region": Kind.CATEGORY,
    "sales": Kind.NUMBER,
    "cost": Kind.NUMBER,
    "same": Kind.INTEGER,
    "nothing": Kind.EMPTY,
    "rating": Kind.NUMBER,
}


def table() -> Table:
    sales = RANDOM.lognormal(4, 1, 200)
    frame = pd.DataFrame(
        {
            "day": pd.date_range("2024-01-01", periods=200),
            "region": np.resize(["West", "East"], 200),
            "sales": sales,
            "cost": sales * 0.7,
            "same": 1,
            "nothing": pd.Series([None] * 200, dtype=object),
            "rating": np.where(np.arange(200) % 4 == 0, np.nan, 3.0 + np.arange(200) % 3),
        }
    )
    frame.loc[0, "cost"] = 1e9
    frame.loc[199] = frame.loc[198]
    columns = tuple(profile_column(frame[name], kind, ()) for name, kind in KINDS.items())
    return Table("sales", frame, columns, TimeAxis("day", date(2024, 1, 1), date(2024, 7, 17), Frequency.DAY), 200, 7)


def described() -> DescribeResult:
    return describe(DescribePlan(), table(), NOW)


def test_repeated_rows_are_counted() -> None:
    assert described().duplicates == 1


def test_columns_that_go_together_are_found() -> None:
    strongest = described().relationships[0]
    assert {strongest.a, strongest.b} == {"sales", "cost"}
    assert strongest.strength > 0.9


def test_empty_constant_and_gappy_columns_and_far_values_are_named_with_the_reason() -> None:
    steps = {step.column: (step.step, step.why) for step in described().preparation}
    assert steps["nothing"] == ("leave out", "It holds nothing.")
    assert steps["same"][0] == "leave out"
    assert steps["rating"] == ("fill blanks", "50 of 200 are missing; blanks would become its median, 4.")
    assert steps["cost"] == ("cap outliers", "1 value lies far from the others, such as 1,000,000,000.")
    assert "sales" not in steps


def test_the_suggested_questions_are_about_this_file() -> None:
    questions = [suggestion.question for suggestion in described().suggestions]
    assert [each for each in questions if each.startswith(("Forecast", "Which columns"))] == [
        "Forecast sales for the next quarter",
        "Forecast sales by region for the next quarter",
        "Which columns have missing values?",
    ]
    assert "sales" in described().targets
    assert "same" not in described().targets


def test_named_columns_narrow_the_description() -> None:
    assert [column.name for column in describe(DescribePlan(target="sales"), table(), NOW).columns] == ["sales"]
