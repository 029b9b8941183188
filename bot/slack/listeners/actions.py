"""Clicks on buttons and selects under messages."""

from slack_bolt.async_app import AsyncApp

from bot.slack.house import SlackHouse


def register(app: AsyncApp, house: SlackHouse) -> None:
    """Have `app` listen."""
    del app, house
