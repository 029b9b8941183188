"""Installing with bolt's own pages, tokens that grow old, and tokens that are taken away."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from slack_bolt import App
from slack_bolt.oauth.oauth_settings import OAuthSettings
from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError
from slack_sdk.oauth.installation_store import FileInstallationStore, Installation
from slack_sdk.oauth.state_store import FileOAuthStateStore
from slack_sdk.oauth.token_rotation import TokenRotator

from tests.play.listening import Served
from tests.play.slack import Channel, Person, PlaySlack, Team

_SCOPES = ["app_mentions:read", "chat:write", "channels:history"]


@pytest.fixture
def store(tmp_path: Path, slack: PlaySlack) -> FileInstallationStore:
    return FileInstallationStore(base_dir=str(tmp_path), client_id=slack.client_id)


@pytest.fixture
def bot(slack: PlaySlack, store: FileInstallationStore, tmp_path: Path) -> Iterator[Served]:
    """A bolt app with its install pages."""
    settings = OAuthSettings(
        client_id=slack.client_id,
        client_secret=slack.client_secret,
        scopes=_SCOPES,
        install_page_rendering_enabled=True,
        installation_store=store,
        state_store=FileOAuthStateStore(expiration_seconds=600, base_dir=str(tmp_path)),
    )
    app = App(client=WebClient(base_url=slack.api_url), signing_secret=slack.signing_secret, oauth_settings=settings)
    served = Served.bolt(app)
    settings.redirect_uri = f"{served.base}/slack/oauth_redirect"
    settings.authorize_url_generator.redirect_uri = settings.redirect_uri
    slack.deliver_to(served.url)

    @app.event("app_mention")
    def mentioned(event: dict[str, str], say: WebClient) -> None:
        say(text="here", thread_ts=event["ts"])

    yield served
    served.close()


def test_a_person_installs_the_app_and_it_answers(slack: PlaySlack, bot: Served, store: FileInstallationStore) -> None:
    acme = slack.team("Acme", installed=False)
    ada = acme.person("Ada", admin=True)
    page = ada.installs(f"{bot.base}/slack/install")
    assert page.status == 200, page.text
    found = store.find_installation(enterprise_id=None, team_id=acme.id)
    assert found is not None
    assert (found.bot_token, found.user_id) == (acme.bot_token, ada.id)
    assert sorted(slack.scopes) == sorted(_SCOPES)
    sales = acme.channel("sales", [ada])
    said = ada.says(sales, f"{acme.mention} are you there?")
    slack.wait(lambda: len(sales.messages(said.thread)) == 2)


def test_a_person_who_says_no_goes_back_with_that(slack: PlaySlack, bot: Served) -> None:
    acme = slack.team("Acme", installed=False)
    page = acme.person("Ada").installs(f"{bot.base}/slack/install", allow=False)
    assert "error=access_denied" in page.url
    assert not acme.installed


def test_an_organisation_installs_for_all_its_teams(
    slack: PlaySlack, bot: Served, store: FileInstallationStore
) -> None:
    grid = slack.enterprise("Grid", teams=2, installed=False)
    first, second = grid.teams
    ada = first.person("Ada", admin=True)
    assert ada.installs_org(grid, f"{bot.base}/slack/install").status == 200
    found = store.find_installation(enterprise_id=grid.id, team_id=None, is_enterprise_install=True)
    assert found is not None
    assert found.is_enterprise_install
    assert first.bot == second.bot
    auth = WebClient(first.bot_token, base_url=slack.api_url).auth_test()
    assert (auth["team_id"], auth["enterprise_id"], auth["is_enterprise_install"]) == (grid.id, grid.id, True)
    ben = second.person("Ben")
    room = second.channel("room", [ben])
    said = ben.says(room, f"{second.mention} hello")
    assert said.events[0]["authorizations"][0]["is_enterprise_install"] is True
    slack.wait(lambda: len(room.messages(said.thread)) == 2)


def test_a_code_is_good_once_and_only_with_the_right_secret(slack: PlaySlack, bot: Served) -> None:
    acme = slack.team("Acme", installed=False)
    acme.person("Ada").installs(f"{bot.base}/slack/install")
    code, known = next(iter(slack.world.codes.items()))
    web = WebClient(base_url=slack.api_url)
    given = {"client_id": slack.client_id, "redirect_uri": known["redirect_uri"]}
    with pytest.raises(SlackApiError, match="code_already_used"):
        web.oauth_v2_access(**given, client_secret=slack.client_secret, code=code)
    with pytest.raises(SlackApiError, match="invalid_code"):
        web.oauth_v2_access(**given, client_secret=slack.client_secret, code="guess")
    with pytest.raises(SlackApiError, match="bad_client_secret"):
        web.oauth_v2_access(**given, client_secret=slack.client_id, code=code)


def test_an_old_token_is_renewed_once_with_its_refresh_token() -> None:
    with PlaySlack(rotation=True) as slack:
        acme = slack.team("Acme")
        old = acme.grant
        acme.expire_token()
        with pytest.raises(SlackApiError, match="token_expired"):
            WebClient(old.token, base_url=slack.api_url).auth_test()
        stored = Installation(
            user_id="U0",
            bot_token=old.token,
            bot_refresh_token=old.refresh_token,
            bot_token_expires_at=1,
            bot_id=old.bot_id,
        )
        rotator = TokenRotator(
            client_id=slack.client_id, client_secret=slack.client_secret, client=WebClient(base_url=slack.api_url)
        )
        renewed = rotator.perform_token_rotation(installation=stored)
        assert renewed is not None
        assert renewed.bot_token == acme.bot_token != old.token
        assert WebClient(renewed.bot_token, base_url=slack.api_url).auth_test()["user_id"] == old.user
        with pytest.raises(Exception, match="invalid_refresh_token"):
            rotator.perform_token_rotation(installation=stored)


def test_the_app_is_told_whose_tokens_were_taken(slack: PlaySlack, acme: Team, web: WebClient, app: Served) -> None:
    acme.revoke(user=True)
    acme.revoke(bot=True)
    slack.wait(lambda: len(app.came) == 2)
    first, second = (json.loads(came.body)["event"]["tokens"] for came in app.came)
    assert sorted([first["bot"], second["bot"]]) == [[], [acme.bot]]
    assert any(tokens["oauth"] for tokens in (first, second))
    with pytest.raises(SlackApiError, match="token_revoked"):
        web.auth_test()


def test_after_an_uninstall_nothing_arrives_until_the_next_install(
    slack: PlaySlack, acme: Team, ada: Person, sales: Channel, app: Served
) -> None:
    bot = acme.bot
    acme.uninstall()
    slack.wait(lambda: len(app.came) == 2)
    assert {json.loads(came.body)["event"]["type"] for came in app.came} == {"app_uninstalled", "tokens_revoked"}
    assert ada.says(sales, f"{acme.mention} hello").events == []
    acme.install()
    assert acme.bot == bot
    assert len(ada.says(sales, f"{acme.mention} hello").events) == 2


def test_an_organisations_token_is_taken_away_for_all_its_teams(slack: PlaySlack) -> None:
    first, second = slack.enterprise("Grid", teams=2).teams
    first.revoke(bot=True)
    assert not second.installed
    with pytest.raises(SlackApiError, match="token_revoked"):
        WebClient(second.bot_token, base_url=slack.api_url).auth_test()
