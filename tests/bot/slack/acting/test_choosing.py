"""Choices that are clicked in Slack: each becomes a question once, and the message says who chose what."""

from bot.slack.naming import workspace_of
from ledger.tables import Question
from tests.bot.slack.acting.stage import CLARIFYING, SUGGESTING, row, stands, whispered
from tests.bot.slack.office import SlackOffice
from tests.play import slack as play
from tests.waiting import soon


def _choices(office: SlackOffice, place: play.Channel) -> list[Question]:
    return [each for each in office.questions(place) if each.kind == "choice"]


def test_a_choice_that_is_clicked_becomes_a_question_in_the_thread(office: SlackOffice) -> None:
    ada = office.person()
    sales = office.channel(ada)
    asked = stands(office, ada, sales, CLARIFYING)
    assert ada.clicks(asked.message, "Orders").ok
    (chosen,) = _choices(office, sales)
    assert (chosen.words, chosen.choices, chosen.parent_id) == ("Orders", ["table=Orders"], asked.question.id)
    assert chosen.thread_id == asked.question.thread_id


def test_the_question_says_what_was_chosen_and_offers_it_no_more(office: SlackOffice) -> None:
    ada = office.person()
    asked = stands(office, ada, office.channel(ada), CLARIFYING)
    ada.clicks(asked.message, "Returns")
    shown = row(office, asked)
    assert shown.reply["parts"][0]["chosen"] == {"label": "Returns", "person": ada.id}
    assert not shown.settled


def test_a_question_that_was_answered_is_not_answered_again(office: SlackOffice) -> None:
    ada = office.person()
    sales = office.channel(ada)
    asked = stands(office, ada, sales, CLARIFYING)
    ada.clicks(asked.message, "Orders")
    ada.clicks(asked.message, "Returns")
    assert [each.words for each in _choices(office, sales)] == ["Orders"]
    assert "chosen already" in whispered(ada).text


def test_a_suggestion_may_be_taken_by_anybody_and_again(office: SlackOffice) -> None:
    ada, bob = office.person(), office.person("Bob")
    sales = office.channel(ada, bob)
    described = stands(office, ada, sales, SUGGESTING, plans=[{"capability": "describe"}])
    bob.clicks(described.message, "By region")
    ada.clicks(described.message, "By region")
    assert [each.choices for each in _choices(office, sales)] == [["sales by region"]] * 2
    assert row(office, described).reply["parts"][-1]["text"] == f"{ada.name.lower()} chose “By region”."


def test_of_many_lines_that_say_who_chose_what_the_last_ones_stay(office: SlackOffice) -> None:
    people = [office.person() for _ in range(7)]
    described = stands(office, people[0], office.channel(*people), SUGGESTING, plans=[{"capability": "describe"}])
    for each in people:
        each.clicks(described.message, "By region")
    kinds = [part["kind"] for part in row(office, described).reply["parts"]]
    assert kinds == ["paragraph", "choices", *["footnote"] * 5]


def test_only_who_asked_answers_what_was_asked_back(office: SlackOffice) -> None:
    ada, bob = office.person(), office.person("Bob")
    sales = office.channel(ada, bob)
    asked = stands(office, ada, sales, CLARIFYING)
    bob.clicks(asked.message, "Orders")
    assert _choices(office, sales) == []
    assert "Only the person who asked" in whispered(bob).text
    assert office.refusals(asked.question.id)


def test_a_control_of_another_company_reaches_nothing(office: SlackOffice) -> None:
    """Case 10: a forged button names a row of another workspace. Fails where rows are looked up by their id alone."""
    ada = office.person()
    sales = office.channel(ada)
    asked = stands(office, ada, sales, CLARIFYING)
    with office.living.database.write() as session:
        theirs = session.get_one(type(row(office, asked)), asked.row)
        theirs.workspace_id = workspace_of("TOTHER")
    ada.clicks(asked.message, "Orders")
    assert _choices(office, sales) == []
    assert [each.action for each in office.refusals(asked.row)] == ["ask"]


def test_of_many_choices_one_is_picked_from_a_list(office: SlackOffice) -> None:
    ada = office.person()
    sales = office.channel(ada)
    sheets = [{"label": f"Sheet {number}", "value": f"table=Sheet {number}"} for number in range(1, 31)]
    asked = stands(
        office, ada, sales, {"parts": [{"kind": "choices", "question": "Which sheet do you mean?", "options": sheets}]}
    )
    ada.clicks(asked.message, "choose", "Sheet 12")
    assert [each.choices for each in _choices(office, sales)] == [["table=Sheet 12"]]


def test_a_control_that_names_no_choice_is_refused_and_audited(office: SlackOffice) -> None:
    """Case 10: somebody's own request, with a place in the reply that is none."""
    ada = office.person()
    sales = office.channel(ada)
    asked = stands(office, ada, sales, CLARIFYING)
    button = next(block for block in asked.message.blocks if block["type"] == "actions")["elements"][0]
    for value in (
        f"choose.0.7.{asked.row}",
        f"choose.9.0.{asked.row}",
        f"choose.-1.-1.{asked.row}",
        "choose.0.0.o_none",
    ):
        button["value"] = value
        ada.clicks(asked.message, "Orders")
    assert _choices(office, sales) == []
    assert len(office.refusals(asked.row)) == 3
    assert len(office.refusals("o_none")) == 1


def test_what_is_no_control_of_ours_is_refused_in_words(office: SlackOffice) -> None:
    ada = office.person()
    asked = stands(office, ada, office.channel(ada), CLARIFYING)
    button = next(block for block in asked.message.blocks if block["type"] == "actions")["elements"][0]
    button["value"] = "drop.table"
    ada.clicks(asked.message, "Orders")
    assert whispered(ada).text == "I do not know that any more. Ask the question anew."


def test_words_that_cannot_stand_beside_the_message_come_to_the_person_alone(office: SlackOffice) -> None:
    ada, bob = office.person(), office.person("Bob")
    sales = office.channel(ada, bob)
    asked = stands(office, ada, sales, CLARIFYING)
    office.slack.fault("chat.postEphemeral", error="user_not_in_channel")
    bob.clicks(asked.message, "Orders")
    talk = office.acme.dm(bob)
    assert soon(talk.messages), office.slack.calls("chat.postMessage")
    assert "Only the person who asked" in talk.messages()[0].text
