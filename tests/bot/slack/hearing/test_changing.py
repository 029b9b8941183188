"""What is edited is asked anew, what is deleted is stopped, and links that Slack unfolds change nothing."""

from ledger.states import QuestionState
from tests.bot.slack.office import SlackOffice
from tests.waiting import soon

CSV = b"Month,Sales\n2024-01,10\n2024-02,12\n"


def test_an_edited_question_is_asked_anew_with_its_file(office: SlackOffice) -> None:
    ada = office.person()
    sales = office.channel(ada)
    said = ada.says(sales, f"{office.acme.mention} predict next moth", files=[("orders.csv", CSV)])
    office.asked(sales)
    office.heard_all()
    ada.edits(said, f"{office.acme.mention} predict next month")
    old, new = office.asked(sales, 2)
    assert (old.state, new.words) == (QuestionState.WITHDRAWN, "predict next month")
    assert old.thread_id == new.thread_id
    assert [each["name"] for each in new.attachments] == ["orders.csv"]


def test_a_link_that_slack_unfolds_asks_nothing_anew(office: SlackOffice) -> None:
    ada = office.person()
    sales = office.channel(ada)
    text = f"{office.acme.mention} predict <https://example.com/orders>"
    said = ada.says(sales, text)
    office.asked(sales)
    (event,) = [each for each in said.events if each["event"]["type"] == "message"]
    message = {**event["event"], "attachments": [{"from_url": "https://example.com/orders"}]}
    changed = {"type": "message", "subtype": "message_changed", "channel": sales.id, "channel_type": "channel"}
    office.slack.send({**event, "event_id": "Ev0UNFOLD", "event": {**changed, "message": message}}, kind="event")
    office.heard_all()
    assert len(office.questions(sales)) == 1


def test_a_deleted_question_is_not_worked(office: SlackOffice) -> None:
    ada = office.person()
    sales = office.channel(ada)
    said = ada.says(sales, f"{office.acme.mention} predict")
    office.asked(sales)
    ada.deletes(said)
    assert soon(lambda: office.questions(sales)[0].state == QuestionState.WITHDRAWN)


def test_an_edit_that_comes_before_the_message_itself_counts_alone(office: SlackOffice) -> None:
    ada = office.person()
    sales = office.channel(ada)
    office.slack.hold()
    said = ada.says(sales, f"{office.acme.mention} predict next moth")
    edit = ada.edits(said, f"{office.acme.mention} predict next month")
    office.slack.replay(edit)
    office.slack.replay(said)
    office.slack.let_go()
    office.heard_all()
    assert [each.words for each in office.questions(sales)] == ["predict next month"]


def test_an_edit_that_takes_the_mention_out_withdraws_the_question(office: SlackOffice) -> None:
    ada = office.person()
    sales = office.channel(ada)
    said = ada.says(sales, f"{office.acme.mention} predict")
    office.asked(sales)
    ada.edits(said, "never mind")
    assert soon(lambda: office.questions(sales)[0].state == QuestionState.WITHDRAWN)
