"""Addresses of messages, made without asking Slack for each."""

from dataclasses import dataclass

from bot.platform import Json
from bot.slack.naming import Spot
from bot.slack.rendering.blocks import button

OPEN = "open_thread"
"""The action of buttons that only open an address: nothing has to be done about it."""


@dataclass(frozen=True, slots=True)
class Links:
    """Addresses in one workspace. base: the workspace's own, such as https://acme.slack.com/; None where unknown."""

    base: str | None = None

    def to(self, spot: Spot | None) -> str | None:
        """The address of a message."""
        if self.base is None or spot is None:
            return None
        return f"{self.base.rstrip('/')}/archives/{spot.channel}/p{spot.ts.replace('.', '')}"

    def button(self, spot: Spot | None, label: str = "Open thread") -> Json | None:
        """A button that opens a message."""
        url = self.to(spot)
        return None if url is None else button(label, OPEN, "open", url=url)
