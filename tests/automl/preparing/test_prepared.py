"""Steps of preparation: only what was asked for is done, said, and can be taken back."""

from collections.abc import Mapping

import numpy as np
import pandas as pd
import pytest

from automl.errors import ReadingError
from automl.preparing import prepared, suggest
from automl.profile import profile_column, time_axis
from automl.table import Kind, Table

KINDS = {
    "Order ID": Kind.ID,
    "Date": Kind.DATE,
    "Region": Kind.CATEGORY,
    "Sales": Kind.NUMBER,
    "Units": Kind.INTEGER,
    "Same": Kind.INTEGER,
    "Nothing": Kind.EMPTY,
}


def table_of(frame: pd.DataFrame, kinds: Mapping[str, Kind] = KINDS) -> Table:
    columns = tuple(profile_column(frame[name], kinds[name], ()) for name in frame.columns)
    return Table("orders", frame, columns, time_axis(frame, columns), len(frame), len(columns))


def orders() -> Table:
    """120 orders; 2 of them twice, one without a date, 10 without units, one absurd, "west " for "West"."""
    random = np.random.default_rng(5)
    frame = pd.DataFrame(
        {
            "Order ID": [f"A-{number:04d}" for number in range(120)],
            "Date": pd.date_range("2024-01-01", periods=120).astype("datetime64[ns]"),
            "Region": np.resize(["West", "East", "North"], 120).astype(object),
            "Sales": np.round(random.lognormal(4, 0.5, 120), 2),
            "Units": random.integers(1, 40, 120).astype(float),
            "Same": 1,
            "Nothing": pd.Series([None] * 120, dtype=object),
        }
    )
    frame.loc[3, "Region"], frame.loc[6, "Region"] = "west ", "WEST"
    frame.loc[50, "Date"], frame.loc[60, "Sales"] = pd.NaT, 1e7
    frame.loc[20:29, "Units"] = np.nan
    return table_of(pd.concat([frame, frame.head(2)], ignore_index=True))


def ids(table: Table) -> list[str]:
    return [step.id for step in suggest(table)]


def test_each_trouble_has_its_step_with_its_reason_and_its_click() -> None:
    steps = {step.id: step for step in suggest(orders())}
    assert steps["drop_duplicates"].why.startswith("2 rows are exact copies of earlier ones")
    assert steps["leave_out_rows:Date"].why.startswith("1 row has no Date")
    assert (
        "“west ” and “West”" in steps["merge_spellings:Region"].why or "“WEST”" in steps["merge_spellings:Region"].why
    )
    assert steps["fill:Units"].why.startswith("10 of 122 are missing; blanks would become its median")
    assert "10,000,000" in steps["cap_outliers:Sales"].why
    assert {"leave_out:Same", "leave_out:Nothing"} <= set(steps)
    assert all(step.offer and step.offer.wish == f"prepare={step.id}" for step in steps.values())
    assert not any(step.applied for step in steps.values())


def test_a_step_does_what_it_says_tells_it_and_can_be_taken_back() -> None:
    done = prepared(orders(), ["drop_duplicates"])
    assert done.rows == 120
    assert done.notes[-1].sentence == "Left out 2 duplicate rows, as you asked."
    assert done.notes[-1].count == 2
    assert [offer.wish for offer in done.notes[-1].offers] == ["unprepare=drop_duplicates"]
    assert done.column("Same").sum == 120


def test_what_was_done_is_listed_as_applied_and_not_suggested_again() -> None:
    steps = [step for step in suggest(prepared(orders(), ["fill:Units"])) if step.column == "Units"]
    assert [(step.id, step.applied) for step in steps] == [("fill:Units", True)]
    assert steps[0].offer is not None
    assert steps[0].offer.label == "Keep the blanks in Units"


def test_the_order_of_the_asking_makes_no_difference() -> None:
    steps = ids(orders())
    one, other = prepared(orders(), steps), prepared(orders(), steps[::-1])
    pd.testing.assert_frame_equal(one.frame, other.frame)
    assert one.column("Region").distinct == 3
    assert one.column("Units").missing == 0
    assert one.frame["Units"].dtype == np.int64
    assert "Nothing" not in one.frame


def test_the_file_itself_is_left_as_it_is() -> None:
    table = orders()
    before = table.frame.copy()
    prepared(table, ids(table))
    pd.testing.assert_frame_equal(table.frame, before)


def test_outliers_are_set_to_the_nearest_usual_value() -> None:
    done = prepared(orders(), ["cap_outliers:Sales"])
    rest = orders().frame["Sales"].drop(60)
    assert done.column("Sales").max == rest.max()
    assert "its sum goes from" in done.notes[-1].sentence


def test_a_category_without_a_majority_is_filled_with_unknown() -> None:
    frame = pd.DataFrame({"City": np.resize(np.array(["Rome", "Oslo", "Bern", None], dtype=object), 40), "n": 1.5})
    done = prepared(table_of(frame, {"City": Kind.CATEGORY, "n": Kind.NUMBER}), ["fill:City"])
    assert (done.frame["City"] == "Unknown").sum() == 10
    assert done.notes[-1].sentence == "Filled 10 blanks in City with “Unknown”, as you asked."


@pytest.mark.parametrize(
    "step", ["polish", "fill", "fill:Nowhere", "drop_duplicates:Sales", "fill:Date", "", "leave_out_rows:Nothing"]
)
def test_a_step_that_cannot_be_done_is_refused_in_words(step: str) -> None:
    with pytest.raises(ReadingError) as refusal:
        prepared(orders(), [step])
    assert refusal.value.problem.remedy


def test_a_step_with_nothing_to_do_says_so() -> None:
    done = prepared(prepared(orders(), ["drop_duplicates"]), ["drop_duplicates"])
    assert "changes nothing" in done.notes[-1].sentence
