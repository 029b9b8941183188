"""The Home tab and the slash command, in a played Slack with the whole chat process."""

import time
from typing import Any

import pytest

from bot.slack.naming import workspace_of
from ledger.repositories.audit import Audit
from ledger.repositories.people import People, Workspaces
from ledger.tables import Dataset
from tests.bot.slack.office import SlackOffice
from tests.play import slack as play
from tests.waiting import soon

CSV = b"Month,Sales\n2024-01,10\n2024-02,12\n"


def home_of(office: SlackOffice, person: play.Person, words: str = "spreadsheet") -> str:
    """What Home says when somebody opens it, as soon as it says `words`."""
    person.opens_home()
    office.slack.wait(lambda: person.home is not None and words in person.home.reading_text())
    assert person.home is not None
    return person.home.reading_text()


def test_home_shows_a_person_their_own(office: SlackOffice) -> None:
    ada, bob = office.person(), office.person("Bob")
    sales = office.channel(ada, bob)
    ada.says(sales, f"{office.acme.mention} shoes in May", files=[("orders.csv", CSV)])
    office.asked(sales)
    shown = home_of(office, ada, "shoes in May")
    assert "Workspace settings" not in shown
    assert "shoes in May" not in home_of(office, bob)


def test_a_question_is_stopped_from_home(office: SlackOffice) -> None:
    ada = office.person()
    sales = office.channel(ada)
    ada.says(sales, f"{office.acme.mention} hats in June")
    office.asked(sales)
    home_of(office, ada, "hats in June")
    assert ada.home is not None
    ada.clicks(ada.home, "Stop")
    office.slack.wait(lambda: office.questions(sales)[0].state == "withdrawn")
    office.slack.wait(lambda: ada.home is not None and "Stopped before the work began" in ada.home.reading_text())


def test_nobody_stops_anothers_question_with_a_button_of_their_own(office: SlackOffice) -> None:
    ada, bob = office.person(), office.person("Bob")
    sales = office.channel(ada, bob)
    ada.says(sales, f"{office.acme.mention} socks in July")
    (question,) = office.asked(sales)
    bob.says(sales, f"{office.acme.mention} boots in August")
    home_of(office, bob, "boots in August")
    assert bob.home is not None
    for block in bob.home.blocks:
        for element in block.get("elements", ()):
            if element.get("action_id", "").startswith("stop"):
                element["value"] = question.id
    bob.clicks(bob.home, "Stop")
    office.slack.wait(lambda: [each.action for each in office.refusals(question.id)] == ["stop"])
    assert office.questions(sales)[0].state != "withdrawn"


def test_an_admin_changes_the_workspaces_settings(office: SlackOffice) -> None:
    boss = office.acme.person("Boss", admin=True)
    assert "January" in home_of(office, boss, "Workspace settings")
    assert boss.home is not None
    boss.clicks(boss.home, "Change settings")
    office.slack.wait(lambda: bool(boss.views))
    form = boss.views[-1]
    answer = boss.submits(form, {"fiscal_start": "April", "currency": "euros"})
    assert "three letters" in str(answer.body)
    assert boss.views, "the form stays open, with what is wrong in it"
    boss.submits(form, {"fiscal_start": "April", "currency": "eur", "country": "DE", "budget_seconds": "120"})
    office.slack.wait(lambda: boss.home is not None and "April" in boss.home.reading_text())
    with office.living.database.read() as session:
        acme = workspace_of(office.acme.id)
        workspace = Workspaces(session).get(acme)
        assert workspace is not None
        wishes = {"fiscal_start": 4, "currency": "EUR", "country": "DE", "budget_seconds": 120.0}
        assert workspace.settings == wishes
        assert Audit(session).of_subject(acme, acme)[-1].action == "configure"


def test_a_member_who_sends_the_settings_form_is_refused(office: SlackOffice) -> None:
    boss, ada = office.acme.person("Boss", admin=True), office.person()
    home_of(office, boss, "Workspace settings")
    assert boss.home is not None
    boss.clicks(boss.home, "Change settings")
    office.slack.wait(lambda: bool(boss.views))
    answer = ada.submits(boss.views[-1], {"fiscal_start": "May"})
    assert "Only admins of this workspace may do that" in str(answer.body)
    assert [each.action for each in office.refusals(workspace_of(office.acme.id))] == ["configure"]


