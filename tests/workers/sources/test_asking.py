"""Questions about a source: fetched where it is named, in a thread without a file too, and compared with before."""

import re

import pandas as pd
import pytest
from sqlalchemy import update

from ledger.repositories.audit import Audit
from ledger.repositories.datasets import Datasets
from ledger.repositories.sources import Sources
from ledger.states import QuestionState
from ledger.tables import Dataset, Fetch, Source
from tests.workers.analysis import trainings
from tests.workers.analysis.conftest import desk
from tests.workers.chat import WORKSPACE, Chat, sales
from tests.workers.sources.conftest import Books, Register
from workers.wiring import Wired

FORECAST = "predict sales for Q1 2027 by region from Orders"
FETCHED = re.compile(r"From Orders, fetched \w{3} \d{1,2}, \d{4} \d\d:\d\d UTC\.")


def planned(chat: Chat, words: str = "", **with_it: object) -> str:
    asked = chat.say(words, **with_it)  # type: ignore[arg-type]  # what a test says is what `say` takes
    chat.plan(asked)
    return asked


def datasets(wired: Wired, chat: Chat, question: str) -> list[Dataset]:
    with wired.database.read() as session:
        return list(Datasets(session).of_thread(WORKSPACE, chat.asked(question).thread_id))


def test_a_source_is_asked_about_like_a_file(chat: Chat, register: Register, wired: Wired) -> None:
    register()
    asked = planned(chat, FORECAST)
    plan = chat.asked(asked).plans[0]
    assert (plan["capability"], plan["target"], plan["groups"]) == ("forecast", "Sales", ["Region"])
    assert not plan["assumptions"]
    assert FETCHED.search(chat.reply(asked, "told").text())
    chat.work(desk(trainings.good), asked, "full")
    chat.answer(asked)
    assert FETCHED.search(chat.reply(asked).text())
    with wired.database.read() as session:
        source = Sources(session).named(WORKSPACE, "orders")
        assert source is not None
        used = Audit(session).of_subject(WORKSPACE, source.id)
    assert [(each.action, each.person_id) for each in used] == [("use_source", chat.asked(asked).person_id)]
    assert source.fetched_at is not None


@pytest.mark.parametrize(
    ("words", "capability"),
    [
        ("predict next quarter from orders", "forecast"),
        ("From Orders, predict next quarter sales", "forecast"),
        ("use Orders and forecast sales by region for next quarter", "forecast"),
        ("Using the Orders table: predict next quarter", "forecast"),
        ("forecast sales by region from our ORDERS database for next quarter", "forecast"),
        ("what's in Orders?", "describe"),
        ("describe orders", "describe"),
        ("what is in the orders table", "describe"),
        ("top 1 regions by sales from Orders", "ask"),
        ("total sales by region in Orders", "ask"),
        ("which region had the most sales in 2025 according to the Orders table?", "ask"),
    ],
)
def test_a_source_is_named_in_many_ways(chat: Chat, register: Register, words: str, capability: str) -> None:
    register()
    asked = planned(chat, words)
    assert chat.asked(asked).plans, chat.reply(asked).text()
    assert chat.asked(asked).plans[0]["capability"] == capability
    assert not chat.asked(asked).plans[0]["assumptions"]


@pytest.mark.parametrize("words", ["use Orders", "Orders", "orders?", "from Orders"])
def test_a_source_that_is_only_named_is_read(chat: Chat, register: Register, words: str) -> None:
    register()
    said = chat.reply(planned(chat, words)).text()
    assert "Read Orders: 90 rows" in said
    assert FETCHED.search(said)


def test_asked_anew_it_is_fetched_anew_and_what_changed_is_told(
    chat: Chat, register: Register, books: Books, wired: Wired
) -> None:
    register()
    first = planned(chat, FORECAST)
    chat.work(desk(trainings.good), first, "full")
    chat.answer(first)
    books.write(sales())
    again = planned(chat, FORECAST)
    chat.work(desk(trainings.good), again, "full")
    chat.answer(again)
    assert "Sales for Q1 2027 is now" in chat.reply(again).text()
    newer, older = datasets(wired, chat, again)
    assert newer.replaces_id == older.id
    assert [each.name for each in (newer, older)] == ["Orders", "Orders"]
    only_named = planned(chat, "use Orders")
    assert chat.asked(only_named).plans[0]["groups"] == ["Region"], "the last question again, as with a newer file"


def test_what_is_the_same_stays_one_version(chat: Chat, register: Register, wired: Wired) -> None:
    register()
    planned(chat, FORECAST)
    again = planned(chat, FORECAST)
    assert len(datasets(wired, chat, again)) == 1


def test_a_follow_up_is_about_what_was_fetched(chat: Chat, register: Register, books: Books, wired: Wired) -> None:
    register()
    planned(chat, FORECAST)
    books.write(sales())
    followed = planned(chat, "and only East?")
    assert chat.asked(followed).plans[0]["filters"]
    assert len(datasets(wired, chat, followed)) == 1


def test_a_misspelt_source_is_asked_about_and_a_click_takes_it(chat: Chat, register: Register) -> None:
    register()
    register("Invoices", ("orders",))
    asked = planned(chat, "predict next quarter by region from Ordres")
    choices = chat.choices(asked)
    assert choices.question == "There is no source called “Ordres”. Did you mean Orders?"
    assert [each.label for each in choices.options] == ["Orders", "Invoices"]
    clicked = planned(chat, kind="choice", parent=asked, choice=choices.options[0].value)
    assert chat.asked(clicked).plans[0]["groups"] == ["Region"]
    assert FETCHED.search(chat.reply(clicked, "told").text())


