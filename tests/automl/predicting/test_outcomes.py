"""What can be learnt is learnt as it stands in the file; what cannot is said in words."""

import numpy as np
import pandas as pd
import pytest

from automl.errors import DataError
from tests.automl.predicting.conftest import Ask, customers, houses


def refused(ask: Ask, frame: pd.DataFrame, target: str, **plan: object) -> str:
    with pytest.raises(DataError) as caught:
        ask(frame, target, **plan)
    assert caught.value.problem.remedy
    return caught.value.problem.sentence


def test_too_few_rows(ask: Ask) -> None:
    assert refused(ask, customers(12), "churn").startswith("Only 12 rows have a value in churn")


def test_an_outcome_that_is_always_the_same(ask: Ask) -> None:
    assert "“No” in every row" in refused(ask, customers(80).assign(churn="No"), "churn")
    assert "“100” in every row" in refused(ask, houses(80).assign(price=100.0), "price", task="regression")


def test_an_outcome_with_next_to_no_rows_of_one_kind(ask: Ask) -> None:
    frame = customers(90).assign(churn=["Yes", "Yes", *["No"] * 88])
    assert "only one or two rows" in refused(ask, frame, "churn")


def test_too_many_kinds(ask: Ask) -> None:
    frame = customers(400).assign(city=[f"Town {number % 180}" for number in range(400)])
    assert "180 different values" in refused(ask, frame, "city")


def test_numbers_that_are_asked_as_kinds(ask: Ask) -> None:
    assert "too many to be taken as categories" in refused(ask, houses(300), "size", task="multiclass")


def test_dates_and_empty_columns(ask: Ask) -> None:
    days = pd.date_range("2025-01-01", periods=60).strftime("%Y-%m-%d")
    assert "holds dates" in refused(ask, customers(60).assign(due=days), "due")
    assert "holds nothing" in refused(ask, customers(60).assign(note=""), "note")


def test_nothing_but_names_to_learn_from(ask: Ask) -> None:
    frame = customers(80)[["customer_id", "churn"]].assign(country="DE")
    assert "no column to learn from" in refused(ask, frame, "churn")


def test_filters_that_leave_nothing(ask: Ask) -> None:
    plan = {"filters": [{"column": "region", "op": "=", "value": "Moon"}]}
    assert "No row is left" in refused(ask, customers(80), "churn", **plan)


def test_classes_are_spelt_as_in_the_file_and_yes_is_the_one_spoken_of(ask: Ask) -> None:
    result = ask(customers(400), "churn")
    assert (result.task, result.classes, result.positive) == ("binary", ("No", "Yes"), "Yes")


def test_zeros_and_ones_are_classes_even_with_gaps(ask: Ask) -> None:
    frame = customers(400)
    flags = (frame["churn"] == "Yes").astype("Int64").mask(frame.index < 30)
    result = ask(frame.assign(churn=flags), "churn")
    assert (result.classes, result.positive, result.waiting_count) == (("0", "1"), "1", 30)


def test_the_rarer_class_is_spoken_of_where_no_word_says_yes_and_the_words_can_name_another(ask: Ask) -> None:
    frame = customers(400)
    frame["churn"] = np.where(frame["tenure"] > 50, "blue", "red")
    assert ask(frame, "churn").positive == "blue"
    assert ask(frame, "churn", positive="RED").positive == "red"


def test_a_score_from_three_to_nine_is_numbers_or_kinds_as_the_plan_says(ask: Ask) -> None:
    random = np.random.default_rng(0)
    sugar = random.normal(size=600)
    frame = pd.DataFrame({"sugar": sugar, "quality": np.clip((6 + sugar * 1.2).round(), 3, 9).astype(int)})
    numbers, kinds = ask(frame, "quality", task="regression"), ask(frame, "quality", task="multiclass")
    assert (numbers.task, numbers.classes) == ("regression", ())
    assert kinds.classes == ("3", "4", "5", "6", "7", "8", "9")


def test_a_class_of_two_rows_is_left_out_and_said(ask: Ask) -> None:
    frame = customers(300)
    frame.loc[:1, "region"] = "Moon"
    result = ask(frame, "region")
    assert "Moon" not in result.classes
    small = [each.values["names"] for each in result.warnings if each.kind == "small_class"]
    assert small == [["Moon"]]


def test_columns_of_no_use_are_set_aside_with_why(ask: Ask) -> None:
    frame = customers(300).assign(country="DE", fax="", row=range(300))
    frame["full name"] = [
        f"Ann {'abcdefghij'[n % 10]}{'klmnopqrst'[n // 10 % 10]}{'uvwxyz'[n // 100]}" for n in range(300)
    ]
    aside = {each.column: each.why for each in ask(frame, "churn", exclude=["region"]).set_aside}
    assert aside == {
        "customer_id": "identifier",
        "country": "constant",
        "fax": "empty",
        "row": "identifier",
        "full name": "names",
        "region": "asked",
    }


def test_an_outcome_spelt_in_several_ways_is_one_class_in_its_usual_spelling_and_that_is_said(ask: Ask) -> None:
    frame = customers(400)
    frame.loc[::5, "churn"] = [f" {value.upper()}" for value in frame.loc[::5, "churn"]]
    result = ask(frame, "churn", positive="YES ")
    assert (result.task, result.classes, result.positive) == ("binary", ("No", "Yes"), "Yes")
    assert [each.values["names"] for each in result.warnings if each.kind == "spellings"] == [["NO", "YES"]]
