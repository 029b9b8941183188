"""Case 10: another team's ids in a button, a forged team, another person's click, a guest: refused and audited."""

import time
from collections.abc import Sequence

import pytest
from sqlalchemy import select

from bot.slack.naming import workspace_of
from ledger.tables import AuditEntry, Json, Question
from tests.play.slack import Channel, Message, Person, Said, Team
from tests.servers.company import Company
from tests.walks.data import long_training, monthly

pytestmark = pytest.mark.living
_MOMENT_SECONDS = 2.0


def refusals(company: Company, team: Team | None = None) -> Sequence[AuditEntry]:
    """What was refused in a team, as its audit has it."""
    refused = select(AuditEntry).where(
        AuditEntry.workspace_id == workspace_of((team or company.team).id), AuditEntry.allowed.is_(False)
    )
    with company.database.read() as session:
        return session.scalars(refused).all()


def questions(company: Company, team: Team) -> Sequence[Question]:
    with company.database.read() as session:
        return session.scalars(select(Question).where(Question.workspace_id == workspace_of(team.id))).all()


def control(message: Message, beginning: str) -> Json:
    """A button of a message, by how its action begins."""
    found = [each for block in message.blocks for each in block.get("elements", [])]
    return next(each for each in found if str(each.get("action_id", "")).startswith(beginning))


def click(person: Person, team: Team, message: Message, button: Json) -> Json:
    """What Slack would send, were `button` under `message`, and `person` of `team` clicked it."""
    channel = message.channel
    moment = f"{time.time():.6f}"
    return {
        "type": "block_actions",
        "user": {"id": person.id, "username": person.name, "name": person.name, "team_id": person.team.id},
        "api_app_id": person.world.app_id,
        "token": person.world.verification,
        "container": {"type": "message", "message_ts": message.ts, "channel_id": channel.id, "is_ephemeral": False},
        "trigger_id": person.world.trigger(team.id, person.id),
        "team": {"id": team.id, "domain": team.domain},
        "enterprise": None,
        "is_enterprise_install": False,
        "channel": {"id": channel.id, "name": channel.name},
        "message": {"type": "message", "ts": message.ts, "user": message.user, "text": "", "blocks": message.blocks},
        "state": {"values": {}},
        "response_url": person.world.answer_url(team.id, channel=channel.id, user=person.id, message=message.ts),
        "actions": [{"block_id": "b", "type": "button", "action_ts": moment, **button}],
    }


def never_delivered(company: Company, person: Person, channel: Channel) -> Said:
    """Something that was said while Slack brought nothing to the bot; it never will."""
    company.slack.hold()
    said = company.asks(person, channel, "hello")
    time.sleep(_MOMENT_SECONDS)
    company.slack.hold()
    company.slack.let_go()
    return said


def working(company: Company, person: Person, channel: Channel) -> tuple[Said, Message]:
    """A question that is being worked, and the message with its buttons."""
    said = company.asks(person, channel, "predict next quarter by shop", ("shops.csv", long_training()))
    company.slack.wait(
        lambda: any("stop" in str(each.blocks) for each in company.bots(said)),
        seconds=90,
    )
    return said, company.bots(said)[0]


def test_another_person_cannot_stop_what_somebody_asked(acme: Company, ada: Person) -> None:
    """Fails where Desk.stop doesn't ask `allow`."""
    eve = acme.team.person("Eve")
    channel = acme.team.channel("sales", members=[ada, eve])
    said, message = working(acme, ada, channel)
    before = len(refusals(acme))
    eve.clicks(message, "stop")
    acme.slack.wait(lambda: eve.ephemerals)
    assert "Only the person who asked" in eve.ephemerals[-1].reading_text()
    acme.slack.wait(lambda: len(refusals(acme)) > before)
    assert not any(job.stop_asked for job in acme.jobs(said))
    ada.clicks(acme.bots(said)[0], "stop")
    acme.replies(said)


def test_a_button_with_another_teams_id_does_nothing(pair: tuple[Company, Company]) -> None:
    """Fails where rows are looked up without the workspace of the one who clicks, and ledger/policy.py lets it pass."""
    acme, beta = pair
    ada, bob = acme.team.person("Ada"), beta.team.person("Bob")
    said, message = working(acme, ada, acme.team.channel("sales", members=[ada]))
    own = beta.asks(bob, beta.team.channel("sales", members=[bob]), "describe this file", ("a.csv", monthly(12)))
    under = beta.replies(own)[0]
    before, known = len(refusals(beta)), len(questions(beta, beta.team))
    beta.slack.send(click(bob, beta.team, under, control(message, "stop")), kind="interactive")
    beta.slack.wait(lambda: len(refusals(beta)) > before)
    assert not any(job.stop_asked for job in acme.jobs(said))
    assert len(questions(beta, beta.team)) == known
    ada.clicks(acme.bots(said)[0], "stop")
    acme.replies(said)


def test_a_request_that_slack_did_not_sign_is_refused(acme: Company, ada: Person, sales: Channel) -> None:
    """Fails where the signing secret isn't checked."""
    said = never_delivered(acme, ada, sales)
    forged: list[Json] = [{"sign": False}, {"secret": "guessed"}, {"timestamp": time.time() - 600}]
    answers = [acme.slack.send(event, **how) for event in said.events for how in forged]
    assert {each.status for each in answers} <= {401, 403}
    assert not acme.questions(said)


def test_a_team_that_never_installed_the_app_is_not_heard(acme: Company, ada: Person, sales: Channel) -> None:
    """Fails where bot/slack/app.py lets in teams without an installation."""
    said = never_delivered(acme, ada, sales)
    for event in said.events:
        told = {**event["event"], "team": "T0FORGED"}
        acme.slack.send({**event, "team_id": "T0FORGED", "authorizations": [], "event": told})
    time.sleep(_MOMENT_SECONDS)
    assert not acme.questions(said)
    with acme.database.read() as session:
        forged = select(Question).where(Question.workspace_id == workspace_of("T0FORGED"))
        assert not session.scalars(forged).all()


def test_a_guest_of_another_company_is_refused_in_words(acme: Company, ada: Person) -> None:
    """Fails where bot/slack/listeners/receiving.py takes questions of users from other teams."""
    other = acme.slack.team("Other", installed=False)
    sam = acme.team.person("Sam", from_team=other)
    shared = acme.team.channel("partners", members=[ada, sam], shared=True)
    before = len(refusals(acme))
    said = acme.asks(sam, shared, "predict next quarter", ("shops.csv", monthly(24)))
    acme.slack.wait(lambda: sam.ephemerals)
    acme.slack.wait(lambda: len(refusals(acme)) > before)
    assert not acme.questions(said)
    assert not acme.bots(said)
