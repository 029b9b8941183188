"""All that the play knows, in one place, behind one lock."""

import threading
import time
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Any

from .ids import Stamps
from .records import ALL_BOT_SCOPES, Call, Delivery, FileRecord, Grant, Json, Message, View

if TYPE_CHECKING:
    from .channels import Channel
    from .people import Person
    from .teams import Enterprise, Team


class World:
    """Teams, people, channels, messages, files, views and tokens; and the app that is installed among them."""

    def __init__(self) -> None:
        self.lock = threading.RLock()
        self.stamps = Stamps()
        self.app_id = self.stamps.new("A")
        self.client_id = "1000000000.2000000000"
        self.client_secret = self.stamps.secret("", 32)
        self.signing_secret = self.stamps.secret("", 32)
        self.verification = self.stamps.secret("", 24)
        self.app_token = self.stamps.secret(f"xapp-1-{self.app_id}-", 40)
        self.scopes: list[str] = sorted(ALL_BOT_SCOPES - {"chat:write.public"})
        self.subscriptions: set[str] | None = None
        self.mention_carries_files = True
        self.processing_seconds = 0.0
        self.rotation = False
        self.strict_history = False
        self.minute = 60.0
        self.teams: dict[str, Team] = {}
        self.enterprises: dict[str, Enterprise] = {}
        self.people: dict[str, Person] = {}
        self.channels: dict[str, Channel] = {}
        self.files: dict[str, FileRecord] = {}
        self.views: dict[str, View] = {}
        self.homes: dict[tuple[str, str], View] = {}
        self.grants: dict[str, Grant] = {}
        self.triggers: dict[str, Json] = {}
        self.answers: dict[str, Json] = {}
        self.codes: dict[str, Json] = {}
        self.uploads: dict[str, str] = {}
        self.sessions: dict[tuple[str, str], Json] = {}
        self.contexts: dict[str, Json] = {}
        self.ephemerals: list[Message] = []
        self._begin_records()
        self.base = ""
        self.emit: Callable[[Json], None] = lambda _: None
        self.grants[self.app_token] = Grant(
            self.app_token, "app", None, None, "", scopes=frozenset(["connections:write", "authorizations:read"])
        )

    def _begin_records(self) -> None:
        """What tests look at afterwards."""
        self.calls: list[Call] = []
        self.deliveries: list[Delivery] = []
        self.downloads: list[Json] = []
        self.troubles: list[str] = []

    def emit_all(self, envelopes: list[Json]) -> list[Json]:
        """The events go out; those that nobody is to hear are left away."""
        sent = [envelope for envelope in envelopes if envelope]
        for envelope in sent:
            self.emit(envelope)
        return sent

    def channel_of(self, team: str | None, channel: str) -> "Channel | None":
        """A channel by its id, where the team can see it; by id of a person, the direct message with them."""
        found = self.channels.get(channel)
        if found is None and channel in self.people and team is not None and team in self.teams:
            found = self.teams[team].dm(self.people[channel])
        if found is None or (team is not None and team not in found.team_ids):
            return None
        return found

    def bot_of(self, team: str) -> Grant | None:
        """The bot's latest grant in a team (its own or its organisation's), dead or alive."""
        mine = [g for g in self.grants.values() if g.kind == "bot" and self._reaches(g, team)]
        return mine[-1] if mine else None

    def installed_in(self, team: str) -> Grant | None:
        """The bot's grant where the app is installed now: events go only there."""
        grant = self.bot_of(team)
        return grant if grant is not None and grant.dead is None else None

    def _reaches(self, grant: Grant, team: str) -> bool:
        if grant.team is not None:
            return grant.team == team
        return team in self.teams and self.teams[team].enterprise_id == grant.enterprise

    def trigger(self, team: str, user: str) -> str:
        """A trigger id: good once, for three seconds."""
        trigger = f"{self.stamps.secret('', 12)}.{self.stamps.secret('', 10)}.{self.stamps.secret('', 32)}"
        self.triggers[trigger] = {"team": team, "user": user, "at": time.time(), "used": False}
        return trigger

    def answer_url(self, team: str, **where: Any) -> str:
        """A response_url: five posts, thirty minutes."""
        key = self.stamps.secret("", 24)
        self.answers[key] = {"team": team, "at": time.time(), "left": 5, **where}
        return f"{self.base}actions/{team}/{key}"

    def messages(self) -> Iterable[Message]:
        return [message for channel in self.channels.values() for message in channel.everything()]
