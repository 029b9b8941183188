"""The manifest asks for what the code uses, with a reason for each, and for nothing else."""

import re
from pathlib import Path
from typing import Any

import pytest
import yaml

from bot.slack.installations.routes import INSTALL, REDIRECT
from bot.slack.installations.scopes import EVENTS, EXTRA_EVENTS, EXTRAS, SCOPES
from bot.slack.routes import EVENTS as ADDRESS

_ROOT = Path(__file__).parents[3]
_TEXT = (_ROOT / "deploy" / "slack" / "manifest.yaml").read_text()
_LISTENERS = _ROOT / "bot" / "slack" / "listeners"
_OLDER = {"assistant_thread_started"}
"""For apps that were made when agents were called assistants."""


@pytest.fixture(scope="module")
def manifest() -> dict[str, Any]:
    read: dict[str, Any] = yaml.safe_load(_TEXT)
    return read


def test_it_asks_for_the_scopes_that_the_check_looks_for_each_with_its_reason(manifest: dict[str, Any]) -> None:
    asked = manifest["oauth_config"]["scopes"]["bot"]
    assert asked == sorted({**SCOPES, **EXTRAS})
    for scope, why in {**SCOPES, **EXTRAS}.items():
        assert f"- {scope} # {why}" in _TEXT


def test_it_subscribes_to_the_events_that_are_listened_to(manifest: dict[str, Any]) -> None:
    subscribed = manifest["settings"]["event_subscriptions"]["bot_events"]
    assert subscribed == sorted({**EVENTS, **EXTRA_EVENTS})
    code = "".join(path.read_text() for path in _LISTENERS.glob("*.py"))
    heard = set(re.findall(r'app\.event\(\s*"(\w+)"', code)) | set(re.findall(r'"type": "(\w+)"', code))
    assert {event.partition(".")[0] for event in subscribed} >= heard - _OLDER


def test_every_event_has_the_scope_that_slack_wants_for_it() -> None:
    needed = {scope for scope, _ in EVENTS.values() if scope}
    assert needed <= SCOPES.keys()
    assert {scope for scope, _ in EXTRA_EVENTS.values() if scope} <= {*SCOPES, *EXTRAS}


def test_its_command_and_shortcut_are_those_that_are_answered(manifest: dict[str, Any]) -> None:
    code = "".join(path.read_text() for path in _LISTENERS.glob("*.py"))
    assert [each["command"] for each in manifest["features"]["slash_commands"]] == ["/threadcast"]
    assert "/threadcast" in code
    assert all(f'"{each["callback_id"]}"' in code for each in manifest["features"]["shortcuts"])


def test_the_addresses_in_it_and_in_the_guide_are_the_servers_own() -> None:
    guide = (_ROOT / "deploy" / "slack" / "guide.md").read_text()
    addresses = {found for text in (_TEXT, guide) for found in re.findall(r"example\.com(/[\w/]+)", text)}
    assert addresses == {ADDRESS, INSTALL, REDIRECT}


def test_it_keeps_to_slacks_lengths(manifest: dict[str, Any]) -> None:
    shown = manifest["display_information"]
    assert 174 <= len(shown["long_description"]) <= 4000
    assert len(shown["description"]) <= 140
    assert len(shown["name"]) <= 35