def test_a_source_of_several_tables_asks_which(chat: Chat, register: Register, books: Books) -> None:
    books.write(sales().rename(columns={"Sales": "Visits"}), "site.visits")
    register("Warehouse", ("orders", "visits"))
    books.write(sales().rename(columns={"Sales": "Visits"}), "visits")
    asked = planned(chat, "predict next quarter from Warehouse")
    assert chat.choices(asked).question == "Warehouse has several tables. Which one?"
    assert [each.label for each in chat.choices(asked).options] == ["Warehouse: orders", "Warehouse: visits"]
    clicked = planned(chat, kind="choice", parent=asked, choice="source=Warehouse: visits")
    assert chat.asked(clicked).plans[0]["target"] == "Visits"
    for words in ("predict next quarter from visits", "predict next quarter from visits in Warehouse"):
        assert chat.asked(planned(chat, words)).plans[0]["target"] == "Visits"


def test_without_a_file_the_sources_are_named(chat: Chat, register: Register) -> None:
    register()
    asked = planned(chat, "predict next quarter by region")
    said = chat.reply(asked).text()
    assert said.startswith("There is no file in this thread yet. Drop one here, or take one of these:")
    clicked = planned(chat, kind="choice", parent=asked, choice="source=Orders")
    assert chat.asked(clicked).plans[0]["groups"] == ["Region"]


def test_a_click_on_a_clarifying_question_does_not_fetch_again(
    chat: Chat, register: Register, books: Books, wired: Wired
) -> None:
    frame = sales().assign(Profit=lambda rows: rows["Sales"] * 0.3).rename(columns={"Sales": "Costs"})
    books.write(frame)
    register()
    asked = planned(chat, "predict next quarter from Orders")
    option = next(each for each in chat.choices(asked).options if "Profit" in each.value)
    books.write(sales())
    clicked = planned(chat, kind="choice", parent=asked, choice=option.value)
    assert chat.asked(clicked).plans[0]["target"] == "Profit"
    assert len(datasets(wired, chat, clicked)) == 1


def test_a_wish_is_about_the_version_that_is_there(chat: Chat, register: Register, books: Books, wired: Wired) -> None:
    frame = sales()
    total = frame.groupby("Month", as_index=False)["Sales"].sum().assign(Region="Total")
    books.write(pd.concat([frame, total]).sort_values(["Month", "Region"]))
    register()
    first = planned(chat, FORECAST)
    books.write(sales())
    wished = planned(chat, kind="choice", parent=first, choice="dates=day_first")
    assert len(datasets(wired, chat, wished)) == 1
    assert chat.asked(wished).dataset_id in (None, chat.asked(first).dataset_id)


@pytest.mark.parametrize(
    "words", ["predict next quarter sales", "forecast orders by month for the next 3 months", "and in West?"]
)
def test_beside_a_file_only_a_clear_name_means_a_source(chat: Chat, register: Register, words: str) -> None:
    register()
    register("West", ("orders",))
    dropped = planned(chat, "predict next quarter by region", file=sales())
    asked = planned(chat, words)
    assert chat.asked(asked).dataset_id in (None, chat.asked(dropped).dataset_id)
    assert chat.asked(planned(chat, "predict next quarter from Orders")).dataset_id != chat.asked(dropped).dataset_id


def test_a_column_of_the_file_comes_before_a_source_of_that_name(chat: Chat, register: Register) -> None:
    register("Sales", ("orders",))
    dropped = planned(chat, "predict next quarter by region", file=sales())
    same = planned(chat, "predict next month from sales")
    assert chat.asked(same).dataset_id == chat.asked(dropped).dataset_id
    other = planned(chat, "predict next month from the Sales table")
    assert chat.asked(other).dataset_id != chat.asked(dropped).dataset_id
    again = planned(chat, "predict next quarter from Sales")
    assert chat.asked(again).dataset_id == chat.asked(other).dataset_id


def test_a_source_for_admins_is_not_there_for_others(chat: Chat, register: Register) -> None:
    register(for_admins=True)
    asked = planned(chat, FORECAST)
    assert chat.asked(asked).state == QuestionState.APOLOGISED
    assert "Orders" not in chat.reply(asked).text()


def test_what_keeps_it_from_being_fetched_is_told_and_kept_for_admins(
    chat: Chat, register: Register, wired: Wired
) -> None:
    register("Orders", address="postgresql://reader:hunter2@127.0.0.1:1/shop")
    asked = planned(chat, FORECAST)
    said = chat.reply(asked).text()
    assert said.startswith("Orders can't be reached. Try again in a minute.")
    with wired.database.read() as session:
        source = Sources(session).named(WORKSPACE, "orders")
    assert source is not None
    assert source.problem
    assert "hunter2" not in f"{said}{source.problem}"
    assert chat.asked(asked).state == QuestionState.APOLOGISED


def test_a_lost_key_is_told_without_a_trace(chat: Chat, register: Register, wired: Wired) -> None:
    register()
    with wired.database.write() as session:
        session.execute(update(Source).values(sealed="gAAAA-nothing"))
    assert "Orders can't be opened here. Ask an admin" in chat.reply(planned(chat, FORECAST)).text()


def test_the_bounds_of_a_source_hold(chat: Chat, register: Register) -> None:
    register(max_rows=89)
    assert "Orders has more than 89 rows, the limit for it." in chat.reply(planned(chat, FORECAST)).text()


def test_a_fetch_is_not_another_workspaces(chat: Chat, register: Register, wired: Wired) -> None:
    register()
    with wired.database.write() as session:
        session.execute(update(Source).values(workspace_id="other"))
    asked = planned(chat, FORECAST)
    assert "Orders" not in chat.reply(asked).text()
    with wired.database.read() as session:
        assert session.query(Fetch).count() == 0
