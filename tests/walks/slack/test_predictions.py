"""Predictions in the play-Slack: who leaves, why this one, what if, a new list scored, and what a pipeline brings."""

import io
import re

import openpyxl
import pytest

from tests.play.slack import Channel, Person
from tests.servers.company import Company
from tests.walks.slack.test_first_answer import files
from tests.walks.tables import customers, deals

pytestmark = pytest.mark.living
CUSTOMERS = ("customers.csv", customers().encode())


def test_who_leaves_and_why_and_what_if_and_a_new_list(acme: Company, ada: Person, sales: Channel) -> None:
    said = acme.asks(ada, sales, "predict Churn", CUSTOMERS)
    read = acme.reading(said)
    assert re.search(r"Of 100 customers that the model flags as likely to leave, \d+ do", read), acme.picture(said)
    assert files(acme.replies(said), ".png"), acme.picture(said)

    why = acme.asks(ada, sales, "why is C-1007 likely to leave?", thread=said)
    assert re.search(r"The chance of C-1007 to leave is \d+%", acme.reading(why)), acme.picture(said)

    supposed = acme.asks(ada, sales, "what if Complaints were 0?", thread=said)
    assert "no proof that the change would do it" in acme.reading(supposed), acme.picture(said)

    new = ("new.csv", customers(40, known=False, first=5000, seed=11).encode())
    scored = acme.asks(ada, sales, "score this list", new, thread=said)
    assert re.search(r"Of 40 customers, \d+", acme.reading(scored)), acme.picture(said)
    lists = [each for each in files(acme.replies(scored), ".csv") if b"Churn_predicted" in each.bytes]
    assert len(lists) == 1
    assert len(lists[0].bytes.decode("utf-8-sig").splitlines()) == 41
    books = [openpyxl.load_workbook(io.BytesIO(each.bytes)) for each in files(acme.replies(scored), ".xlsx")]
    assert any("Churn_predicted" in [cell.value for cell in book.worksheets[0][1]] for book in books)
    assert not acme.doubled(said)


def test_people_see_their_models_by_the_command_and_on_home(acme: Company, ada: Person, sales: Channel) -> None:
    said = acme.asks(ada, sales, "predict Churn", CUSTOMERS)
    acme.replies(said)
    shown, home = ada.commands(sales, "models"), acme.home(ada)
    assert shown is not None
    for words in ("Predicts Churn", "customers.csv", "right for"):
        assert words in shown.reading_text()
        assert words in home


def test_what_a_quarter_brings_is_told_of_the_deals_of_a_crm(acme: Company, ada: Person, sales: Channel) -> None:
    said = acme.asks(ada, sales, "what will this quarter bring?", ("deals.csv", deals().encode()))
    read = acme.reading(said)
    assert re.search(r"Q\d 20\d\d will bring about €[\d.,]+[KM] ", read), acme.picture(said)
    assert "at risk" in read
    assert files(acme.replies(said), ".xlsx")
