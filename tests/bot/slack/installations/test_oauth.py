"""Workspaces install the app themselves, and none sees another's."""

import time

import httpx
import pytest

from tests.bot.slack.installations.provider import Provider, installed
from tests.play import slack as play
from tests.waiting import soon


def _answers(team: play.Team, somebody: play.Person, ts: str) -> list[str]:
    return _bots(team, team.dm(somebody), ts)


def _bots(team: play.Team, place: play.Channel, ts: str) -> list[str]:
    """What the bot has written in a thread."""
    return [each.text for each in place.messages(thread=ts) if each.user == team.bot]


def test_two_workspaces_install_it_and_none_sees_the_others(provider: Provider) -> None:
    acme, other = (provider.slack.team(name, installed=False) for name in ("Acme", "Other"))
    ada, ben = acme.person("Ada"), other.person("Ben")
    assert installed(ada.installs(provider.page))
    assert installed(ben.installs(provider.page))
    provider.asks(acme, ada, "what does Acme sell?")
    provider.asks(other, ben, "what does Other sell?")
    assert soon(lambda: provider.questions(acme) and provider.questions(other))
    assert provider.questions(acme) == ["what does Acme sell?"]
    assert provider.questions(other) == ["what does Other sell?"]


def test_who_installs_it_is_an_admin_and_it_is_audited(provider: Provider) -> None:
    acme = provider.slack.team("Acme", installed=False)
    ada = acme.person("Ada")
    ada.installs(provider.page)
    assert provider.role(acme, ada) == "admin"
    ada.opens_home()
    assert soon(lambda: ada.home is not None)
    assert provider.role(acme, ada) == "admin"
    assert provider.audited(acme) == ["install"]


def test_nothing_is_heard_before_it_is_installed_and_after_it_was_removed(provider: Provider) -> None:
    acme = provider.slack.team("Acme", installed=False)
    ada = acme.person("Ada")
    ada.installs(provider.page)
    acme.uninstall()
    assert soon(lambda: not provider.connected(acme))
    assert installed(ada.installs(provider.page))
    assert provider.connected(acme)
    provider.asks(acme, ada, "and now?")
    assert soon(lambda: provider.questions(acme) == ["and now?"])
    assert provider.audited(acme) == ["install", "uninstall", "install"]


def test_an_old_uninstall_that_comes_late_takes_nothing_away(provider: Provider) -> None:
    acme = provider.slack.team("Acme", installed=False)
    ada = acme.person("Ada")
    ada.installs(provider.page)
    provider.slack.hold()
    acme.uninstall()
    ada.installs(provider.page)
    told = len(provider.slack.deliveries)
    provider.slack.let_go()
    assert soon(lambda: len(provider.slack.deliveries) >= told + 2)
    assert provider.connected(acme)
    provider.asks(acme, ada, "still there?")
    assert soon(lambda: provider.questions(acme) == ["still there?"])


def test_what_waits_goes_out_once_when_a_workspace_installs_it_again(provider: Provider) -> None:
    acme = provider.slack.team("Acme", installed=False)
    ada = acme.person("Ada")
    ada.installs(provider.page)
    provider.slack.hold()
    said = ada.says(acme.dm(ada), "predict next quarter", files=[("orders.csv", b"day,sales\n2026-01-01,5\n")])
    acme.grant.dead = "token_revoked"
    provider.slack.let_go()
    assert soon(lambda: not provider.connected(acme))
    tried = provider.posts(acme)
    time.sleep(2.5)
    assert provider.posts(acme) == tried
    ada.installs(provider.page)
    assert soon(lambda: _answers(acme, ada, said.ts))
    time.sleep(1.5)
    assert len(_answers(acme, ada, said.ts)) == 1


def test_the_scopes_that_are_asked_for_are_enough(provider: Provider) -> None:
    acme = provider.slack.team("Acme", installed=False)
    ada = acme.person("Ada")
    ada.installs(provider.page)
    began = len(provider.slack.calls())
    places = [acme.channel(name, members=[ada], private=name == "board") for name in ("sales", "board")]
    orders = ("orders.csv", b"day,sales\n2026-01-01,5\n")
    for place in places:
        said = ada.says(place, f"{acme.mention} predict next quarter", files=[orders])
        assert soon(lambda place=place, said=said: _bots(acme, place, said.ts))
    ada.opens_home()
    ada.commands(places[0], "help")
    provider.asks(acme, ada, "what sold best?")
    assert soon(lambda: ada.home is not None and provider.questions(acme)[-1] == "what sold best?")
    calls = provider.slack.calls()[began:]
    assert {call.method for call in calls} >= {"files.info", "chat.postMessage", "views.publish", "users.info"}
    assert [call for call in calls if call.error == "missing_scope"] == []


def test_who_says_no_reads_that_nothing_happened(provider: Provider) -> None:
    acme = provider.slack.team("Acme", installed=False)
    page = acme.person("Ada").installs(provider.page, allow=False)
    assert "Nothing was installed" in page.text
    assert not provider.connected(acme)


@pytest.mark.parametrize(("team", "sent"), [("T0ACME", "T0ACME"), ("T0&redirect_uri=http://evil.example/", None)])
def test_of_the_wish_to_install_only_a_teams_id_goes_on(provider: Provider, team: str, sent: str | None) -> None:
    begun = httpx.get(provider.page, params={"team": team})
    asked = httpx.URL(begun.headers["location"]).params
    assert asked.get("team") == sent
    assert asked.get_list("redirect_uri") == [f"{provider.living.origin}/slack/oauth_redirect"]


def test_another_browser_can_not_finish_an_installation(provider: Provider) -> None:
    begun = httpx.get(provider.page)
    state = httpx.URL(begun.headers["location"]).params["state"]
    back = httpx.get(f"{provider.living.origin}/slack/oauth_redirect", params={"code": "x", "state": state})
    assert back.status_code == 400
    assert "another browser" in back.text


def test_a_slack_that_is_away_is_said_in_words(provider: Provider) -> None:
    acme = provider.slack.team("Acme", installed=False)
    provider.slack.fault("oauth.v2.access", status=503)
    page = acme.person("Ada").installs(provider.page)
    assert page.status >= 400
    assert "begin it again" in page.text.lower()
