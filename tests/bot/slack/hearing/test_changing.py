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


def test_a_question_whose_deletion_comes_first_is_not_asked(office: SlackOffice) -> None:
    """Fails where a deletion is not kept (ledger's Retraction), or not looked for when the message comes."""
    ada = office.person()
    sales = office.channel(ada)
    office.slack.hold()
    said = ada.says(sales, f"{office.acme.mention} predict", files=[("orders.csv", CSV)])
    gone = ada.deletes(said)
    office.slack.replay(gone)
    office.slack.replay(said)
    office.slack.let_go()
    office.heard_all()
    assert office.questions(sales) == []


def test_a_question_that_is_meant_again_is_asked_again(office: SlackOffice) -> None:
    ada = office.person()
    sales = office.channel(ada)
    said = ada.says(sales, f"{office.acme.mention} predict")
    office.asked(sales)
    ada.edits(said, "never mind")
    assert soon(lambda: office.questions(sales)[0].state == QuestionState.WITHDRAWN)
    ada.edits(said, f"{office.acme.mention} predict after all")
    assert [each.words for each in office.asked(sales, 2)] == ["predict", "predict after all"]


def test_the_message_of_an_edited_question_says_that_it_was_replaced(office: SlackOffice) -> None:
    """Fails where Outbox.replaced is not called: it would say that it was stopped."""
    ada = office.person()
    sales = office.channel(ada)
    said = ada.says(sales, f"{office.acme.mention} predict")
    assert soon(lambda: len(sales.messages(said.ts)) == 2, 10)
    ada.edits(said, f"{office.acme.mention} predict by region")
    first = sales.messages(said.ts)[1]
    assert soon(lambda: "Replaced; what holds now is below" in first.reading_text(), 10), first.reading_text()
