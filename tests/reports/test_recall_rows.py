"""Questions about an answer on rows, and what is answered."""

from pathlib import Path

import pytest

from automl.plan import Plan
from reports.catalog import view
from reports.facts import Fact
from reports.recall import asks_of_answer, recall
from tests.reports.fabricate_reasons import SCORE, WHY_ROW, scored, scored_list, why_row
from tests.reports.fabricate_rows import churn_plan, churn_result, churn_table

ASKED = {
    "how accurate is it?": "71 do (likely 66 to 76)",
    "is it better than guessing?": "Of 100 picked by chance, 27 would.",
    "which model won?": "The model is WeightedEnsemble",
    "which models did you use": "Tried: WeightedEnsemble, LightGBM and LinearModel.",
    "what does recall mean?": "Recall: the share of those it should find that it does find; here it is 0.8",
    "what is AUC": "ROC AUC: how often it ranks",
    "what does log loss mean": "Log loss: how far its chances lie",
    "what is the threshold?": "A customer is flagged from a chance of 43% on.",
    "how many did you flag?": "of 1,000 customers it flagged 300",
    "why did you leave out Cancel reason?": "The column Cancel reason was set aside",
    "why is Customer not used": "tells rows apart and says nothing about new ones",
    "which columns did you leave out": "The column Country was left out: it is the same in every row.",
    "what did you leave out?": "The column Cancel reason was set aside",
    "how did you test it?": "It was tested on 1,000 customers, drawn by chance",
    "how many rows did you use?": "It learnt from 480 customers.",
    "where is it weak?": "It is weaker for Contract “One year”",
    "how important is tenure?": "The column tenure has 22% of the influence",
    "what matters most": "What it goes by most: Contract",
    "what is the lift": "2.9 times as many leave",
    "what is the chance of Customer-0481?": "The chance of Customer-0481 to leave is 78%.",
    "how many are waiting?": "20 customers without Churn are predicted.",
    "any warnings?": "decide about people by gender",
}


def facts(out: Path) -> tuple[Fact, ...]:
    return view(churn_plan(), churn_result(), churn_table(), out).facts


@pytest.mark.parametrize("question", ASKED)
def test_a_question_about_the_prediction_is_answered_from_it(question: str, tmp_path: Path) -> None:
    found = recall(question, facts(tmp_path), churn_plan())
    assert found is not None
    assert ASKED[question] in found.reply.text()


@pytest.mark.parametrize(
    "question",
    [
        "predict Churn for new customers",
        "what drives Churn?",
        "why Customer-0480?",
        "what if Contract were Two year?",
        "how many customers are there",
        "score this list",
        "what is the average tenure",
        "explain tenure",
    ],
)
def test_a_new_question_is_left_to_be_worked(question: str, tmp_path: Path) -> None:
    assert recall(question, facts(tmp_path), churn_plan()) is None


def test_how_many_of_a_list_were_flagged_is_known(tmp_path: Path) -> None:
    scored_list().to_parquet(tmp_path / "scored.parquet")
    told = view(SCORE, scored(), churn_table(), tmp_path).facts
    found = recall("how many did you flag?", told, SCORE)
    assert found is not None
    assert found.reply.text() == "Of 40 customers, 23 are flagged as likely to leave."


def test_which_model_is_explained_is_known(tmp_path: Path) -> None:
    told = view(WHY_ROW, why_row(), churn_table(), tmp_path).facts
    found = recall("which model is it?", told, WHY_ROW)
    assert found is not None
    assert found.reply.text() == "This explains WeightedEnsemble, the model that answered."


def test_while_it_is_worked_a_question_about_it_is_known_as_one() -> None:
    plan = Plan(capability="predict", target="Churn")
    assert asks_of_answer("how accurate is it?", plan)
    assert asks_of_answer("what is the threshold?", plan)
    assert not asks_of_answer("predict tenure", plan)
