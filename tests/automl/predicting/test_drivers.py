"""Columns that matter, found by shuffling them."""

import numpy as np
import pandas as pd

from automl.engine import Deadline
from automl.predicting.drivers import of_shuffling
from automl.table import Kind

RANDOM = np.random.default_rng(0)
FEATURES = pd.DataFrame({"strong": RANDOM.normal(size=200), "weak": RANDOM.normal(size=200), "none": np.ones(200)})
KINDS = dict.fromkeys(FEATURES, Kind.NUMBER)


def likely(asked: pd.DataFrame) -> np.ndarray:
    return (3 * asked["strong"] + asked["weak"]).to_numpy()


def test_the_column_that_moves_the_model_most_comes_first() -> None:
    found = of_shuffling(FEATURES, KINDS, likely, Deadline(60))
    assert [each.column for each in found] == ["strong", "weak"]
    assert found[0].share > 0.6


def test_a_model_is_asked_once_about_all_shuffled_columns() -> None:
    asked: list[int] = []
    of_shuffling(FEATURES, KINDS, lambda rows: (asked.append(len(rows)), likely(rows))[1], Deadline(60))
    assert len(asked) == 2  # as they are, and all shuffled


def test_without_time_no_column_is_named_for_want_of_having_looked_at_others() -> None:
    assert of_shuffling(FEATURES, KINDS, likely, Deadline(0)) == []
