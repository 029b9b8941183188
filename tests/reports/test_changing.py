"""The form that changes a plan: as it stands it changes nothing, and what it offers can be had."""

from functools import cache
from pathlib import Path

import pytest
import yaml

from automl.plan import Circumstances, Plan
from automl.understanding import change, understand
from reports.changing import change_form
from reports.reply import Field, Form
from tests.understanding.judging import LONG_AGO, load, table_of

HERE = Path(__file__).parents[1] / "understanding"
STARTS = yaml.safe_load((HERE / "followups.yaml").read_text(encoding="utf-8"))["starts"]
MADE = [case for case in load(HERE / "fresh.jsonl") if str(case["file"]).startswith("made/")]
TODAY = Circumstances(today=LONG_AGO)


def question(name: str) -> tuple[str, str]:
    return f"made/{STARTS[name]['file']}.csv", STARTS[name]["ask"]


@cache
def forecast(file: str, words: str) -> Plan | None:
    plan = understand(words, table_of(file), TODAY).plan
    return plan if plan and plan.capability == "forecast" else None


def planned(name: str) -> tuple[str, Plan]:
    file, words = question(name)
    plan = forecast(file, words)
    assert plan is not None
    return file, plan


def form_of(file: str, plan: Plan) -> Form:
    form = change_form(plan, table_of(file), TODAY)
    assert form is not None
    return form


def field(form: Form, name: str) -> Field:
    return next(each for each in form.fields if each.name == name)


@pytest.mark.parametrize("case", MADE, ids=lambda case: str(case["id"]))
def test_a_form_submitted_as_it_stands_changes_nothing(case: dict[str, str]) -> None:
    plan = forecast(case["file"], case["question"])
    if plan is None:
        assert change_form(Plan(capability="describe"), table_of(case["file"]), TODAY) is None
        return
    form = form_of(case["file"], plan)
    submitted = {each.name: each.value for each in form.fields}
    found = change(plan, submitted, table_of(case["file"]), TODAY)
    assert found.plan == plan
    assert found.error is None


@pytest.mark.parametrize("name", [name for name in STARTS if name not in ("described", "looked_up")])
def test_everything_that_is_offered_can_be_had_and_is_shown_the_next_time(name: str) -> None:
    file, plan = planned(name)
    for each in form_of(file, plan).fields:
        for option in each.options:
            wanted = [option.value] if each.control == "several" else option.value
            found = change(plan, {each.name: wanted}, table_of(file), TODAY)
            if found.plan is None:
                assert found.clarify or (found.error and found.error.remedy), (each.name, option)
                continue
            shown = field(form_of(file, found.plan), each.name) if each.name != "filters" else None
            if shown and each.name not in ("period", "step"):
                assert shown.value == (tuple(wanted) if isinstance(wanted, list) else wanted)


def test_the_form_shows_what_is_now() -> None:
    form = form_of(*planned("freight_carriers"))
    assert field(form, "measure").value == "Freight Cost"
    assert field(form, "by").value == ("Carrier",)
    assert field(form, "step").value == "automatic"
    assert field(form, "period").options[0].label == "Q3 2024, as now"
    assert [each.label for each in field(form, "filters").options] == ["Only Destination France and Spain"]
    assert field(form, "leave_out").label == "Carrier to leave out"


def test_a_changed_period_and_measure_are_said_back() -> None:
    file, plan = planned("freight_carriers")
    found = change(plan, {"period": "next year", "measure": "Pallets", "by": []}, table_of(file), TODAY).plan
    assert found is not None
    assert found.words.startswith(
        "As before, but Pallets instead of Freight Cost, in total, not by Carrier, for 2025. "
    )
    assert (found.target, found.groups, found.period and found.period.label) == ("Pallets", [], "2025")


def test_a_filter_that_is_unticked_is_gone_and_another_is_left_out() -> None:
    file, plan = planned("freight_carriers")
    found = change(plan, {"filters": [], "leave_out": ["Carrier=BlueLine"]}, table_of(file), TODAY).plan
    assert found is not None
    assert [(each.column, each.op, each.value) for each in found.filters] == [("Carrier", "!=", "BlueLine")]


def test_a_period_can_be_said_in_words_that_were_not_offered() -> None:
    file, plan = planned("mrr")
    found = change(plan, {"period": "Q1 2025"}, table_of(file), TODAY).plan
    assert found is not None
    assert found.period is not None
    assert found.period.label == "Q1 2025"


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"leave_out": ["Region=EMEA", "Region=Americas", "Region=APAC"]}, "every Region"),
        ({"period": "next month", "step": "quarter"}, "longer than the period"),
        ({"period": "2019"}, "no time that lies ahead"),
        ({"period": "whenever"}, "no time that lies ahead"),
        ({"by": ["Salesperson"]}, "not one of the choices"),
        ({"measure": []}, "Choose one measure"),
        ({"colour": "blue"}, "cannot be changed"),
    ],
)
def test_what_cannot_be_is_said_in_words(changes: dict[str, str | list[str]], words: str) -> None:
    file, plan = planned("mrr_regions")
    found = change(plan, changes, table_of(file), TODAY)
    assert found.plan is None
    assert found.error is not None
    assert words in found.error.sentence
    assert found.error.remedy


def test_taking_away_the_currency_asks_for_one() -> None:
    file, plan = planned("amounts")
    found = change(plan, {"filters": []}, table_of(file), TODAY)
    assert found.clarify is not None
    assert [each.value for each in found.clarify.choices] == ["currency=EUR", "currency=USD"]


def test_several_measures_are_changed_together() -> None:
    file, plan = planned("mrr_both")
    found = change(plan, {"by": ["Plan"]}, table_of(file), TODAY).plan
    assert found is not None
    assert [each.groups for each in (found, *found.then)] == [["Plan"], ["Plan"]]
    assert found.words == (
        "As before, but by Plan. Forecast total MRR by Plan for Q3 2024 (July to September 2024) by month. "
        "Then: Forecast total New Customers by Plan for Q3 2024 (July to September 2024) by month."
    )
