"""Who is an admin in Slack may do what admins may, though the bot has not met them as one."""

from collections.abc import Iterator

import pytest

from tests.bot.slack.office import SlackOffice
from tests.play import slack as play


@pytest.fixture(autouse=True)
def without_streams(office: SlackOffice) -> Iterator[None]:
    """Where plans stream, Slack's own button stops before there is one of ours."""
    office.slack.fault("chat.startStream", error="unknown_method", times=None)
    yield
    office.slack.faults.lift()


def told(office: SlackOffice, channel: play.Channel) -> play.Message:
    """What the bot said first in a channel, as soon as it has."""
    office.slack.wait(lambda: any(each.bot_id for each in channel.everything()))
    return next(each for each in channel.everything() if each.bot_id)


def test_an_admin_stops_what_somebody_else_asked(office: SlackOffice) -> None:
    ada, boss = office.person(), office.acme.person("Boss", admin=True)
    sales = office.channel(ada, boss)
    ada.says(sales, f"{office.acme.mention} predict next quarter")
    office.asked(sales)
    boss.clicks(told(office, sales), "Stop")
    office.slack.wait(lambda: office.questions(sales)[0].state == "withdrawn")
    assert office.refusals(office.questions(sales)[0].id) == []


def test_a_member_does_not(office: SlackOffice) -> None:
    ada, bob = office.person(), office.person("Bob")
    sales = office.channel(ada, bob)
    ada.says(sales, f"{office.acme.mention} predict next quarter")
    (question,) = office.asked(sales)
    bob.clicks(told(office, sales), "Stop")
    office.slack.wait(lambda: bool(office.refusals(question.id)))
    assert office.questions(sales)[0].state != "withdrawn"
