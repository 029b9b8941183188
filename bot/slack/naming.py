"""How Slack's own names are written in the ledger: workspaces, threads, and the events that make questions.

An event is named by the message that it is about, not by Slack's event id: a mention comes as two events, and each may
be replayed, but it is one message.
"""

from dataclasses import dataclass

PREFIX = "slack_"


def workspace_of(team: str) -> str:
    """The ledger's id of a team's workspace."""
    return f"{PREFIX}{team}"


def team_of(workspace: str) -> str:
    """Slack's id of the team."""
    return workspace.removeprefix(PREFIX)


@dataclass(frozen=True, slots=True)
class Spot:
    """A message in a channel, or the thread that it begins."""

    channel: str
    ts: str

    @property
    def text(self) -> str:
        """As the ledger keeps it: `Thread.platform_thread`, and the ids of posted messages."""
        return f"{self.channel}/{self.ts}"

    @classmethod
    def of(cls, text: str) -> "Spot":
        """What `text` wrote. ValueError for anything else."""
        channel, slash, ts = text.partition("/")
        if not (channel and slash and ts):
            raise ValueError(text)
        return cls(channel, ts)


def message_event(spot: Spot) -> str:
    """The event of a message: the same however often, and as however many events, Slack tells of it."""
    return f"message/{spot.text}"


def edit_version(edited: str) -> str:
    """What the event of an edit has after that of its message. edited: the moment that Slack gives."""
    return f"/edited/{edited}"


def click_event(spot: Spot, user: str, moment: str) -> str:
    """The event of a click under a message."""
    return f"click/{spot.text}/{user}/{moment}"
