"""A file is read differently by a click: what was asked is asked anew, and it stays so for what comes after."""

import numpy as np
import pandas as pd

from ledger.repositories.datasets import Datasets
from ledger.states import QuestionState
from ledger.tables import Dataset
from reports.reply import Choices, Paragraph
from tests.workers.analysis import trainings
from tests.workers.analysis.conftest import desk
from tests.workers.chat import WORKSPACE, Chat
from tests.workers.workbooks import refunds, shop, workbook
from workers.reading import table_key, table_of

BOOK = "shop.xlsx"


def planned(chat: Chat, words: str = "", **with_it: object) -> str:
    asked = chat.say(words, **with_it)  # type: ignore[arg-type]  # what a test says is what `say` takes
    chat.plan(asked)
    return asked


def clicked(chat: Chat, under: str, wish: str, label: str = "") -> str:
    return planned(chat, label, kind="choice", parent=under, choice=wish)


def answered(chat: Chat, question: str) -> str:
    chat.work(desk(trainings.good), question, "full")
    chat.answer(question)
    return question


def quiet(chat: Chat, question: str) -> Choices:
    """The choices to read the file differently, which come last."""
    return next(part for part in reversed(chat.reply(question).parts) if isinstance(part, Choices) and part.quiet)


def newest(chat: Chat, question: str) -> Dataset:
    with chat.wired.database.read() as session:
        return Datasets(session).of_thread(WORKSPACE, chat.asked(question).thread_id)[0]


def test_another_sheet_is_offered_and_told_anew_by_a_click(chat: Chat) -> None:
    came = planned(chat, file=shop(), name=BOOK)
    first = quiet(chat, came).options[0]
    assert (first.label, first.value) == ("Use Returns", "table=Returns")
    told = chat.reply(clicked(chat, came, "table=Returns")).text()
    assert told.startswith("This is read from Returns now.")
    assert "48 rows in 3 columns" in told
    assert "Refund" in told


def test_the_question_is_asked_anew_of_the_other_sheet(chat: Chat) -> None:
    asked = answered(chat, planned(chat, "what's in this file?", file=shop(), name=BOOK))
    assert "Sales" in chat.reply(asked).text()
    anew = answered(chat, clicked(chat, asked, "table=Returns"))
    told = chat.reply(anew)
    assert isinstance(told.parts[1], Paragraph)
    assert told.parts[1].text == "This is read from Returns now."
    assert "Refund" in told.text()
    assert quiet(chat, anew).options[0].value == "table=Orders"


def test_what_comes_after_keeps_the_other_sheet(chat: Chat) -> None:
    came = planned(chat, file=shop(), name=BOOK)
    clicked(chat, came, "table=Returns")
    asked = planned(chat, "predict next quarter")
    assert chat.asked(asked).plans[0]["target"] == "Refund"
    assert chat.asked(asked).handling == ["table=Returns"]


def test_a_question_is_answered_from_the_reading_that_it_was_planned_with(chat: Chat) -> None:
    asked = planned(chat, "what's in this file?", file=shop(), name=BOOK)
    clicked(chat, asked, "table=Returns")
    assert "Sales" in chat.reply(answered(chat, asked)).text()


def test_a_click_after_a_click_goes_back_to_the_words(chat: Chat) -> None:
    asked = planned(chat, "predict next quarter sales by region", file=shop(), name=BOOK)
    away = clicked(chat, asked, "table=Returns")
    assert chat.reply(away).text().startswith("This is read from Returns now.")
    assert "no column called “region”" in chat.reply(away).text()
    assert "Forecast Refund for the next quarter" in chat.reply(away).text()
    back = clicked(chat, away, "table=Orders")
    assert chat.asked(back).plans[0]["target"] == "Sales"
    assert chat.asked(back).plans[0]["groups"] == ["Region"]


def test_under_a_file_that_came_without_words_the_last_question_is_asked_anew(chat: Chat) -> None:
    came = planned(chat, file=shop(), name=BOOK)
    planned(chat, "what's in this file?")
    anew = clicked(chat, came, "table=Returns")
    assert chat.asked(anew).plans[0]["capability"] == "describe"


def test_a_wish_that_does_nothing_is_refused_and_nothing_changes(chat: Chat) -> None:
    came = planned(chat, file=shop(), name=BOOK)
    refused = clicked(chat, came, "undo=totals_left_out")
    assert chat.asked(refused).state == QuestionState.APOLOGISED
    assert "can’t be undone" in chat.reply(refused).text()
    assert newest(chat, came).handling == []


def test_the_same_click_twice_reads_the_file_once(chat: Chat) -> None:
    came = planned(chat, file=shop(), name=BOOK)
    clicked(chat, came, "table=Returns")
    chat.wired.files.remove(f"{WORKSPACE}/{came}/original")
    again = clicked(chat, came, "table=Returns")
    assert chat.reply(again).text().startswith("This is read from Returns now.")


def test_a_newer_version_is_read_as_the_older_one_was(chat: Chat) -> None:
    clicked(chat, planned(chat, file=shop(40), name=BOOK), "table=Returns")
    newer = planned(chat, file=shop(), name=BOOK)
    assert "takes the place of" in chat.reply(newer).text()
    assert "48 rows" in chat.reply(newer).text()
    assert newest(chat, newer).handling == ["table=Returns"]


def test_a_newer_version_without_the_chosen_table_says_what_is_read(chat: Chat) -> None:
    clicked(chat, planned(chat, file=shop(40), name=BOOK), "table=Returns")
    newer = planned(chat, file=workbook(Refunds=refunds()), name=BOOK)
    assert "takes the place of" in chat.reply(newer).text()
    assert "no table Returns, so Refunds is read." in chat.reply(newer).text()
    assert newest(chat, newer).handling == []


def test_all_readings_of_a_file_go_with_it(chat: Chat) -> None:
    dataset = newest(chat, clicked(chat, planned(chat, file=shop(), name=BOOK), "table=Returns"))
    keys = [table_key(dataset, wishes) for wishes in ((), ("table=Returns",))]
    assert all(map(chat.wired.files.exists, keys))
    chat.wired.files.remove(f"{WORKSPACE}/{dataset.id}")
    assert not any(map(chat.wired.files.exists, keys))


def test_each_reading_is_kept_for_itself(chat: Chat) -> None:
    dataset = newest(chat, planned(chat, file=shop(), name=BOOK))
    names = [table_of(chat.wired, dataset, wishes).name for wishes in ((), ("table=Returns",), ())]
    assert names == ["Orders", "Returns", "Orders"]


def test_dates_that_nothing_tells_how_to_read_are_asked_about_and_the_question_goes_on(chat: Chat) -> None:
    random = np.random.default_rng(3)
    days = [f"{first:02d}/{second:02d}/2025" for first, second in random.integers(1, 13, (60, 2))]
    asked = planned(chat, "predict next quarter sales", file=pd.DataFrame({"Date": days, "Sales": range(60)}))
    assert [option.value for option in chat.choices(asked).options] == ["dates=day_first", "dates=month_first"]
    anew = clicked(chat, asked, "dates=day_first", "Read the dates day first")
    assert chat.asked(anew).plans[0]["target"] == "Sales"
    assert chat.asked(anew).handling == ["dates=day_first"]
    assert "day first now" in chat.reply(anew, "told").text()
