"""The whole product, connected with a play-Slack: `threadcast up` with Slack's settings, and more bots beside it."""

import os
import signal
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

import httpx
import psutil
from cryptography.fernet import Fernet

from tests.play.slack import PlaySlack, Team
from tests.servers.processes import serving
from tests.servers.system import System, started
from workers.console.house.readiness import free_port

_EVENTS, _INSTALL = "/slack/events", "/slack/install"
_AGAIN_SECONDS = 60.0
_PAUSE_SECONDS = 0.1


def one_team(slack: PlaySlack, team: Team) -> dict[str, str]:
    """The settings for one workspace over HTTP."""
    return {
        "SLACK_BOT_TOKEN": team.bot_token,
        "SLACK_SIGNING_SECRET": slack.signing_secret,
        "SLACK_API_URL": slack.api_url,
    }


def in_a_socket(slack: PlaySlack, team: Team) -> dict[str, str]:
    """The settings for one workspace in Socket Mode, with no public address."""
    return {"SLACK_BOT_TOKEN": team.bot_token, "SLACK_APP_TOKEN": slack.app_token, "SLACK_API_URL": slack.api_url}


def many_teams(slack: PlaySlack) -> dict[str, str]:
    """The settings for workspaces that install the app themselves."""
    return {
        "SLACK_CLIENT_ID": slack.client_id,
        "SLACK_CLIENT_SECRET": slack.client_secret,
        "SLACK_SIGNING_SECRET": slack.signing_secret,
        "SLACK_API_URL": slack.api_url,
        "SLACK_TOKEN_KEYS": Fernet.generate_key().decode(),
    }


@contextmanager
def in_slack(slack: PlaySlack, home: Path, settings: Mapping[str, str]) -> Iterator[System]:
    """A system that Slack delivers to while the block lasts."""
    port = free_port(0)
    url = f"http://127.0.0.1:{port}"
    addresses = {"THREADCAST_WEB_PORT": str(port), "SLACK_PUBLIC_URL": url}
    with started(home, {**addresses, **settings}) as system:
        if "SLACK_APP_TOKEN" in settings:
            slack.wait(lambda: slack.sockets.open, seconds=_AGAIN_SECONDS)
        else:
            slack.deliver_to(url + _EVENTS)
        yield system


def installed(slack: PlaySlack, system: System, name: str) -> Team:
    """A new team whose admin has installed the app."""
    team = slack.team(name, installed=False)
    install(system, team)
    return team


def install(system: System, team: Team) -> None:
    """An admin of a team walks through the pages of the installation."""
    page = team.person("Root", admin=True).installs(f"{system.url}{_INSTALL}")
    assert page.status == httpx.codes.OK, page


@contextmanager
def another_bot(system: System) -> Iterator[str]:
    """Another chat process of the same system; the address that events can be sent to."""
    port = free_port(0)
    url = f"http://127.0.0.1:{port}"
    given = psutil.Process(system.pids["bot"]).environ()
    with serving(
        [sys.executable, "-m", "bot"],
        system.home / "logs" / f"bot-{port}.log",
        lambda: _answers(url),
        stop=signal.SIGTERM,
        environment={**given, "THREADCAST_WEB_PORT": str(port)},
    ):
        yield url + _EVENTS


def kill_bot(system: System) -> None:
    """Kill the chat process, and wait until the supervisor has started it again."""
    before = system.pids["bot"]
    os.kill(before, signal.SIGKILL)
    until = time.monotonic() + _AGAIN_SECONDS
    while system.pids["bot"] == before or not _answers(system.url):
        assert time.monotonic() < until, system.logs()
        time.sleep(_PAUSE_SECONDS)


def _answers(url: str) -> bool:
    try:
        return httpx.get(f"{url}/health", timeout=2).is_success
    except httpx.TransportError:
        return False
