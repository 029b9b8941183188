"""Whatever is prepared, the sum of a measure stays as it is unless the step says that it changes."""

import numpy as np
import pandas as pd
from hypothesis import given, settings
from hypothesis import strategies as st

from automl.preparing import prepared, suggest
from automl.table import Kind, Table
from tests.automl.preparing.test_prepared import table_of

KINDS = {"Region": Kind.CATEGORY, "Sales": Kind.NUMBER, "Units": Kind.NUMBER, "Flag": Kind.BOOLEAN}
LEAVES_ROWS = ("drop_duplicates", "leave_out_rows")


@st.composite
def tables(draw: st.DrawFn) -> Table:
    rows = draw(st.integers(25, 80))
    names = st.sampled_from(["West", "west", " West", "East", "EAST", "North", None])
    numbers = st.one_of(st.none(), st.floats(0.01, 500), st.sampled_from([1e7, -1e7, 5.0, 5.0]))
    listed = {
        "Region": np.array(draw(st.lists(names, min_size=rows, max_size=rows)), dtype=object),
        "Sales": np.array(draw(st.lists(numbers, min_size=rows, max_size=rows)), dtype=float),
        "Units": np.array(draw(st.lists(numbers, min_size=rows, max_size=rows)), dtype=float),
        "Flag": pd.array(draw(st.lists(st.sampled_from([True, False, None]), min_size=rows, max_size=rows)), "boolean"),
    }
    frame = pd.DataFrame(listed)
    return table_of(pd.concat([frame, frame.head(draw(st.integers(0, 5)))], ignore_index=True), KINDS)


@settings(max_examples=80, deadline=None)
@given(tables(), st.data())
def test_a_sum_changes_only_where_the_note_says_so(table: Table, data: st.DataObject) -> None:
    offered = [step.id for step in suggest(table)]
    steps = data.draw(st.sets(st.sampled_from(offered))) if offered else set()
    done = prepared(table, steps)
    said = [note.sentence for note in done.notes]
    assert len(said) == len(steps)
    for column in done.numeric:
        same = np.isclose(column.sum or 0.0, table.column(column.name).sum or 0.0, rtol=1e-6)
        told = any(column.name in sentence and "its sum goes from" in sentence for sentence in said)
        rows_left = any(step.startswith(LEAVES_ROWS) for step in steps) and done.rows < table.rows
        assert same or told or rows_left


@settings(max_examples=40, deadline=None)
@given(tables())
def test_every_suggested_step_can_be_done_and_then_is_listed_as_applied(table: Table) -> None:
    steps = {step.id for step in suggest(table)}
    applied = {step.id for step in suggest(prepared(table, steps)) if step.applied}
    assert applied == steps
