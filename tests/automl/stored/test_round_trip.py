"""What one process stores, another takes up as it was."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pandas.testing import assert_frame_equal

from automl.capabilities.describe import describe
from automl.plan import Circumstances, DescribePlan, Filter, Plan
from automl.reading import read_file
from automl.result import Caution, Goal
from automl.series.selection import select
from automl.stored import (
    dump_plan,
    dump_result,
    dump_results,
    dump_table,
    load_plan,
    load_result,
    load_results,
    load_table,
)
from automl.table import Column, Frequency, Kind, Note, Table, TimeAxis
from automl.understanding import understand
from reports.views.describe import view
from tests.reports.fabricate import Shape, forecast_of

TODAY = date(2026, 11, 21)
_TEXTS = st.one_of(st.none(), st.text(st.characters(exclude_categories=["Cs"]), max_size=8))
_NUMBERS = st.floats(allow_nan=True, allow_infinity=True, width=64)
_DATES = st.one_of(st.none(), st.datetimes(pd.Timestamp("1700-01-01"), pd.Timestamp("2250-01-01")))


def frame(rows: int, values: list[object]) -> pd.DataFrame:
    texts, numbers, dates, flags = (values[k * rows : (k + 1) * rows] for k in range(4))
    return pd.DataFrame(
        {
            "a text": pd.Series(texts, dtype=object),
            "number": pd.Series(numbers, dtype="float64"),
            "whole": pd.Series(range(rows), dtype="int64"),
            "day": pd.Series(pd.to_datetime(pd.Series(dates, dtype=object)), dtype="datetime64[ns]"),
            "flag": pd.Series(flags, dtype="boolean"),
            "empty": pd.Series([None] * rows, dtype=object),
        }
    )


@st.composite
def frames(draw: st.DrawFn) -> pd.DataFrame:
    rows = draw(st.integers(1, 6))
    kinds = (_TEXTS, _NUMBERS, _DATES, st.one_of(st.none(), st.booleans()))
    return frame(rows, [draw(kind) for kind in kinds for _ in range(rows)])


@given(frames())
@settings(max_examples=60, deadline=None)
def test_frames_come_back_with_their_dtypes(
    tmp_path_factory: pytest.TempPathFactory, given_frame: pd.DataFrame
) -> None:
    path = tmp_path_factory.getbasetemp() / "any.parquet"
    table = Table("t", given_frame, tuple(Column(str(name), Kind.TEXT, 0, 0) for name in given_frame))
    dump_table(table, path)
    back = load_table(path)
    assert_frame_equal(back.frame, given_frame, check_exact=True)
    assert back.columns == table.columns


def test_what_is_known_of_a_table_comes_back(tmp_path: Path) -> None:
    columns = (
        Column("Sales", Kind.MONEY, 1, 2, 1.5, 2.5, 2.0, 4.0, ("EUR", "USD")),
        Column("Day", Kind.DATE, 0, 2, "2024-01-01", "2024-02-01"),
    )
    time = TimeAxis("Day", date(2024, 1, 1), date(2024, 2, 1), Frequency.MONTH, transactions=True)
    data = pd.DataFrame({"Sales": [1.5, 2.5], "Day": pd.to_datetime(["2024-01-01", "2024-02-01"])})
    notes = (Note("totals_left_out", "A row of totals was left out.", 1), Note("encoding", "Read as Latin-1."))
    table = Table("Übersicht", data, columns, time, 3, 2, "periods to rows", notes)
    dump_table(table, tmp_path / "t.parquet")
    back = load_table(tmp_path / "t.parquet")
    assert replace(back, frame=data) == replace(table, frame=data)


def test_a_read_file_is_answered_alike_after_storing(tmp_path: Path) -> None:
    text = "Day,Shop,Sales\n" + "".join(
        f"2024-{month:02d}-01,{shop},{month * 10}\n" for month in range(1, 13) for shop in "AB"
    )
    (tmp_path / "shops.csv").write_text(text)
    table = read_file(tmp_path / "shops.csv").tables[0]
    dump_table(table, tmp_path / "t.parquet")
    asked, around = "predict next quarter sales by shop", Circumstances(today=date(2025, 1, 15))
    assert understand(asked, load_table(tmp_path / "t.parquet"), around) == understand(asked, table, around)


def test_a_forecast_comes_back_as_it_was() -> None:
    result = forecast_of(Shape(goal=5e6))
    cautions = (
        Caution("partial_first", {"first_row": date(2024, 1, 3)}),
        Caution("degenerate", {"series": ["Nord", "Süd"]}),
        Caution("gap", {"value": 1.5, "steps": 3, "sure": True}),
    )
    result = replace(result, cautions=cautions, goal=Goal(5e6, 0.3, -1.0))
    assert load_result(dump_result(result)) == result
    assert load_results(dump_results([result, result])) == [result, result]


def test_numbers_of_numpy_are_stored_as_numbers() -> None:
    result = replace(forecast_of(Shape()), cautions=(Caution("gap", {"steps": np.int64(3), "value": np.float64(0.5)}),))
    back = load_result(dump_result(result))
    assert back.cautions == (Caution("gap", {"steps": 3, "value": 0.5}),)  # type: ignore[union-attr]


def test_a_description_reads_the_same_after_storing(tmp_path: Path) -> None:
    data = frame(3, ["x", None, "=1+1", 1.0, 2.0, float("nan"), "2024-01-01", None, "2024-03-01", True, None, False])
    table = Table("t", data, tuple(Column(str(name), Kind.TEXT, 0, 2) for name in data))
    result = describe(DescribePlan(), table, Circumstances(today=date(2026, 11, 21)))
    back = load_result(dump_result(result))
    texts = [view(DescribePlan(), each, table, tmp_path).reply.text() for each in (result, back)]  # type: ignore[arg-type]
    assert texts[0] == texts[1]
    assert_frame_equal(back.sample, result.sample)  # type: ignore[union-attr]


def test_plans_come_back_with_their_kind_and_what_follows() -> None:
    text = {"capability": "forecast", "time": "Day", "aggregation": "sum", "frequency": "month", "target": "Sales"}
    period = {"label": "Q1 2027", "start": "2027-01-01", "end": "2027-03-31"}
    plan = load_plan({**text, "period": period, "then": [{"capability": "describe"}]})
    assert [type(plan).__name__, type(plan.then[0]).__name__] == ["ForecastPlan", "DescribePlan"]
    assert load_plan(dump_plan(plan)) == plan


def test_filters_keep_the_same_rows_after_storing() -> None:
    data = pd.DataFrame({"Day": pd.date_range("2024-01-01", periods=6, freq="MS"), "n": range(6)})
    filters = [
        Filter(column="Day", op="between", value=[date(2024, 2, 1), date(2024, 4, 30)]),
        Filter(column="n", op=">", value=1),
    ]
    back = load_plan(dump_plan(Plan(capability="ask", filters=filters)))
    assert back.filters == filters
    assert_frame_equal(select(data, back.filters), select(data, filters))
