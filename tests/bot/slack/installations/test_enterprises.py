"""An enterprise installs the app once for all its workspaces, and takes it back from all or from some."""

import time

from pydantic import SecretStr

from bot.slack.installations.wiring import installations
from bot.slack.settings import SlackSettings
from tests.bot.slack.installations.provider import Provider, installed
from tests.play import slack as play
from tests.waiting import soon


def test_an_enterprise_installs_it_once_for_all(provider: Provider) -> None:
    grid = provider.slack.enterprise("Grid", teams=2, installed=False)
    east, west = grid.teams
    ada, ben = east.person("Ada", admin=True), west.person("Ben")
    assert installed(ada.installs_org(grid, provider.page))
    provider.asks(east, ada, "what does the east sell?")
    provider.asks(west, ben, "what does the west sell?")
    assert soon(lambda: provider.questions(east) and provider.questions(west))
    assert provider.questions(east) == ["what does the east sell?"]
    assert provider.questions(west) == ["what does the west sell?"]


def test_an_enterprise_that_removes_it_is_disconnected_as_a_whole_and_no_other_is(provider: Provider) -> None:
    grid, other = (provider.slack.enterprise(name, teams=2, installed=False) for name in ("Grid", "Other"))
    for each in (grid, other):
        each.teams[0].person("Ada").installs_org(each, provider.page)
        for team in each.teams:
            provider.asks(team, team.person("Ben"), "hello")
    everywhere = [*grid.teams, *other.teams]
    assert soon(lambda: all(provider.connected(team) for team in everywhere))
    grid.teams[0].uninstall()
    assert soon(lambda: not any(provider.connected(team) for team in grid.teams))
    assert all(provider.connected(team) for team in other.teams)


def test_an_enterprise_takes_it_from_one_of_its_workspaces_and_from_no_others(provider: Provider) -> None:
    grid, other = (provider.slack.enterprise(name, teams=2, installed=False) for name in ("Grid", "Other"))
    for each in (grid, other):
        each.teams[0].person("Ada").installs_org(each, provider.page)
        for team in each.teams:
            provider.asks(team, team.person("Ben"), "hello")
    everywhere = [*grid.teams, *other.teams]
    assert soon(lambda: all(provider.connected(team) for team in everywhere))
    named = [grid.teams[1].id, other.teams[0].id]
    provider.slack.send(
        {
            "type": "event_callback",
            "team_id": grid.teams[0].id,
            "enterprise_id": grid.id,
            "event": {"type": "team_access_revoked", "team_ids": named},
            "event_id": "Ev0TAKEN",
            "event_time": int(time.time()),
        }
    )
    assert soon(lambda: not provider.connected(grid.teams[1]))
    assert provider.connected(grid.teams[0])
    assert all(provider.connected(team) for team in other.teams)


def test_the_look_every_ten_minutes_does_not_connect_what_an_enterprise_took_away(provider: Provider) -> None:
    """Fails where the enterprise's token, which works for the others, is taken for a sign (reconnecting.py)."""
    grid = provider.slack.enterprise("Grid", teams=2, installed=False)
    east, west = grid.teams
    east.person("Ada").installs_org(grid, provider.page)
    for team in grid.teams:
        provider.asks(team, team.person("Ben"), "hello")
    assert soon(lambda: all(provider.connected(team) for team in grid.teams))
    _tell(provider, grid, "team_access_revoked", [west.id])
    assert soon(lambda: not provider.connected(west))
    slack = SlackSettings(
        api_url=provider.slack.api_url,
        client_id=provider.slack.client_id,
        client_secret=SecretStr(provider.slack.client_secret),
    )
    looking = installations(slack, provider.living.settings, provider.living.database).reconnecting
    looking.round()
    assert not provider.connected(west)
    _tell(provider, grid, "team_access_granted", [west.id])
    assert soon(lambda: provider.connected(west))


def _tell(provider: Provider, grid: play.Enterprise, kind: str, teams: list[str]) -> None:
    event = {"type": kind, "team_ids": teams}
    where = {"team_id": grid.teams[0].id, "enterprise_id": grid.id}
    authorization = {**where, "team_id": None, "is_enterprise_install": True}
    named = {"event_id": f"Ev0{kind.upper()}", "event_time": int(time.time())}
    provider.slack.send({"type": "event_callback", **where, **named, "event": event, "authorizations": [authorization]})
