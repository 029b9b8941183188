"""How a table goes over time: gaps, a last period that is not over, panels."""

from datetime import date

import numpy as np
import pandas as pd

from automl.describing.gist import gist
from automl.findings import Rhythm
from automl.plan import Circumstances
from automl.profile import profile_column, time_axis
from automl.profiling.copies import copies, repeated_identifiers
from automl.profiling.rhythm import rhythm
from automl.table import Frequency, Kind, Table
from automl.understanding.lexicon import ENGLISH
from automl.understanding.scene import scene

LATER = date(2026, 11, 21)


def table_of(frame: pd.DataFrame, *kinds: Kind) -> Table:
    columns = tuple(profile_column(frame[name], kind, ()) for name, kind in zip(frame, kinds, strict=True))
    return Table("made", frame, columns, time_axis(frame, columns), len(frame), len(columns))


def orders(days: pd.DatetimeIndex) -> Table:
    amounts = np.random.default_rng(1).lognormal(3, 1, 8 * len(days)).round(2)
    frame = pd.DataFrame({"Order Date": np.repeat(days, 8), "Sales": amounts})
    return table_of(frame, Kind.DATE, Kind.NUMBER)


def seen(table: Table) -> Rhythm:
    found = rhythm(table, LATER)
    assert found is not None
    return found


def test_a_month_without_orders_is_a_gap_and_the_last_one_is_not_over() -> None:
    days = pd.date_range("2023-01-01", "2024-06-10")
    table = orders(days[(days < "2023-08-01") | (days > "2023-09-30")])
    found = seen(table)
    assert found.frequency is Frequency.MONTH
    assert [(gap.start, gap.end, gap.steps) for gap in found.gaps] == [(date(2023, 8, 1), date(2023, 9, 30), 2)]
    assert found.missing == 2
    assert found.partial == (date(2024, 6, 1), date(2024, 6, 10))


def test_the_chart_leaves_the_gap_open_and_marks_the_month_that_is_not_over() -> None:
    days = pd.date_range("2023-01-01", "2024-06-10")
    table = orders(days[(days < "2023-08-01") | (days > "2023-09-30")])
    points = gist(scene(table, ENGLISH, Circumstances(today=LATER)), LATER).points
    assert [point.period for point in points if point.value is None] == ["2023-08", "2023-09"]
    assert [point.period for point in points if not point.whole] == ["2024-06"]
    assert np.isclose(sum(point.value or 0.0 for point in points), table.frame["Sales"].sum())


def test_working_days_have_no_gaps_at_the_weekend() -> None:
    days = pd.bdate_range("2023-01-02", "2023-12-29")
    frame = pd.DataFrame({"Day": days, "Visits": np.arange(len(days))})
    assert seen(table_of(frame, Kind.DATE, Kind.INTEGER)).missing == 0


def test_a_panel_is_known_by_its_key() -> None:
    months = pd.date_range("2022-01-01", periods=24, freq="MS")
    frame = pd.DataFrame({"Month": np.tile(months, 3), "Store": np.repeat(["A", "B", "C"], 24), "Sales": range(72)})
    found = seen(table_of(frame, Kind.DATE, Kind.CATEGORY, Kind.INTEGER))
    assert (found.keys, found.series, found.missing, found.partial) == (("Store",), 3, 0, None)


def test_dates_far_apart_have_no_step_to_miss() -> None:
    frame = pd.DataFrame({"Day": pd.to_datetime(["2019-06-05", "2021-10-09", "2023-12-12"]), "n": [1, 2, 3]})
    assert seen(table_of(frame, Kind.DATE, Kind.INTEGER)).gaps == ()


def test_copies_are_whole_rows_and_missing_cells_are_the_same() -> None:
    frame = pd.DataFrame({"a": [1.0, np.nan, 1.0, np.nan, 2.0], "b": ["x", None, "x", None, "x"]}, dtype=object)
    assert copies(frame).tolist() == [False, False, True, True, False]


def test_an_identifier_that_comes_twice_is_named() -> None:
    ids = [f"A-{number}" for number in range(200)]
    ids[10] = "A-3"
    frame = pd.DataFrame({"Order ID": ids, "n": range(200)})
    found = repeated_identifiers(table_of(frame, Kind.ID, Kind.INTEGER))
    assert [(each.column, each.rows, each.examples[0].value) for each in found] == [("Order ID", 1, "A-3")]


def test_where_there_is_an_outcome_its_share_is_drawn_by_what_it_hangs_on_most() -> None:
    random = np.random.default_rng(3)
    contract = random.choice(np.array(["Month", "Year"], dtype=object), 900)
    gone = random.uniform(size=900) < np.where(contract == "Month", 0.4, 0.1)
    frame = pd.DataFrame(
        {
            "Gender": random.choice(np.array(["F", "M"], dtype=object), 900),
            "Contract": contract,
            "Charges": random.lognormal(3, 1, 900),
            "Churn": np.where(gone, "Yes", "No").astype(object),
        }
    )
    table = table_of(frame, Kind.CATEGORY, Kind.CATEGORY, Kind.NUMBER, Kind.CATEGORY)
    found = gist(scene(table, ENGLISH, Circumstances(today=LATER)), LATER)
    assert found.outcome is not None
    assert (found.outcome.column, found.outcome.value, found.outcome.count) == ("Churn", "Yes", int(gone.sum()))
    assert (found.measure, found.group) == ("Churn", "Contract")
    assert [each.name for each in found.spreads] == ["Month", "Year"]
    assert sum(each.total for each in found.spreads) == gone.sum()


def test_amounts_in_several_currencies_are_not_added_up() -> None:
    days = pd.date_range("2023-01-01", "2024-06-10")
    frame = pd.DataFrame({"Order Date": days, "Sales": np.arange(len(days), dtype=float)})
    columns = (
        profile_column(frame["Order Date"], Kind.DATE, ()),
        profile_column(frame["Sales"], Kind.MONEY, ("EUR", "USD")),
    )
    table = Table("made", frame, columns, time_axis(frame, columns), len(frame), 2)
    assert gist(scene(table, ENGLISH, Circumstances(today=LATER)), LATER).total is None
