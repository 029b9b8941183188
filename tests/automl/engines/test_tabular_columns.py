"""What models see of people's columns."""

import numpy as np
import pandas as pd

from automl.engines.tabular_columns import MOST_WORDS, Columns
from automl.table import Kind


def inside(values: list[object], kind: Kind, later: list[object] | None = None) -> pd.DataFrame:
    """One column as models see it, learnt from `values`; of `later` where given."""
    dtype = "datetime64[ns]" if kind is Kind.DATE else object
    learnt = Columns.learnt(pd.DataFrame({"it": pd.Series(values, dtype=dtype)}), {"it": kind})
    return learnt.prepared(pd.DataFrame({"it": pd.Series(values if later is None else later, dtype=dtype)}))


def test_the_hour_counts_where_there_are_hours() -> None:
    days = [pd.Timestamp("2024-03-04 17:30"), pd.Timestamp("2024-03-09 02:00"), None]
    seen = inside(days, Kind.DATE)
    assert seen["c0_hour"].tolist()[:2] == [17, 2]
    assert seen["c0_weekday"].tolist()[:2] == [0, 5]
    assert seen.iloc[2].isna().all()
    assert "c0_hour" not in inside([pd.Timestamp("2024-03-04")], Kind.DATE)


def test_frequent_words_count_and_there_are_not_too_many() -> None:
    texts: list[object] = [f"refund number{row} " + ("please" if row % 2 else "thanks") for row in range(100)]
    seen = inside(texts, Kind.TEXT)
    assert seen.shape[1] == 3, "the length, and two words that are neither in one row alone nor in all of them"
    many: list[object] = [" ".join(f"w{(row + step) % 900}" for step in range(30)) for row in range(900)]
    assert inside(many, Kind.TEXT).shape[1] <= MOST_WORDS + 1


def test_a_text_column_without_a_frequent_word_still_has_its_length() -> None:
    assert inside(["alpha", "beta gamma", None], Kind.TEXT)["c0_length"].tolist() == [5, 10, 0]


def test_a_category_never_seen_is_missing() -> None:
    assert inside(["a", "b"], Kind.CATEGORY, ["b", "z", None])["c0"].tolist() == ["b", np.nan, np.nan]


def test_numbers_come_in_any_dtype_and_infinity_is_missing() -> None:
    columns = Columns.learnt(pd.DataFrame({"it": [1.0]}), {"it": Kind.NUMBER})
    for values in (pd.array([1, None], dtype="Int64"), pd.array([True, None], dtype="boolean"), ["1", "many"]):
        assert columns.prepared(pd.DataFrame({"it": values}))["c0"].tolist()[0] == 1
        assert columns.prepared(pd.DataFrame({"it": values}))["c0"].isna().tolist() == [False, True]
    assert columns.prepared(pd.DataFrame({"it": [np.inf]}))["c0"].isna().all()


def test_an_empty_column_is_not_looked_at() -> None:
    assert inside([None, None], Kind.EMPTY).shape == (2, 0)
