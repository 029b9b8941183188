"""Changing a plan in its form, and stopping its work."""

from slack_sdk import WebClient

from ledger.repositories.jobs import Jobs
from ledger.tables import Question
from tests.bot.slack.acting.stage import ANSWER, PLANNED, Standing, row, stands, whispered
from tests.bot.slack.office import SlackOffice
from tests.play import slack as play
from tests.waiting import soon


def _planned(office: SlackOffice, ada: play.Person, place: play.Channel) -> Standing:
    return stands(office, ada, place, PLANNED, "told", [{"capability": "forecast"}])


def _changed(office: SlackOffice, place: play.Channel) -> list[Question]:
    return [each for each in office.questions(place) if each.kind == "changed"]


def _stopping(office: SlackOffice, told: Standing) -> bool:
    with office.living.database.read() as session:
        full = Jobs(session).full(told.question.workspace_id, told.question.id)
        return full is not None and full.stop_asked


def test_a_plan_is_changed_in_its_form(office: SlackOffice) -> None:
    ada = office.person()
    sales = office.channel(ada)
    told = _planned(office, ada, sales)
    ada.clicks(told.message, "Change the plan")
    (form,) = ada.views
    assert form.title == "Change the plan"
    ada.submits(form, {"Step": "Week"})
    (changed,) = _changed(office, sales)
    assert (changed.changes, changed.parent_id) == ({"frequency": "week"}, told.question.id)
    assert ada.views == []


def test_a_plan_is_changed_from_below_its_answer(office: SlackOffice) -> None:
    ada = office.person()
    sales = office.channel(ada)
    told = _planned(office, ada, sales)
    answered = stands(office, ada, sales, {**ANSWER, "planned": True, "changes": told.row})
    ada.clicks(answered.message, "Change the plan")
    ada.submits(ada.views[0], {"Step": "Week"})
    (changed,) = _changed(office, sales)
    assert (changed.changes, changed.parent_id) == ({"frequency": "week"}, told.question.id)


def test_the_message_says_who_changed_what(office: SlackOffice) -> None:
    ada = office.person()
    told = _planned(office, ada, office.channel(ada))
    ada.clicks(told.message, "Change the plan")
    ada.submits(ada.views[0], {"Step": "Week"})
    assert row(office, told).reply["parts"][-1]["text"] == f"{ada.name.lower()} changed the plan. Step: Week."


def test_a_form_in_which_nothing_is_changed_stays_open_and_says_so(office: SlackOffice) -> None:
    ada = office.person()
    sales = office.channel(ada)
    told = _planned(office, ada, sales)
    ada.clicks(told.message, "Change the plan")
    answer = ada.submits(ada.views[0])
    assert answer.body == {
        "response_action": "errors",
        "errors": {"frequency": "Nothing is changed yet. Change something, or cancel."},
    }
    assert _changed(office, sales) == []


def test_a_form_that_is_sent_twice_changes_the_plan_once(office: SlackOffice) -> None:
    ada = office.person()
    sales = office.channel(ada)
    told = _planned(office, ada, sales)
    ada.clicks(told.message, "Change the plan")
    form = ada.views[0]
    for _ in range(2):
        ada.submits(form, {"Step": "Week"})
    assert len(_changed(office, sales)) == 1


def test_anothers_plan_is_not_changed(office: SlackOffice) -> None:
    """Case 10: another person clicks. Fails where what a control names is not asked of the policy."""
    ada, bob = office.person(), office.person("Bob")
    told = _planned(office, ada, office.channel(ada, bob))
    bob.clicks(told.message, "Change the plan")
    assert bob.views == []
    assert whispered(bob).text.startswith("Only the person who asked may change this.")
    assert whispered(bob).thread_ts == told.message.thread_ts
    assert [each.action for each in office.refusals(told.question.id)] == ["change"]


def test_a_form_that_slack_does_not_open_is_said_in_words(office: SlackOffice) -> None:
    ada = office.person()
    told = _planned(office, ada, office.channel(ada))
    office.slack.fault("views.open", error="expired_trigger_id")
    ada.clicks(told.message, "Change the plan")
    assert whispered(ada).text == "Slack did not open the form. Click again."


def test_a_forged_form_of_anothers_plan_changes_nothing(office: SlackOffice) -> None:
    """Case 10: what a form is about is looked up anew when it is sent."""
    ada, bob = office.person(), office.person("Bob")
    sales = office.channel(ada, bob)
    told = _planned(office, ada, sales)
    ada.clicks(told.message, "Change the plan")
    answer = bob.submits(ada.views[0], {"Step": "Week"})
    assert isinstance(answer.body, dict)
    assert answer.body["view"]["title"]["text"] == "Not done"
    assert _changed(office, sales) == []
    assert office.refusals(told.question.id)


def test_stop_stops_the_work(office: SlackOffice) -> None:
    ada = office.person()
    told = _planned(office, ada, office.channel(ada))
    with office.living.database.write() as session:
        job = Jobs(session).open(told.question.workspace_id, told.question, "analysis", "full", 60)
        job.state = "running"
    ada.clicks(told.message, "Stop")
    assert _stopping(office, told)


def test_anothers_work_is_not_stopped(office: SlackOffice) -> None:
    ada, bob = office.person(), office.person("Bob")
    told = _planned(office, ada, office.channel(ada, bob))
    bob.clicks(told.message, "Stop")
    assert "Only the person who asked may stop this." in whispered(bob).text
    assert [each.action for each in office.refusals(told.question.id)] == ["stop"]


def test_slacks_own_stop_button_stops_what_its_thread_works_on(office: SlackOffice) -> None:
    ada = office.person()
    told = _planned(office, ada, office.channel(ada))
    with office.living.database.write() as session:
        job = Jobs(session).open(told.question.workspace_id, told.question, "analysis", "full", 60)
        job.state = "running"
    client = WebClient(office.acme.bot_token, office.slack.api_url)
    where = {"channel_id": told.message.channel.id, "thread_ts": told.message.thread, "status": "processing"}
    client.api_call("agents.sessions.setStatus", json=where)
    ada.stops(told.message)
    assert soon(lambda: _stopping(office, told))


def test_an_opinion_is_kept_and_thanked_for(office: SlackOffice) -> None:
    ada = office.person()
    answer = stands(office, ada, office.channel(ada), ANSWER)
    ada.clicks(answer.message, "good", "negative")
    assert office.opinions(answer.question) == ["bad"]
    assert "what was wrong" in whispered(ada).text, "a bad one is not thanked for as a good one"
