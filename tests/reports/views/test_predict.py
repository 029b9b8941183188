"""What a person reads when an outcome was predicted."""

from dataclasses import replace
from pathlib import Path

import pytest

from automl.predicting.result import Flagged, PredictResult, SetAside
from automl.row_plans import Costs, PredictPlan
from automl.table import Table
from reports.answer import Answer
from reports.catalog import view
from reports.reply import Chart, Choices, Footnote, Paragraph, TablePart
from tests.reports.fabricate_rows import (
    churn_plan,
    churn_result,
    churn_table,
    house_result,
    house_table,
)
from tests.reports.figures import unbacked
from tests.reports.views.predictions import EVERY, PRICES, told


def answered(result: PredictResult, out: Path, plan: PredictPlan | None = None, table: Table | None = None) -> str:
    return view(plan or churn_plan(), result, table or churn_table(), out).reply.text()


def paragraphs(answer: Answer) -> list[str]:
    return [part.text for part in answer.reply.parts if isinstance(part, Paragraph)]


def choices(answer: Answer) -> dict[str, str]:
    return {each.label: each.value for part in answer.reply.parts if isinstance(part, Choices) for each in part.options}


def test_the_first_sentence_says_how_often_it_is_right_and_what_a_guess_would_be(tmp_path: Path) -> None:
    first, second, *_ = paragraphs(told("churn", tmp_path))
    assert first == "Of 100 customers that the model flags as likely to leave, 71 do (likely 66 to 76)."
    assert second.startswith("Of 100 picked by chance, 27 would. It finds 79 of 100 who leave.")


def test_numbers_are_told_by_how_far_off_they_are_beside_a_guess(tmp_path: Path) -> None:
    first, second, *_ = paragraphs(told("price", tmp_path))
    assert first == (
        "The predicted Price is off by $15.8K on average (likely $14.9K to $16.9K), 7% of the average Price."
    )
    assert second.startswith("A simple guess, always the average, would be off by $47.3K.")


def test_gains_and_losses_that_cancel_out_have_no_average_to_compare_with(tmp_path: Path) -> None:
    houses = house_table()
    price = replace(houses.columns[2], min=-90_000.0, max=110_000.0, mean=2_300.0)
    profits = replace(houses, columns=(*houses.columns[:2], price))
    first = paragraphs(view(PRICES, house_result(), profits, tmp_path))[0]
    assert first == "The predicted Price is off by $15.8K on average (likely $14.9K to $16.9K)."


def test_kinds_are_told_by_how_many_are_named_rightly_and_by_what_is_mixed_up(tmp_path: Path) -> None:
    first, second, *_ = paragraphs(told("species", tmp_path))
    assert first == "Of 100 houses, the model names the right Species for 95 (likely 91 to 98)."
    assert "“versicolor” taken for “virginica”, 4 of 50" in second


def test_an_outcome_without_a_word_of_its_own_is_told_by_its_column(tmp_path: Path) -> None:
    odd = replace(churn_result(), target="Band", positive=">50K", classes=("<=50K", ">50K"))
    assert "as likely to have Band “>50K”, 71 do" in answered(odd, tmp_path)


def test_no_signal_is_said_first_and_nothing_is_praised_or_ranked(tmp_path: Path) -> None:
    answer = told("hopeless", tmp_path)
    text = answer.reply.text()
    assert text.startswith("The other columns do not tell which customers leave.")
    assert "right for 72 of 100; saying that none leave is right for 73" in text
    assert not [part for part in answer.reply.parts if isinstance(part, TablePart | Chart)]
    assert "What it goes by" not in text
    assert list(choices(answer).values()) == ["Predict Churn thoroughly"]


def test_a_flag_that_was_always_right_in_the_test_is_not_said_to_be_certain(tmp_path: Path) -> None:
    sure = replace(churn_result(), flagged=Flagged(0.9, 12, 12, 270, 1_000), intervals={})
    assert "All 12 customers that the model flagged in the test do leave (likely 76 of 100 or more)." in answered(
        sure, tmp_path
    )


def test_a_threshold_that_nobody_reaches_is_said(tmp_path: Path) -> None:
    none = replace(churn_result(), flagged=Flagged(0.9, 0, 0, 270, 1_000))
    assert answered(none, tmp_path).startswith("No customer reaches the chance of 90%")


@pytest.mark.parametrize("name", EVERY)
def test_no_figure_stands_in_an_answer_that_no_fact_backs(name: str, tmp_path: Path) -> None:
    answer = told(name, tmp_path)
    tables = [part for part in answer.reply.parts if isinstance(part, TablePart)]
    own = [row[0] for part in tables for row in part.rows] + [row[-1] for part in tables for row in part.rows]
    counts = [f"Showing {len(part.rows)} of {part.total_rows}" for part in tables]
    alts = [part.alt for part in answer.reply.parts if isinstance(part, Chart)]
    offers = [each.label for part in answer.reply.parts if isinstance(part, Choices) for each in part.options]
    titles = [part.title for part in tables]
    assert unbacked(answer.reply.text(), answer.facts, [*own, *counts, *alts, *offers, *titles]) == set()


