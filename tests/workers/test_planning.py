"""From a question that is ready to a job, or to an answer at once."""

from ledger.bell import SilentBell
from ledger.leases import claim
from ledger.queues import Queue, Task
from ledger.repositories.datasets import Datasets
from ledger.repositories.people import Threads
from ledger.states import QuestionState
from ledger.tables import Question, Workspace
from tests.workers.chat import WORKSPACE, Chat, sales
from tests.workers.files import breaking, eventful
from workers.wiring import Wired

ANOTHER = "l_another"
FORECAST = "predict next quarter sales by region"


def rung(wired: Wired) -> list[tuple[Task, str, Queue]]:
    assert isinstance(wired.bell, SilentBell)
    return [(task, row, queue) for task, _, row, queue in wired.bell.rung]


def test_a_forecast_is_said_back_and_goes_to_a_quick_look_and_a_full_job(chat: Chat, wired: Wired) -> None:
    asked = chat.say(FORECAST, file=sales())
    chat.plan(asked)
    assert chat.asked(asked).state == QuestionState.PLANNED
    assert "Q1 2027" in chat.reply(asked, "told").text()
    assert {(job.purpose, job.queue) for job in chat.jobs(asked)} == {("look", "quick"), ("full", "analysis")}
    assert {(task, queue) for task, _, queue in rung(wired)} == {
        (Task.WORK, Queue.QUICK),
        (Task.WORK, Queue.ANALYSIS),
    }


def test_a_description_needs_no_look(chat: Chat) -> None:
    asked = chat.say("what's in this file?", file=sales())
    chat.plan(asked)
    assert [(job.purpose, job.queue) for job in chat.jobs(asked)] == [("full", "quick")]


def test_planning_twice_opens_one_set_of_jobs(chat: Chat) -> None:
    asked = chat.say(FORECAST, file=sales())
    chat.plan(asked)
    chat.plan(asked)
    assert len(chat.jobs(asked)) == 2


def test_a_click_on_a_choice_is_the_first_question_with_the_choice(chat: Chat) -> None:
    frame = sales().assign(Profit=lambda rows: rows["Sales"] * 0.3).rename(columns={"Sales": "Costs"})
    asked = chat.say("predict next quarter", file=frame)
    chat.plan(asked)
    assert chat.asked(asked).state == QuestionState.ANSWERED
    option = next(each for each in chat.choices(asked).options if "Profit" in each.value)
    clicked = chat.say(option.label, kind="choice", parent=asked, choice=option.value)
    chat.plan(clicked)
    assert chat.asked(clicked).plans[0]["target"] == "Profit"


def test_a_click_on_a_suggested_question_asks_it(chat: Chat) -> None:
    dropped = chat.say(file=sales())
    chat.plan(dropped)
    clicked = chat.say(FORECAST, kind="choice", parent=dropped, choice=FORECAST)
    chat.plan(clicked)
    assert chat.asked(clicked).plans[0]["target"] == "Sales"


def test_a_later_question_is_about_the_newest_file(chat: Chat) -> None:
    chat.plan(chat.say(file=sales()))
    second = chat.say(file=sales().rename(columns={"Sales": "Visits"}), name="visits.csv")
    chat.plan(second)
    asked = chat.say("predict next quarter visits")
    chat.plan(asked)
    assert chat.asked(asked).dataset_id == chat.asked(second).dataset_id
    assert chat.asked(asked).plans[0]["target"] == "Visits"


def test_a_newer_file_without_words_gets_the_last_question_again(chat: Chat, wired: Wired) -> None:
    first = chat.say(FORECAST, file=sales())
    chat.plan(first)
    newer = chat.say(file=sales(more=50))
    chat.plan(newer)
    assert chat.asked(newer).plans == chat.asked(first).plans
    with wired.database.read() as session:
        dataset = Datasets(session).get(WORKSPACE, chat.asked(newer).dataset_id or "")
    assert dataset is not None
    assert dataset.replaces_id == chat.asked(first).dataset_id


def test_a_newer_file_that_holds_the_period_gets_the_same_for_the_next_one(chat: Chat) -> None:
    old = sales().assign(Month=lambda rows: rows["Month"].str.replace("20", "19", n=1))
    asked = chat.say("predict next quarter", file=old[lambda rows: rows["Month"] < "1926-07"])
    chat.plan(asked)
    followed = chat.say("and by region?")
    chat.plan(followed)
    assert chat.asked(followed).plans[0]["period"]["label"] == "Q3 1926"
    newer = chat.say(file=old)
    chat.plan(newer)
    plan = chat.asked(newer).plans[0]
    assert (plan["period"]["label"], plan["groups"]) == ("Q1 1927", ["Region"])
    assert "Q1 1927" in chat.reply(newer, "told").text()


def test_another_file_without_words_is_only_read(chat: Chat) -> None:
    chat.plan(chat.say(FORECAST, file=sales()))
    other = chat.say(file=sales().rename(columns={"Sales": "Visits"}), name="visits.csv")
    chat.plan(other)
    assert chat.asked(other).state == QuestionState.ANSWERED
    assert "96 rows" in chat.reply(other).text()


