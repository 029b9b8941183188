"""Whom the bot answers: one person in a thread needs no mention, among others they do, and strangers get no answer."""

from tests.bot.slack.office import SlackOffice
from tests.waiting import soon

CSV = b"Month,Sales\n2024-01,10\n2024-02,12\n"


def test_the_one_who_asked_goes_on_without_a_mention(office: SlackOffice) -> None:
    ada = office.person()
    sales = office.channel(ada)
    said = ada.says(sales, f"{office.acme.mention} predict")
    office.asked(sales)
    ada.says(sales, "why?", thread=said)
    assert [each.words for each in office.asked(sales, 2)] == ["predict", "why?"]


def test_who_began_a_thread_with_a_file_goes_on_without_a_mention(office: SlackOffice) -> None:
    ada = office.person()
    sales = office.channel(ada)
    dropped = ada.drops(sales, ("orders.csv", CSV))
    ada.says(sales, f"{office.acme.mention} predict", thread=dropped)
    office.asked(sales)
    ada.says(sales, "by region", thread=dropped)
    assert [each.words for each in office.asked(sales, 2)] == ["predict", "by region"]


def test_once_others_speak_in_a_thread_only_mentions_count(office: SlackOffice) -> None:
    ada, bob = office.person(), office.person("Bob")
    sales = office.channel(ada, bob)
    said = ada.says(sales, f"{office.acme.mention} predict")
    office.asked(sales)
    bob.says(sales, "looks low to me", thread=said)
    office.heard_all()
    ada.says(sales, "agreed, let us talk", thread=said)
    office.heard_all()
    assert len(office.questions(sales)) == 1
    bob.says(sales, f"{office.acme.mention} why?", thread=said)
    office.asked(sales, 2)


def test_words_to_somebody_else_are_not_for_the_bot(office: SlackOffice) -> None:
    ada, bob = office.person(), office.person("Bob")
    sales = office.channel(ada, bob)
    said = ada.says(sales, f"{office.acme.mention} predict")
    office.asked(sales)
    ada.says(sales, f"{bob.mention} what do you think?", thread=said)
    office.heard_all()
    assert len(office.questions(sales)) == 1


def test_a_mention_in_a_thread_of_others_does_not_make_the_bot_listen_to_the_rest(office: SlackOffice) -> None:
    ada, bob = office.person(), office.person("Bob")
    sales = office.channel(ada, bob)
    talk = bob.says(sales, "how was the quarter?")
    ada.says(sales, f"{office.acme.mention} predict", thread=talk)
    office.asked(sales)
    ada.says(sales, "there you are", thread=talk)
    office.heard_all()
    assert len(office.questions(sales)) == 1


def test_a_guest_of_another_company_is_refused_in_words_and_audited_once(office: SlackOffice) -> None:
    ada = office.person()
    other = office.slack.team("Other", installed=False)
    sam = office.acme.person("Sam", from_team=other)
    sales = office.acme.channel("with-others", members=[ada, sam], shared=True)
    said = sam.says(sales, f"{office.acme.mention} predict")
    assert soon(lambda: sam.ephemerals)
    office.heard_all()
    assert "company" in sam.ephemerals[0].reading_text()
    assert office.questions(sales) == []
    assert len(office.refusals(f"{sales.id}/{said.ts}")) == 1
    assert len(sam.ephemerals) == 1


def test_a_text_that_is_too_long_is_refused_in_words_once(office: SlackOffice) -> None:
    ada = office.person()
    sales = office.channel(ada)
    ada.says(sales, f"{office.acme.mention} {'predict ' * 1_500}")
    assert soon(lambda: ada.ephemerals)
    office.heard_all()
    assert "too much text" in ada.ephemerals[0].reading_text()
    assert office.questions(sales) == []
    assert len(ada.ephemerals) == 1
