"""Computed measures."""

import pandas as pd
import pytest

from automl.errors import UnderstandingError
from automl.expression import evaluate, names_in, quote

FRAME = pd.DataFrame({"Quantity": [2, 3, 4], "Unit price": [1.5, 2.0, None], "Cost": [1.0, 0.0, 2.0]})


def test_a_product_of_columns_is_computed_for_each_row() -> None:
    assert evaluate("Quantity * `Unit price`", FRAME).tolist()[:2] == [3.0, 6.0]


def test_a_missing_value_and_a_division_by_zero_stay_missing() -> None:
    assert evaluate("Quantity * `Unit price`", FRAME).isna().tolist() == [False, False, True]
    assert evaluate("Quantity / Cost", FRAME).isna().tolist() == [False, True, False]


def test_the_names_that_an_expression_reads_are_told() -> None:
    assert set(names_in("(`Unit price` - Cost) * Quantity")) == {"Unit price", "Cost", "Quantity"}


@pytest.mark.parametrize(
    "attack", ["__import__('os').system('true')", "Quantity.shape", "Nothing + 1", "Quantity ** 9", "[1]", "Quantity +"]
)
def test_anything_but_arithmetic_on_columns_is_refused_in_words(attack: str) -> None:
    with pytest.raises(UnderstandingError, match="can't compute"):
        evaluate(attack, FRAME)


def test_a_name_with_a_space_is_quoted() -> None:
    assert (quote("Cost"), quote("Unit price")) == ("Cost", "`Unit price`")
