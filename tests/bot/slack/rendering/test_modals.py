"""The form that changes a plan, as a modal; what is submitted names only what was offered."""

from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.slack.controls import Control
from bot.slack.rendering.modals import changes_of, modal
from reports.reply import Field, Form, Option
from tests.bot.slack.rendering.letters import ROW
from tests.bot.slack.rendering.limit_checker import view_faults
from tests.bot.slack.rendering.replies import FIELDS, WORDS

MEASURE = Field("measure", "Measure", "select", "Sales", (Option("Sales", "Sales"), Option("Profit", "Profit")))
REGIONS = tuple(Option(name, f"Region={name}") for name in ("West", "East", "South"))
LEFT = Field("leave_out", "Leave out (of Region)", "several", ["Region=East"], REGIONS)
FORM = Form("Change the plan", (MEASURE, LEFT), "Start again")
CONTROL = Control("change", ROW)


def state(**given_: dict[str, Any]) -> dict[str, Any]:
    return {"values": {name: {"value": element} for name, element in given_.items()}}


def picked(*places: int) -> list[dict[str, Any]]:
    return [{"text": {"type": "plain_text", "text": "whatever"}, "value": str(place)} for place in places]


def test_the_modal_shows_the_plan_as_it_is() -> None:
    view = modal(FORM, CONTROL)
    measure, left = (block["element"] for block in view["blocks"])
    assert view["private_metadata"] == CONTROL.value
    assert measure["initial_option"]["text"]["text"] == "Sales"
    assert (left["type"], [each["text"]["text"] for each in left["initial_options"]]) == ("checkboxes", ["East"])


def test_what_was_changed_comes_back_by_the_fields_names_with_its_words() -> None:
    sent = state(measure={"selected_option": picked(1)[0]}, leave_out={"selected_options": picked(0, 1)})
    changes = changes_of(FORM, sent)
    assert changes.values == {"measure": "Profit", "leave_out": ["Region=West", "Region=East"]}
    assert changes.words == "Measure: Profit; Leave out: West, East"


def test_nothing_changed_is_nothing() -> None:
    sent = state(measure={"selected_option": picked(0)[0]}, leave_out={"selected_options": picked(1)})
    assert changes_of(FORM, sent).values == {}


def test_none_left_out_is_an_empty_list() -> None:
    changes = changes_of(FORM, state(leave_out={"selected_options": []}))
    assert (changes.values, changes.words) == ({"leave_out": []}, "Leave out: none")


@pytest.mark.parametrize("value", ["7", "-1", "table=secret"])
def test_an_option_that_was_not_offered_is_refused(value: str) -> None:
    with pytest.raises(ValueError, match=value):
        changes_of(FORM, state(measure={"selected_option": {"value": value}}))


def test_a_field_that_was_not_offered_is_passed_over() -> None:
    assert changes_of(FORM, state(budget={"value": "1000000"})).values == {}


@settings(max_examples=50, deadline=None, suppress_health_check=list(HealthCheck))
@given(title=WORDS, submit=WORDS, fields=st.lists(FIELDS, min_size=1, max_size=6, unique_by=lambda field: field.name))
def test_any_form_fits_into_a_modal(title: str, submit: str, fields: list[Field]) -> None:
    assert view_faults(modal(Form(title, tuple(fields), submit), CONTROL)) == []
