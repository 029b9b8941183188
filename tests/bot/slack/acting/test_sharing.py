"""Private first: an answer in a conversation with the bot is shared with a channel when its owner says so."""

from sqlalchemy import select

from ledger.repositories.audit import Audit
from ledger.tables import OutboxRow, Question
from tests.bot.slack.acting.stage import ANSWER, Standing, row, stands
from tests.bot.slack.office import SlackOffice
from tests.play import slack as play


def _answered(office: SlackOffice, ada: play.Person) -> Standing:
    return stands(office, ada, office.acme.dm(ada), ANSWER, plans=[{"capability": "forecast"}])


def _shared(office: SlackOffice, place: play.Channel) -> list[OutboxRow]:
    questions = [each.id for each in office.questions(place) if each.kind == "shared"]
    with office.living.database.read() as session:
        return list(session.scalars(select(OutboxRow).where(OutboxRow.question_id.in_(questions))))


def _share(ada: play.Person, answer: Standing, channel: play.Channel) -> play.Answer:
    ada.clicks(answer.message, "Share with a channel")
    return ada.submits(ada.views[-1], {"channel": channel.id})


def test_an_answer_is_shared_with_a_channel(office: SlackOffice) -> None:
    ada = office.person()
    sales = office.channel(ada)
    answer = _answered(office, ada)
    assert _share(ada, answer, sales).ok
    (copy,) = _shared(office, sales)
    texts = [part.get("text") for part in copy.reply["parts"]]
    assert texts[0] == f"{ada.name} shared this answer to “predict”."
    assert texts[1] == ANSWER["parts"][0]["text"]
    assert row(office, answer).reply["parts"][-1]["text"] == f"{ada.name} shared this with #{sales.name}."


def test_what_was_shared_is_in_the_audit(office: SlackOffice) -> None:
    ada = office.person()
    answer = _answered(office, ada)
    _share(ada, answer, office.channel(ada))
    with office.living.database.read() as session:
        entries = Audit(session).of_subject(answer.question.workspace_id, answer.question.thread_id)
        assert [(each.action, each.allowed) for each in entries] == [("share", True)]


def test_each_form_shares_once(office: SlackOffice) -> None:
    ada = office.person()
    sales = office.channel(ada)
    answer = _answered(office, ada)
    _share(ada, answer, sales)
    with office.living.database.read() as session:
        assert len(session.scalars(select(Question).where(Question.parent_id == answer.question.id)).all()) == 1
    ada.clicks(answer.message, "Share with a channel")
    form = ada.views[-1]
    for _ in range(2):
        ada.submits(form, {"channel": sales.id})
    assert len(_shared(office, sales)) == 2


def test_a_channel_without_the_bot_is_refused_with_what_to_do(office: SlackOffice) -> None:
    ada = office.person()
    elsewhere = office.acme.channel("elsewhere", members=[ada], with_bot=False)
    answer = _share(ada, _answered(office, ada), elsewhere)
    assert isinstance(answer.body, dict)
    assert answer.body["errors"] == {
        "channel": "I am not in that channel. Invite me there with /invite, then share again."
    }
    assert _shared(office, elsewhere) == []


def test_a_channel_with_another_company_in_it_is_refused(office: SlackOffice) -> None:
    ada = office.person()
    joint = office.channel(ada)
    joint.share_with(office.slack.team("Partner", installed=False))
    answer = _share(ada, _answered(office, ada), joint)
    assert isinstance(answer.body, dict)
    assert answer.body["errors"]["channel"].startswith("People of another company are in that channel.")
    assert _shared(office, joint) == []


def test_the_picker_is_slacks_own_so_that_it_finds_any_of_thousands_of_channels(office: SlackOffice) -> None:
    ada = office.person()
    answer = _answered(office, ada)
    ada.clicks(answer.message, "Share with a channel")
    picker = ada.views[-1].blocks[0]["element"]
    assert picker["type"] == "conversations_select"
    assert picker["filter"]["exclude_external_shared_channels"] is True


def test_anothers_private_answer_is_not_shared_by_a_forged_form(office: SlackOffice) -> None:
    """Case 10: another person sends the form of a conversation that is not theirs."""
    ada, bob = office.person(), office.person("Bob")
    sales = office.channel(ada, bob)
    answer = _answered(office, ada)
    ada.clicks(answer.message, "Share with a channel")
    bob.submits(ada.views[-1], {"channel": sales.id})
    assert _shared(office, sales) == []
    assert office.refusals(answer.question.thread_id)


def test_in_a_channel_there_is_nothing_to_share(office: SlackOffice) -> None:
    ada = office.person()
    answer = stands(office, ada, office.channel(ada), ANSWER)
    assert "Share with a channel" not in answer.message.reading_text()
