"""The shortcut "Predict from this file"."""

from tests.bot.slack.acting.stage import whispered
from tests.bot.slack.office import SlackOffice

CSV = b"Month,Sales\n2024-01,10\n2024-02,12\n"


def test_the_shortcut_asks_about_the_messages_file_in_its_thread(office: SlackOffice) -> None:
    ada, bob = office.person(), office.person("Bob")
    sales = office.channel(ada, bob)
    dropped = bob.drops(sales, ("orders.csv", CSV))
    ada.uses_shortcut(dropped, "predict_from_file")
    (question,) = office.asked(sales)
    assert (question.words, office.asker(question).platform_user) == ("predict", ada.id)
    assert [each["name"] for each in question.attachments] == ["orders.csv"]
    assert office.thread(question).platform_thread == f"{sales.id}/{dropped.ts}"


def test_a_message_without_a_file_is_answered_in_words(office: SlackOffice) -> None:
    ada = office.person()
    sales = office.channel(ada)
    said = ada.says(sales, "hello")
    ada.uses_shortcut(said, "predict_from_file")
    assert whispered(ada).text == "There is no file in that message. Choose a message with a file."
    assert office.questions(sales) == []


def test_a_guest_of_another_company_is_refused_and_it_is_kept_in_the_audit(office: SlackOffice) -> None:
    """Case 10: a Slack Connect guest asks. Fails where everybody is admitted (bot/slack/refusing.py)."""
    ada = office.person()
    other = office.slack.team("Guests", installed=False)
    sam = office.acme.person("Sam", from_team=other)
    joint = office.channel(ada)
    joint.share_with(other, [sam])
    dropped = sam.drops(joint, ("orders.csv", CSV))
    sam.uses_shortcut(dropped, "predict_from_file")
    assert office.questions(joint) == []
    assert any(each.detail["user"] == sam.id for each in office.refusals("shortcut"))
    assert whispered(sam).text.startswith("Only people of the company")
