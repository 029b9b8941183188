"""`python -m bot slack check`: what `threadcast slack check` starts, since Slack's tokens are the chat process' own."""

import argparse
from collections.abc import Sequence

from bot.slack.checking.check import Check
from bot.slack.settings import load_slack_settings
from ledger.settings import SettingsError, load_settings

_WELL, _MISSING, _UNUSABLE = 0, 1, 2


def main(arguments: Sequence[str]) -> int:
    """Run the command. The exit status: 1 where something is missing, 2 where settings can't be used."""
    parser = argparse.ArgumentParser(prog="threadcast slack")
    check = parser.add_subparsers(required=True).add_parser("check", help="Say what is missing for Slack.")
    check.add_argument("--channel", help="A channel that it should be in: its id, or the name of one that it is in.")
    given = parser.parse_args(arguments)
    try:
        found = _said(Check(load_settings(), load_slack_settings(), given.channel))
    except SettingsError as error:
        _say(f"✗ {error.sentence}\n    {error.remedy}")
        return _UNUSABLE
    return _MISSING if "missing" in found else _WELL


def _said(check: Check) -> list[str]:
    """Print what is found as it is found; the grades."""
    grades = []
    for finding in check.remarks():
        _say(finding.text)
        grades.append(finding.grade)
    _say("\nSomething is missing." if "missing" in grades else "\nEverything that Slack needs is there.")
    return [str(grade) for grade in grades]


def _say(words: str) -> None:
    print(words, flush=True)  # noqa: T201  the command's output
