"""Clarifying questions go back with choices; a choice settles its question and no other."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from automl.plan import Circumstances, Understood
from automl.table import Table
from automl.understanding import understand

Business = Callable[[str], Table]


def ask(question: str, table: Table, *choices: str) -> Understood:
    return understand(question, table, Circumstances(today=date(2026, 11, 21), choices=choices))


def first_choice(found: Understood) -> str:
    assert found.clarify is not None
    return found.clarify.choices[0].value


def test_a_misspelt_value_is_asked_and_the_choice_is_taken(business: Business) -> None:
    question, table = "forecast profit for the Wset next quarter", business("retail_orders")
    choice = first_choice(ask(question, table))
    settled = ask(question, table, choice)
    assert choice == "region=West"
    assert settled.plan is not None
    assert [(each.column, each.op, each.value) for each in settled.plan.filters] == [("region", "=", "West")]


def test_a_misspelt_value_that_is_left_out_is_left_out(business: Business) -> None:
    found = ask("profit excluding Wset next quarter", business("retail_orders"), "region=West")
    assert found.plan is not None
    assert [(each.op, each.value) for each in found.plan.filters] == [("!=", "West")]


def test_two_equally_good_columns_are_asked_about_by_name(business: Business) -> None:
    table = business("retail_orders")
    prices = tuple(
        replace(column, name={"unit_price": "list price", "revenue": "sale price"}.get(column.name, column.name))
        for column in table.columns
    )
    frame = table.frame.rename(columns={"unit_price": "list price", "revenue": "sale price"})
    found = ask("forecast the price for next quarter", replace(table, columns=prices, frame=frame))
    assert found.clarify is not None
    assert [choice.value for choice in found.clarify.choices] == ["target=list price", "target=sale price"]


def test_a_greeting_offers_questions_and_a_chosen_one_is_planned(business: Business) -> None:
    table = business("retail_orders")
    found = ask("hello", table)
    assert found.clarify is not None
    for choice in found.clarify.choices:
        assert ask("hello", table, choice.value).plan is not None


def test_a_value_in_two_columns_is_asked_about(business: Business) -> None:
    question, table = "shipments from Hamburg next month", business("shipments")
    found = ask(question, table)
    assert found.clarify is not None
    assert [choice.value for choice in found.clarify.choices] == ["Origin City=Hamburg", "Destination City=Hamburg"]
    assert ask(question, table, "Destination City=Hamburg").plan is not None


def test_a_choice_that_is_none_of_them_is_refused(business: Business) -> None:
    found = ask("forecast hours next quarter", business("projects"), "time=Birthday")
    assert found.error is not None
    assert "time=Payment Date" in found.error.remedy


def test_a_choice_that_answers_nothing_is_refused(business: Business) -> None:
    found = ask("forecast revenue next quarter", business("retail_orders"), "target=profit")
    assert found.plan is None
    assert found.error is not None


def test_amounts_with_marks_of_two_currencies_are_asked_about(business: Business) -> None:
    table = business("retail_orders")
    columns = tuple(
        replace(column, currencies=("EUR", "USD")) if column.name == "revenue" else column for column in table.columns
    )
    mixed = replace(table, columns=columns)
    found = ask("forecast revenue next quarter", mixed)
    assert found.clarify is not None
    assert [choice.value for choice in found.clarify.choices] == ["currency=EUR", "currency=USD"]
    assert ask("how many orders next quarter", mixed).plan is not None


def test_the_plan_is_said_back_with_its_dates_and_what_is_left_out(business: Business) -> None:
    found = ask("top 2 stores by revenue in Q4 2024 excluding Toys", business("retail_orders"))
    assert found.plan is not None
    assert found.plan.words == (
        "Forecast total revenue by store, the 2 largest, for Q4 2024 (October to December 2024) by month, "
        "without product_category Toys."
    )


def test_rows_without_a_value_are_no_history(business: Business) -> None:
    table = business("ice_cream")
    frame = table.frame.astype({"Litres": "float64"})
    frame.loc[frame.index[-8:], "Litres"] = None
    found = ask("forecast litres for the next 2 weeks", replace(table, frame=frame))
    assert found.plan is not None
    assert found.plan.period is not None
    assert found.plan.period.start == date(2024, 5, 6)


def test_a_bare_value_is_taken_where_it_is_one_choice_s_own(business: Business) -> None:
    settled = ask("forecast profit for the Wset next quarter", business("retail_orders"), "west")
    assert settled.plan is not None
    assert [(each.column, each.value) for each in settled.plan.filters] == [("region", "West")]


def test_a_choice_that_was_not_offered_is_refused_with_those_that_were(business: Business) -> None:
    found = ask("forecast profit for the Wset next quarter", business("retail_orders"), "banana")
    assert found.error is not None
    assert found.error.sentence == "“banana” is not one of the choices."
    assert "“region=West”" in found.error.remedy
