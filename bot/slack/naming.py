"""How Slack's own names are written in the ledger: workspaces, threads, and the events that make questions.

An event is named by the message that it is about, not by Slack's event id: a mention comes as two events, and each may
be replayed, but it is one message.
"""

from dataclasses import dataclass

from ledger.repositories.questions import EDITED

PREFIX = "slack_"


def workspace_of(team: str) -> str:
    """The ledger's id of a team's workspace."""
    return f"{PREFIX}{team}"


def team_of(workspace: str) -> str:
    """Slack's id of the team."""
    return workspace.removeprefix(PREFIX)


_COMING = "new-"


@dataclass(frozen=True, slots=True)
class Spot:
    """A message in a channel, or the thread that it begins."""

    channel: str
    ts: str

    @property
    def text(self) -> str:
        """As the ledger keeps it: `Thread.platform_thread`, and the ids of posted messages."""
        return f"{self.channel}/{self.ts}"

    @property
    def coming(self) -> bool:
        """Whether it is the place of a message that is still to be posted, and begins a thread."""
        return self.ts.startswith(_COMING)

    @classmethod
    def to_come(cls, channel: str, name: str) -> "Spot":
        """The place of a message that is to be posted in a channel, until Slack gives it a moment. name: unique."""
        return cls(channel, f"{_COMING}{name}")

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
    return f"{EDITED}{edited}"


def click_event(spot: Spot, user: str, moment: str) -> str:
    """The event of a click under a message."""
    return f"click/{spot.text}/{user}/{moment}"


def form_event(view: str) -> str:
    """The event of a form that was sent. view: Slack's id of the form, which is another each time it is opened."""
    return f"form/{view}"