def test_the_command_answers_the_person_alone(office: SlackOffice) -> None:
    ada = office.person()
    sales = office.channel(ada)
    ada.says(sales, f"{office.acme.mention} gloves in March", files=[("orders.csv", CSV)])
    office.asked(sales)
    jobs = ada.commands(sales, "jobs")
    assert jobs is not None
    assert jobs.ephemeral_to == ada.id
    assert "gloves in March" in jobs.reading_text()
    unknown = ada.commands(sales, "frobnicate")
    assert unknown is not None
    assert "I don’t know “frobnicate”" in unknown.reading_text()


def test_a_file_is_deleted_from_home(office: SlackOffice) -> None:
    ada = office.person()
    sales = office.channel(ada)
    ada.says(sales, f"{office.acme.mention} scarves in May", files=[("scarves.csv", CSV)])
    office.asked(sales)
    assert soon(lambda: office.questions(sales)[0].dataset_id is not None)
    dataset = office.questions(sales)[0].dataset_id
    home_of(office, ada, "scarves.csv")
    assert ada.home is not None
    ada.clicks(ada.home, "Delete")
    office.slack.wait(lambda: ada.home is not None and "scarves.csv" not in ada.home.reading_text())
    with office.living.database.read() as session:
        assert session.get_one(Dataset, dataset).state == "deleted"


def test_a_file_that_several_threads_ask_about_stands_once_and_is_deleted_as_one(office: SlackOffice) -> None:
    """Fails where Home lists each copy that was fetched, and where only the one that is named is deleted."""
    ada = office.person()
    dm = office.acme.dm(ada)
    ada.says(dm, "mittens in June", files=[("mittens.csv", CSV)])
    ada.says(dm, "mittens in July")
    assert soon(lambda: [each.dataset_id is not None for each in office.questions(dm)] == [True, True])
    home_of(office, ada, "mittens.csv")
    assert ada.home is not None
    assert ada.home.reading_text().count("mittens.csv") == 1
    ada.clicks(ada.home, "Delete")
    office.slack.wait(lambda: ada.home is not None and "mittens.csv" not in ada.home.reading_text())
    with office.living.database.read() as session:
        copies = [session.get_one(Dataset, each.dataset_id) for each in office.questions(dm)]
    assert len({each.id for each in copies}) == 2
    assert {each.state for each in copies} == {"deleted"}


def test_somebody_of_another_company_is_told_that_it_is_not_for_them(office: SlackOffice) -> None:
    other = office.slack.team("Other", installed=False)
    sam, ada = office.acme.person("Sam", from_team=other), office.person()
    shared = office.channel(ada)
    shared.share_with(other, [sam])
    answer = sam.commands(shared, "jobs")
    assert answer is not None
    assert "Only people of the company that has set Threadcast up here" in answer.reading_text()
    assert [each.action for each in office.refusals(sam.id)] == ["see"]


def test_whoever_installed_the_app_looks_after_it(office: SlackOffice) -> None:
    ada = office.person()
    assert "Workspace settings" not in home_of(office, ada)
    acme = workspace_of(office.acme.id)
    with office.living.database.write() as session:
        person = People(session).ensure(acme, ada.id, "Ada")
        Audit(session).add(acme, person.id, "install", acme)
    home_of(office, ada, "Workspace settings")


def test_a_question_is_stopped_under_the_commands_answer(office: SlackOffice) -> None:
    ada = office.person()
    sales = office.channel(ada)
    ada.says(sales, f"{office.acme.mention} coats in April")
    office.asked(sales)
    jobs = ada.commands(sales, "jobs")
    assert jobs is not None
    ada.clicks(jobs, "Stop")
    office.slack.wait(lambda: office.questions(sales)[0].state == "withdrawn")
    office.slack.wait(lambda: "In progress" not in ada.ephemerals[-1].reading_text())


@pytest.mark.parametrize("fault", [{"error": "missing_scope"}, {"status": 500}, {"delay": 4.0}, {"drop": True}])
def test_home_and_command_stand_also_where_slack_does_not_say_who_it_is(
    office: SlackOffice, fault: dict[str, Any]
) -> None:
    ada = office.person()
    sales = office.channel(ada)
    office.slack.fault("users.info", **fault)
    began = time.monotonic()
    assert ada.commands(sales, "jobs") is not None
    assert time.monotonic() - began < 3
    office.slack.fault("users.info", **fault)
    assert "spreadsheet" in home_of(office, ada)