def test_without_a_file_the_remedy_is_to_drop_one(chat: Chat) -> None:
    asked = chat.say(FORECAST)
    chat.plan(asked)
    assert chat.asked(asked).state == QuestionState.APOLOGISED
    assert "Drop a CSV, Excel, JSON or Parquet file" in chat.reply(asked).text()


def test_a_deleted_file_is_named(chat: Chat, wired: Wired) -> None:
    dropped = chat.say(file=sales())
    chat.plan(dropped)
    with wired.database.write() as session:
        Datasets(session).delete(WORKSPACE, chat.asked(dropped).dataset_id or "")
    asked = chat.say(FORECAST)
    chat.plan(asked)
    assert "sales.csv was deleted. Drop the file here again" in chat.reply(asked).text()


def test_a_file_that_is_no_table_is_refused_in_words_and_not_asked_again(chat: Chat) -> None:
    good = chat.say(file=sales())
    chat.plan(good)
    bad = chat.say(file=b"%PDF-1.7 ...", name="report.pdf")
    chat.plan(bad)
    assert "PDF" in chat.reply(bad).text()
    asked = chat.say(FORECAST)
    chat.plan(asked)
    assert chat.asked(asked).dataset_id == chat.asked(good).dataset_id


def test_what_intake_could_not_fetch_is_told(chat: Chat, wired: Wired) -> None:
    asked = chat.say(FORECAST)
    with wired.database.write() as session:
        row = session.get(Question, asked)
        assert row is not None
        row.problem = {"sentence": "The file is too large.", "remedy": "Send fewer rows."}
    chat.plan(asked)
    assert chat.reply(asked).text() == "The file is too large. Send fewer rows."


def test_a_deleted_thread_withdraws_its_questions(chat: Chat, wired: Wired) -> None:
    asked = chat.say(FORECAST, file=sales())
    with wired.database.write() as session:
        thread = Threads(session).get(WORKSPACE, chat_thread(session, asked))
        assert thread is not None
        thread.deleted_at = thread.created_at
    chat.plan(asked)
    assert chat.asked(asked).state == QuestionState.WITHDRAWN


def chat_thread(session: object, asked: str) -> str:
    return str(session.get(Question, asked).thread_id)  # type: ignore[attr-defined]


def test_questions_of_a_thread_are_planned_in_order(chat: Chat, wired: Wired) -> None:
    first, second = chat.say(FORECAST, file=sales()), chat.say("predict next month sales")
    chat.plan(second)
    assert chat.asked(second).state == QuestionState.READY
    chat.plan(first)
    assert (Task.PLAN, second, Queue.LIGHT) in rung(wired)
    chat.plan(second)
    assert chat.asked(second).state == QuestionState.PLANNED


def test_a_workspace_has_its_own_budget_and_currency(chat: Chat, wired: Wired) -> None:
    asked = chat.say(FORECAST, file=sales())
    with wired.database.write() as session:
        workspace = session.get(Workspace, WORKSPACE)
        assert workspace is not None
        workspace.settings = {"budget_seconds": 40, "fiscal_start": 2}
    chat.plan(asked)
    assert 30 < chat.job(asked).budget_seconds < 40
    assert "FY" in chat.asked(asked).plans[0]["period"]["label"]


def soon(wired: Wired, asked: str) -> None:
    """Let the pause before the next attempt be over."""
    with wired.database.write() as session:
        row = session.get(Question, asked)
        assert row is not None
        row.due_at = row.created_at


def test_a_defect_that_passes_is_not_noticed(chat: Chat, wired: Wired) -> None:
    chat.wired = breaking(wired, 1)
    asked = chat.say(FORECAST, file=sales())
    for _ in range(2):
        chat.plan(asked)
        soon(wired, asked)
    assert chat.asked(asked).state == QuestionState.PLANNED


def test_a_defect_that_stays_becomes_an_apology_with_a_reference(chat: Chat, wired: Wired) -> None:
    chat.wired = breaking(wired, 9)
    asked = chat.say(FORECAST, file=sales())
    for _ in range(3):
        assert chat.asked(asked).state == QuestionState.READY
        chat.plan(asked)
        soon(wired, asked)
    assert chat.asked(asked).state == QuestionState.APOLOGISED
    assert "reference" in chat.reply(asked).text()
    assert "secret" not in chat.reply(asked).text()


def test_a_question_whose_planner_dies_each_time_is_given_up(chat: Chat, wired: Wired) -> None:
    asked = chat.say(FORECAST, file=sales())
    for _ in range(3):
        with wired.database.write() as session:
            assert claim(session, Question, WORKSPACE, asked, (QuestionState.READY,), seconds=-1) is not None
    chat.plan(asked)
    assert chat.asked(asked).state == QuestionState.APOLOGISED


def test_a_planner_that_lost_its_lease_writes_nothing(chat: Chat, wired: Wired) -> None:
    asked = chat.say(FORECAST, file=sales())

    def overtaken() -> None:
        with wired.database.write() as session:
            row = session.get(Question, asked)
            assert row is not None
            row.lease_token = ANOTHER

    chat.wired = eventful(wired, overtaken)
    chat.plan(asked)
    assert chat.jobs(asked) == []
    assert chat.row(asked, "told") is None
    assert chat.asked(asked).lease_token == ANOTHER
