"""What a question goes on from: the latest one that has an answer, not one that was refused."""

import pytest

from ledger.states import QuestionState
from reports.reply import Choices
from tests.workers.analysis import trainings
from tests.workers.analysis.conftest import desk
from tests.workers.chat import Chat, sales

FORECAST = "predict next quarter sales by region"


@pytest.fixture
def answered(chat: Chat) -> str:
    """A forecast that was answered."""
    asked = said(chat, FORECAST, file=sales().assign(Kind=["A", "B"] * 48))
    chat.work(desk(trainings.good), asked, "full")
    chat.answer(asked)
    return asked


def said(chat: Chat, words: str, **with_it: object) -> str:
    asked = chat.say(words, **with_it)  # type: ignore[arg-type]  # what a test says is what `say` takes
    chat.plan(asked)
    return asked


@pytest.mark.parametrize("between", ["alert me when West drops", "forecast profit by moon"])
def test_a_refused_question_does_not_change_what_the_next_one_goes_on_from(
    chat: Chat, answered: str, between: str
) -> None:
    refused = said(chat, between)
    assert chat.asked(refused).state == QuestionState.APOLOGISED
    assert "likely" in chat.reply(said(chat, "how sure are you?")).text()
    followed = said(chat, "and by kind?")
    plan = chat.asked(followed).plans[0]
    assert (plan["capability"], plan["target"], plan["period"]) == ("forecast", "Sales", planned(chat, answered))


def test_what_was_the_best_month_is_looked_up_in_the_past_and_not_in_the_forecast(chat: Chat, answered: str) -> None:
    assert chat.asked(answered).plans[0]["capability"] == "forecast"
    for words in ("what was the best month?", "which month had the lowest sales?"):
        plan = chat.asked(said(chat, words)).plans[0]
        assert plan["capability"] == "ask"
        assert plan["target"] == "Sales"


def planned(chat: Chat, asked: str) -> object:
    return chat.asked(asked).plans[0]["period"]


def test_what_cannot_be_done_yet_is_refused_at_once_with_what_can_be_asked(chat: Chat, answered: str) -> None:
    asked = said(chat, "alert me when West drops")
    assert chat.asked(answered).state == QuestionState.ANSWERED
    assert (chat.asked(asked).state, chat.jobs(asked), chat.row(asked, "told")) == (QuestionState.APOLOGISED, [], None)
    assert "can't watch" in chat.reply(asked).text()
    options = [option.value for option in chat.choices(asked).options]
    assert "How sure are you?" in options
    for option in options:
        clicked = said(chat, option, kind="choice", parent=asked, choice=option)
        assert chat.asked(clicked).state == QuestionState.ANSWERED, option
        assert not any(isinstance(part, Choices) for part in chat.reply(clicked).parts)


def test_without_an_answer_before_the_remedy_is_a_forecast(chat: Chat) -> None:
    asked = said(chat, "alert me when West drops", file=sales())
    assert chat.jobs(asked) == []
    assert "can't watch" in chat.reply(asked).text()
    assert "Ask for a forecast" in chat.reply(asked).text()


@pytest.mark.usefixtures("answered")
def test_thanks_after_an_answer_are_friendly_and_change_nothing(chat: Chat) -> None:
    thanked = said(chat, "ok great, thanks!")
    assert chat.reply(thanked).text().startswith("You're welcome.")
    assert chat.asked(thanked).state == QuestionState.ANSWERED
    assert chat.asked(said(chat, "and by kind?")).plans[0]["groups"] == ["Kind"]


@pytest.mark.parametrize("words", ["how sure are you?", "qual é a precisão?", "Wie genau ist das?"])
def test_a_question_about_an_answer_that_is_still_worked_on_is_put_off(chat: Chat, words: str) -> None:
    said(chat, FORECAST, file=sales())
    asked = said(chat, words)
    assert chat.reply(asked).text() == "I'm still working on that. Ask again when the answer is here."
    assert chat.asked(said(chat, "make it 6 months")).plans[0]["groups"] == ["Region"]


@pytest.mark.usefixtures("answered")
def test_the_last_answer_is_asked_about_while_the_next_one_is_worked(chat: Chat) -> None:
    following = said(chat, "make it 6 months")
    asked = said(chat, "which model did you use?")
    assert chat.asked(following).state == QuestionState.PLANNED
    assert chat.reply(asked).text() == "The forecast comes from Seasonal mean."


@pytest.mark.usefixtures("answered")
def test_what_is_supposed_of_a_column_that_is_not_there_is_said_so(chat: Chat) -> None:
    asked = said(chat, "what if we raise the prices by 10%?")
    assert "There is no column called “prices” in this file." in chat.reply(asked).text()
    assert chat.jobs(asked) == []


def test_what_can_be_done_of_a_question_is_done_and_the_rest_is_said(chat: Chat) -> None:
    asked = said(chat, "forecast sales next quarter. Alert me when West drops.", file=sales())
    assert [plan["capability"] for plan in chat.asked(asked).plans] == ["forecast"]
    assert "can't watch" in chat.reply(asked, "told").text()


def test_a_reason_that_is_asked_for_beside_a_forecast_is_worked_too(chat: Chat) -> None:
    asked = said(chat, "forecast sales next quarter. Why is West lower?", file=sales())
    assert [plan["capability"] for plan in chat.asked(asked).plans] == ["forecast", "explain"]


@pytest.mark.usefixtures("answered")
def test_a_clarified_question_counts_once_it_is_chosen(chat: Chat) -> None:
    frame = sales().assign(Profit=lambda rows: rows["Sales"] * 0.3).rename(columns={"Sales": "Costs"})
    asked = said(chat, "predict next month", file=frame, name="costs.csv")
    option = next(each for each in chat.choices(asked).options if "Profit" in each.value)
    said(chat, option.label, kind="choice", parent=asked, choice=option.value)
    followed = said(chat, "and by region?")
    plan = chat.asked(followed).plans[0]
    assert (plan["target"], plan["groups"]) == ("Profit", ["Region"])


@pytest.mark.usefixtures("answered")
def test_a_file_that_the_last_plan_does_not_fit_starts_afresh(chat: Chat) -> None:
    said(chat, "", file=sales().rename(columns={"Sales": "Visits", "Region": "Country"}), name="visits.csv")
    followed = said(chat, "forecast next month by country")
    assert chat.asked(followed).plans[0]["target"] == "Visits"


def test_an_edited_question_does_not_go_on_from_its_earlier_wording(chat: Chat) -> None:
    said(chat, "predict next month by region", file=sales(), event="message/C1/1.0")
    edited = said(chat, "total sales by year", event="message/C1/1.0/edited/2.0")
    plan = chat.asked(edited).plans[0]
    assert (plan["capability"], plan["groups"]) == ("ask", [])
    assert "As before" not in chat.reply(edited, "told").text()


def test_what_is_edited_still_goes_on_from_what_was_said_before_it(chat: Chat, answered: str) -> None:
    said(chat, "only West", event="message/C1/1.0")
    edited = said(chat, "only East", event="message/C1/1.0/edited/2.0")
    (only,) = chat.asked(edited).plans[0]["filters"]
    assert (chat.asked(edited).plans[0]["period"], only["value"]) == (planned(chat, answered), "East")
