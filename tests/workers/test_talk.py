"""Questions that only a thread makes sense of, on their way through the workers."""

import pytest

from ledger.repositories.outbox import is_replaced
from ledger.states import JobState, QuestionState
from reports.reply import Choices, Form
from tests.workers.chat import Chat, sales

FORECAST = "predict next quarter sales by region"


def test_a_submitted_form_changes_the_plan_and_opens_new_jobs(chat: Chat) -> None:
    asked = chat.say(FORECAST, file=sales())
    chat.plan(asked)
    form = next(part for part in chat.reply(asked, "told").parts if isinstance(part, Form))
    assert "by" in {field.name for field in form.fields}
    changed = chat.say("Change this", kind="changed", parent=asked, changes={"by": []})
    chat.plan(changed)
    assert chat.asked(changed).state == QuestionState.PLANNED
    assert chat.asked(changed).dataset_id == chat.asked(asked).dataset_id
    before, after = chat.asked(asked).plans[0], chat.asked(changed).plans[0]
    assert (before["groups"], after["groups"]) == (["Region"], [])
    assert after["period"] == before["period"]
    assert len(chat.jobs(changed)) == 2
    assert chat.asked(asked).state == QuestionState.WITHDRAWN, "the changed plan takes its place"
    told = chat.row(asked, "told")
    assert told is not None
    assert is_replaced(told.reply), "its message says so"
    assert {job.state for job in chat.jobs(asked)} == {JobState.CANCELLED}


def test_another_effort_takes_the_place_of_the_one_that_runs(chat: Chat) -> None:
    customers = sales(40).assign(Left=["yes", "no", "no", "no"] * 20)
    asked = chat.say("predict Left", file=customers)
    chat.plan(asked)
    offered = next(part for part in chat.reply(asked, "told").parts if isinstance(part, Choices))
    quick = next(each for each in offered.options if each.label.startswith("Quick"))
    clicked = chat.say(quick.label, kind="choice", parent=asked, choice=quick.value)
    chat.plan(clicked)
    assert chat.asked(clicked).plans[0]["effort"] == "quick"
    assert chat.asked(asked).state == QuestionState.WITHDRAWN
    assert {job.state for job in chat.jobs(asked)} == {JobState.CANCELLED}


def test_a_form_that_cannot_be_ends_nothing(chat: Chat) -> None:
    asked = chat.say(FORECAST, file=sales())
    chat.plan(asked)
    changed = chat.say("Change this", kind="changed", parent=asked, changes={"step": "century"})
    chat.plan(changed)
    assert chat.asked(changed).state == QuestionState.APOLOGISED
    assert chat.asked(asked).state == QuestionState.PLANNED
    assert {job.state for job in chat.jobs(asked)} == {JobState.QUEUED}


def test_a_change_of_an_older_plan_is_made_on_the_newest_version_of_its_file(chat: Chat) -> None:
    asked = chat.say(FORECAST, file=sales())
    chat.plan(asked)
    newer = chat.say(file=sales(more=50))
    chat.plan(newer)
    changed = chat.say("Change this", kind="changed", parent=asked, changes={"by": []})
    chat.plan(changed)
    assert chat.asked(changed).dataset_id == chat.asked(newer).dataset_id != chat.asked(asked).dataset_id


def test_a_change_of_a_question_without_a_plan_is_refused_in_words(chat: Chat) -> None:
    dropped = chat.say(file=sales())
    chat.plan(dropped)
    changed = chat.say("Change this", kind="changed", parent=dropped, changes={"by": []})
    chat.plan(changed)
    assert chat.asked(changed).state == QuestionState.APOLOGISED
    assert "Ask again in words" in chat.reply(changed).text()


def test_a_follow_up_keeps_what_it_does_not_name(chat: Chat) -> None:
    chat.plan(chat.say(FORECAST, file=sales()))
    followed = chat.say("and only East?")
    chat.plan(followed)
    plan = chat.asked(followed).plans[0]
    assert (plan["target"], plan["period"]["label"]) == ("Sales", "Q1 2027")
    assert [(each["column"], each["value"]) for each in plan["filters"]] == [("Region", "East")]


@pytest.mark.parametrize(
    "words",
    [
        "hi",
        "Hello there!",
        "What can you do?",
        "help",
        "hey, how does this work?",
        "Hallo!",
        "¡hola!",
        "que peux-tu faire ?",
    ],
)
def test_a_greeting_is_answered_with_how_to_begin(chat: Chat, words: str) -> None:
    asked = chat.say(words)
    chat.plan(asked)
    assert chat.asked(asked).state == QuestionState.ANSWERED
    assert chat.reply(asked).text().startswith("Hello! Drop a CSV, Excel, JSON or Parquet file here and ask")


def test_a_question_without_a_file_is_no_greeting(chat: Chat) -> None:
    asked = chat.say("hi, predict next quarter")
    chat.plan(asked)
    assert chat.reply(asked).text().startswith("There is no file in this thread yet.")


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("thanks 🙏", "You're welcome."),
        ("ok", "You're welcome."),
        ("muito obrigado!", "You're welcome."),
        ("ok merci", "You're welcome."),
        ("hi", "Hello!"),
    ],
)
def test_talk_is_not_about_the_file_that_was_sent_before(chat: Chat, words: str, said: str) -> None:
    asked = chat.say(words, file=b"", name="broken.numbers")
    chat.borrow(asked, "broken.numbers")
    chat.plan(asked)
    assert chat.reply(asked).text().startswith(said)
    assert "broken.numbers" not in chat.reply(asked).text()
