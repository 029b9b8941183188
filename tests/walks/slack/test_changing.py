"""Clicks: the plan changed in a form, a choice between readings, a sheet, the answer shared with a channel, Home."""

import pytest

from tests.play.slack import Channel, Person, View
from tests.servers.company import Company
from tests.walks.data import monthly, two_measures

pytestmark = pytest.mark.living
SHOPS = ("shops.csv", monthly(36))


def another(form: View) -> dict[str, str]:
    """The first menu of a form, set to another of its options."""
    for block in form.blocks:
        menu = block.get("element", {})
        if menu.get("type") == "static_select" and len(menu["options"]) > 1:
            now = menu.get("initial_option", {}).get("value")
            other = next(each for each in menu["options"] if each["value"] != now)
            return {block["block_id"]: other["text"]["text"]}
    raise AssertionError(form.reading_text())


def test_the_plan_is_changed_in_a_form(acme: Company, ada: Person, sales: Channel) -> None:
    said = acme.asks(ada, sales, "predict next quarter", ("shops.csv", monthly(60, shops=8)))
    acme.slack.wait(lambda: any("change" in str(each.blocks) for each in acme.bots(said)), seconds=90)
    ada.clicks(acme.bots(said)[0], "change")
    acme.slack.wait(lambda: ada.views)
    form = ada.views[-1]
    answer = ada.submits(form, another(form))
    assert answer.ok
    assert not ada.views, answer.body
    acme.slack.wait(lambda: len(acme.questions(said)) == 2)
    acme.replies(said)
    assert [each.kind for each in acme.questions(said)] == ["asked", "changed"]
    assert acme.questions(said)[1].state == "answered", acme.picture(said)


def test_a_clarifying_question_is_answered_by_a_click(acme: Company, ada: Person, sales: Channel) -> None:
    said = acme.asks(ada, sales, "predict next month", ("visits.csv", two_measures()))
    asked = acme.replies(said)[-1]
    ada.clicks(asked, "choose", None)
    acme.slack.wait(lambda: len(acme.questions(said)) == 2)
    answers = acme.answers(said)
    assert len(answers) == 2
    assert "visits" in answers[-1].reading_text().lower()


def test_an_answer_in_a_direct_message_is_shared_with_a_channel(acme: Company, ada: Person, sales: Channel) -> None:
    said = ada.says(acme.team.dm(ada), "predict next quarter", files=[SHOPS])
    answer = next(each for each in acme.replies(said) if "share" in str(each.blocks))
    assert not [each for each in sales.messages() if each.user == acme.team.bot]
    ada.clicks(answer, "share")
    acme.slack.wait(lambda: ada.views)
    form = ada.views[-1]
    picker = next(block for block in form.blocks if block["type"] == "input")
    ada.submits(form, {picker["block_id"]: sales.id})
    acme.slack.wait(lambda: [each for each in sales.messages() if each.user == acme.team.bot], seconds=90)
    acme.slack.wait(
        lambda: [f for each in sales.messages() for f in each.files if f.name.endswith(".xlsx")], seconds=30
    )


def test_home_shows_a_person_their_own_jobs(acme: Company, ada: Person, sales: Channel) -> None:
    acme.replies(acme.asks(ada, sales, "predict next quarter", ("autumn.csv", monthly(36))))
    assert "autumn.csv" in acme.home(ada)
    assert "autumn.csv" not in acme.home(acme.team.person("Ben"))
