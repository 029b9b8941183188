"""Questions about the past in a thread: answered in seconds, and gone on from."""

from ledger.states import QuestionState
from reports.reply import Details, FilePart, TablePart
from tests.workers.analysis import trainings
from tests.workers.analysis.conftest import desk
from tests.workers.chat import Chat, sales


def answered(chat: Chat, words: str, **with_it: object) -> str:
    asked = chat.say(words, **with_it)  # type: ignore[arg-type]  # what a test says is what `say` takes
    chat.plan(asked)
    assert [(job.purpose, job.queue) for job in chat.jobs(asked)] == [("full", "quick")]
    chat.work(desk(trainings.good), asked)
    chat.answer(asked)
    assert chat.asked(asked).state == QuestionState.ANSWERED
    return asked


def test_a_question_about_the_past_is_looked_up_on_the_quick_queue(chat: Chat) -> None:
    asked = answered(chat, "Which region sold most in 2025?", file=sales())
    parts = chat.reply(asked).parts
    assert "Highest Sales, 2025: West" in chat.reply(asked).text()
    assert any(isinstance(part, TablePart) for part in parts)
    assert any(isinstance(part, FilePart) and part.role == "workbook" for part in parts)
    assert "SELECT" in next(part.text for part in parts if isinstance(part, Details))


def test_a_look_up_is_gone_on_from_and_a_forecast_follows_it(chat: Chat) -> None:
    answered(chat, "sales in 2025", file=sales())
    by_region = answered(chat, "and by region?")
    assert chat.asked(by_region).plans[0]["groups"] == ["Region"]
    earlier = answered(chat, "what about 2024?")
    assert chat.asked(earlier).plans[0]["period"]["label"] == "2024"
    ahead = chat.say("now predict next quarter")
    chat.plan(ahead)
    assert chat.asked(ahead).plans[0]["capability"] == "forecast"
    assert chat.asked(ahead).plans[0]["groups"] == ["Region"]


def test_a_misspelt_name_goes_back_with_the_one_that_is_there(chat: Chat) -> None:
    frame = sales().replace({"Region": {"West": "Kevin"}}).rename(columns={"Region": "Rep"})
    asked = chat.say("what did kevib sell in 2025?", file=frame)
    chat.plan(asked)
    assert chat.choices(asked).question == "“kevib” is not in the file. Did you mean Kevin?"
    clicked = chat.say("Kevin", kind="choice", parent=asked, choice=chat.choices(asked).options[0].value)
    chat.plan(clicked)
    assert chat.asked(clicked).plans[0]["filters"] == [{"column": "Rep", "op": "=", "value": "Kevin"}]