@pytest.mark.parametrize("name", EVERY)
def test_no_jargon_stands_above_the_small_print(name: str, tmp_path: Path) -> None:
    parts = [part for part in told(name, tmp_path).reply.parts if not isinstance(part, Footnote)]
    text = answered(EVERY[name][1], tmp_path, EVERY[name][0], EVERY[name][2])
    above = text.replace(next(part.text for part in told(name, tmp_path).reply.parts if isinstance(part, Footnote)), "")
    assert parts
    for word in ("AUC", "F1", "log loss", "recall", "precision", "R²", "regression", "ensemble", "LightGBM"):
        assert word.lower() not in above.lower(), word


def test_the_waiting_rows_come_with_their_chance_and_the_reason_the_likeliest_first(tmp_path: Path) -> None:
    shown = next(part for part in told("churn", tmp_path).reply.parts if isinstance(part, TablePart))
    assert shown.title == "The 10 customers most likely to leave"
    assert list(shown.columns) == ["Customer", "Chance", "Because of"]
    assert shown.rows[0] == ["Customer-0480", "82%", "Contract Month-to-month, tenure 2"]
    assert (len(shown.rows), shown.total_rows) == (10, 20)


def test_as_many_waiting_rows_are_shown_as_were_asked_for(tmp_path: Path) -> None:
    answer = view(churn_plan(limit=3), churn_result(), churn_table(), tmp_path)
    shown = next(part for part in answer.reply.parts if isinstance(part, TablePart))
    assert (shown.title, len(shown.rows)) == ("The 3 customers most likely to leave", 3)


def test_where_no_row_waits_the_next_step_is_said(tmp_path: Path) -> None:
    assert "drop a list without it and say “score this”." in told("price", tmp_path).reply.text()


def test_what_drives_it_comes_first_when_asked_and_is_no_proof_of_cause(tmp_path: Path) -> None:
    asked = [part.kind for part in told("drivers", tmp_path).reply.parts]
    assert asked.index("chart") < asked.index("table")
    said = paragraphs(told("drivers", tmp_path))[2]
    assert said.startswith("What tells most about Churn: Contract (likelier with “Month-to-month”, less likely with ")
    assert "tenure (the higher, the less likely)" in said
    assert said.endswith("it does not prove a cause.")


def test_a_leak_is_named_with_the_honest_figure_beside_and_a_click_to_keep_it(tmp_path: Path) -> None:
    answer = told("churn", tmp_path)
    said = next(each for each in paragraphs(answer) if "Cancel reason" in each)
    assert said.startswith("The column Cancel reason was set aside: it nearly gives Churn away")
    assert "99 times of 100; honestly it is 86" in said
    assert choices(answer)["Keep Cancel reason"] == "Predict Churn, keep Cancel reason"


@pytest.mark.parametrize(
    ("headline", "honest", "dishonest", "said"),
    [
        ("mae", 15_800.0, 900.0, "off by $900; honestly it is $15.8K"),
        ("r2", 0.61, 0.99, "the score would seem to be 0.99; honestly it is 0.61"),
    ],
)
def test_a_leak_of_a_number_is_told_in_its_unit(
    headline: str, honest: float, dishonest: float, said: str, tmp_path: Path
) -> None:
    leak = SetAside("Tax", "copy", {}, honest, dishonest)
    text = answered(replace(house_result(), headline=headline, set_aside=(leak,)), tmp_path, PRICES, house_table())
    assert said in text


def test_columns_that_say_nothing_are_named_in_the_small_print(tmp_path: Path) -> None:
    small = next(part.text for part in told("churn", tmp_path).reply.parts if isinstance(part, Footnote))
    assert "Left out: Country (always the same) and Customer (tells rows apart)." in small
    assert "Tried: WeightedEnsemble, LightGBM and LinearModel." in small


def test_the_model_is_named_once_and_told_in_words(tmp_path: Path) -> None:
    assert "The model is LightGBM (gradient-boosted decision trees)." in told("price", tmp_path).reply.text()


def test_costs_are_told_in_money_with_the_chance_that_they_lead_to(tmp_path: Path) -> None:
    result = replace(churn_result(), flagged=Flagged(0.08, 500, 260, 270, 1_000, cost=9.8, cost_without=135.0))
    text = answered(result, tmp_path, churn_plan(costs=Costs(missed=500, false_alarm=20)))
    assert "from a chance of 8% on, which costs least when a missed one costs 500 and a call for nothing 20" in text
    assert "Mistakes then cost 980 for 100 customers; without the model it would be 13,500." in text


def test_where_it_is_weaker_is_told_with_how_many_that_concerns(tmp_path: Path) -> None:
    weaker = "It is weaker for Contract “One year” (212 customers): wrong for 31 of 100 there, 19 overall."
    assert weaker in told("churn", tmp_path).reply.text()
    assert "It is weaker for Area 0 to 60 (44 houses): off by $31.0K there" in told("price", tmp_path).reply.text()


def test_protected_columns_are_told(tmp_path: Path) -> None:
    assert "decide about people by gender and SeniorCitizen" in told("churn", tmp_path).reply.text()


def test_what_was_stopped_is_said_to_be_the_best_so_far(tmp_path: Path) -> None:
    assert "This is the best so far" in answered(replace(churn_result(), partial=True), tmp_path)


def test_the_clicks_ask_for_reasons_a_what_if_and_a_new_list(tmp_path: Path) -> None:
    offered = list(choices(told("churn", tmp_path)))
    for question in ("What drives Churn?", "Why Customer-0480?", "What if Contract were Two year?", "Score a new list"):
        assert question in offered
