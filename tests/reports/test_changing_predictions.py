"""The form that changes a prediction, and the efforts that are offered beside it."""

import pytest

from automl.plan import Circumstances, Plan
from automl.row_plans import Costs, PredictPlan
from automl.understanding import change, understand
from reports.changing import change_form
from reports.efforts import efforts
from reports.reply import Form
from reports.said_back import told
from tests.understanding.judging import LONG_AGO
from tests.understanding.row_tables import row_table

TODAY = Circumstances(today=LONG_AGO)
TABLE = "subscribers"


def planned(words: str = "predict churn in Germany without gender") -> PredictPlan:
    plan = understand(words, row_table(TABLE), TODAY).plan
    assert isinstance(plan, PredictPlan)
    return plan


def form_of(plan: Plan) -> Form:
    form = change_form(plan, row_table(TABLE), TODAY)
    assert form is not None
    return form


def test_a_form_submitted_as_it_stands_changes_nothing() -> None:
    plan = planned()
    submitted = {each.name: each.value for each in form_of(plan).fields}
    found = change(plan, submitted, row_table(TABLE), TODAY)
    assert (found.plan, found.error) == (plan, None)


def test_the_form_shows_what_is_now() -> None:
    form = form_of(planned("predict churn without gender, a missed churner costs 500, a call 20"))
    shown = {each.name: each.value for each in form.fields}
    assert (shown["target"], shown["effort"], shown["exclude"]) == ("Churned", "balanced", ("Gender",))
    assert (shown["positive"], shown["missed"], shown["false_alarm"]) == ("Yes", "500", "20")
    assert form.submit == "Predict again"


def test_everything_that_is_offered_can_be_had() -> None:
    plan = planned()
    for each in form_of(plan).fields:
        for option in each.options:
            wanted = [option.value] if each.control == "several" else option.value
            found = change(plan, {each.name: wanted}, row_table(TABLE), TODAY)
            assert found.plan is not None, (each.name, option, found.error)


def test_what_was_changed_is_said_first() -> None:
    plan = change(planned(), {"effort": "quick", "exclude": ["Country"], "missed": "500", "false_alarm": "20"},
                  row_table(TABLE), TODAY).plan  # fmt: skip
    assert isinstance(plan, PredictPlan)
    assert (plan.effort, plan.exclude, plan.costs) == ("quick", ["Country"], Costs(missed=500, false_alarm=20))
    assert plan.words.startswith("As before, but leaving out Country, with Gender again, quick, with costs of 500 ")


def test_another_target_lets_go_of_what_was_about_the_first() -> None:
    plan = change(planned(), {"target": "Monthly Fee"}, row_table(TABLE), TODAY).plan
    assert isinstance(plan, PredictPlan)
    assert (plan.target, plan.task, plan.positive) == ("Monthly Fee", "regression", None)


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"target": "Colour"}, "not one of the choices"),
        ({"missed": "500"}, "Only one of the two costs"),
        ({"missed": "plenty", "false_alarm": "1"}, "is no cost"),
        ({"missed": "-3", "false_alarm": "1"}, "is no cost"),
        ({"colour": "blue"}, "cannot be changed"),
    ],
)
def test_what_cannot_be_is_said_in_words(changes: dict[str, str], words: str) -> None:
    found = change(planned(), changes, row_table(TABLE), TODAY)
    assert found.plan is None
    assert found.error is not None
    assert words in found.error.sentence
    assert found.error.remedy


def test_the_other_efforts_are_offered_with_their_times_and_plan_anew() -> None:
    plan = planned()
    offered = efforts([plan], row_table(TABLE), TODAY)
    assert offered is not None
    assert [each.value for each in offered.options] == ["effort=quick", "effort=thorough"]
    assert offered.options[0].label == "Quick: about 10 seconds"
    assert told([plan], None, efforts=offered).parts[-1] == offered
    chosen = TODAY.model_copy(update={"choices": ("effort=thorough",)})
    again = understand("predict churn", row_table(TABLE), chosen).plan
    assert isinstance(again, PredictPlan)
    assert again.effort == "thorough"
    assert "Thorough: about " in again.words


def test_the_times_that_are_quoted_follow_the_time_that_an_answer_may_take() -> None:
    hurried = understand("predict churn", row_table(TABLE), TODAY.model_copy(update={"budget": 10.0})).plan
    assert hurried is not None
    assert "Balanced: about 10 seconds" in hurried.words
    told = TODAY.model_copy(update={"at_most": 30.0, "choices": ("effort=thorough",)})
    bounded = understand("predict churn", row_table(TABLE), told).plan
    assert bounded is not None
    assert "Thorough: about 30 seconds" in bounded.words


def test_a_forecast_offers_no_efforts() -> None:
    assert efforts([Plan(capability="forecast")], row_table(TABLE), TODAY) is None
