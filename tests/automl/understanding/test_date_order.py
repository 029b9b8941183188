"""Dates that nothing tells how to read: a plan that hangs on them asks first, others do not."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from automl.plan import Circumstances, Understood
from automl.table import Note, Offer, Table
from automl.understanding import follow, understand

Business = Callable[[str], Table]
_DAY = Circumstances(today=date(2026, 11, 21))


def undecided(table: Table, column: str) -> Table:
    sentence = f"{column}: 03/04/2024 could be 3 April or 4 March, and nothing in the file tells which."
    offers = (Offer("Day first", "dates=day_first"), Offer("Month first", "dates=month_first"))
    return replace(table, notes=(Note("dates_undecided", sentence, 12, offers),))


def asked(found: Understood) -> list[str]:
    return [] if found.clarify is None else [choice.value for choice in found.clarify.choices]


def test_a_forecast_over_such_dates_asks_with_the_example(business: Business) -> None:
    table = business("retail_orders")
    assert table.time is not None
    found = understand("forecast profit next quarter", undecided(table, table.time.column), _DAY)
    assert found.clarify is not None
    assert found.clarify.question.endswith("03/04/2024 could be 3 April or 4 March. Which is right?")
    assert asked(found) == ["dates=day_first", "dates=month_first"]


def test_a_description_and_dates_that_a_question_does_not_use_ask_nothing(business: Business) -> None:
    table = business("retail_orders")
    assert table.time is not None
    assert not asked(understand("what's in this file?", undecided(table, table.time.column), _DAY))
    assert not asked(understand("forecast profit next quarter", undecided(table, "Another"), _DAY))


def test_a_follow_up_asks_too(business: Business) -> None:
    table = business("retail_orders")
    assert table.time is not None
    before = understand("forecast profit next quarter", table, _DAY).plan
    assert before is not None
    assert asked(follow("and by region?", undecided(table, table.time.column), _DAY, before))
