"""However often, in whatever order and to whichever process Slack tells of a message, it is one question."""

from collections.abc import Iterator

import pytest

from tests.bot.living import Living
from tests.bot.slack.office import SlackOffice, settings
from tests.play.slack import PlaySlack, Said

CSV = b"Month,Sales\n2024-01,10\n2024-02,12\n"


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Iterator[SlackOffice]:
    """Two chat processes on one database."""
    home = tmp_path_factory.mktemp("chat")
    with PlaySlack() as slack:
        acme = slack.team("Acme")
        with (
            Living(home, quiet=True, **settings(slack, acme)) as living,
            Living(home, quiet=True, **settings(slack, acme)) as beside,
        ):
            slack.deliver_to(f"{living.origin}/slack/events", f"{beside.origin}/slack/events")
            yield SlackOffice(slack, acme, living)


def _kinds(said: Said) -> dict[str, dict[str, object]]:
    return {each["event"]["type"]: each for each in said.events}


def test_events_replayed_to_two_processes_at_once_are_one_question(office: SlackOffice) -> None:
    ada = office.person()
    sales = office.channel(ada)
    said = ada.says(sales, f"{office.acme.mention} predict", files=[("orders.csv", CSV)])
    for _ in range(5):
        answers = office.slack.replay(said, to="all", retry=1)
        assert {each.status for each in answers} == {200}
    office.heard_all()
    assert len(office.questions(sales)) == 1


def test_a_retry_whose_original_never_came_is_handled(office: SlackOffice) -> None:
    ada = office.person()
    sales = office.channel(ada)
    office.slack.hold()
    said = ada.says(sales, f"{office.acme.mention} predict")
    office.slack.replay(said, retry=1)
    office.asked(sales)
    office.slack.let_go()
    office.heard_all()
    assert len(office.questions(sales)) == 1


def test_a_mention_that_tells_of_no_file_waits_for_the_message_that_does(office: SlackOffice) -> None:
    ada = office.person()
    sales = office.channel(ada)
    office.slack.hold()
    said = ada.says(sales, f"{office.acme.mention} predict", files=[("orders.csv", CSV)])
    told = _kinds(said)
    event = {name: value for name, value in told["app_mention"]["event"].items() if name != "files"}
    office.slack.replay({**told["app_mention"], "event": event})
    office.slack.replay(told["message"])
    (question,) = office.asked(sales)
    assert [each["name"] for each in question.attachments] == ["orders.csv"]
    office.slack.let_go()
    office.heard_all()
    assert len(office.questions(sales)) == 1
