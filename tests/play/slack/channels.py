"""Channels and direct messages: who is in them, and what was written there."""

from typing import TYPE_CHECKING

from . import events
from .described import message_object
from .records import Json, Message, Said

if TYPE_CHECKING:
    from .people import Person
    from .teams import Team
    from .world import World


class Channel:
    """A public or private channel (C…), or a direct message with the bot (D…)."""

    def __init__(self, world: "World", team: "Team", channel: str, name: str, kind: str) -> None:
        self.world, self.team, self.id, self.name, self.kind = world, team, channel, name, kind
        self.members: set[str] = set()
        self.team_ids = {team.id}
        self.shared = False
        self.archived = False
        self.written: dict[str, Message] = {}
        self.system: set[str] = set()  # lines that Slack wrote itself: nobody can reply to them
        self.threads: dict[str, list[Message]] = {}
        self.created = int(world.stamps.ts().split(".")[0])

    @property
    def event_kind(self) -> str:
        """As `channel_type` says it: channel, group, im, mpim."""
        return {"public": "channel", "private": "group"}.get(self.kind, self.kind)

    @property
    def mention(self) -> str:
        return f"<#{self.id}>"

    def everything(self) -> list[Message]:
        """All messages, the deleted ones too, oldest first."""
        with self.world.lock:
            return sorted(self.written.values(), key=lambda message: message.ts)

    def messages(self, thread: "str | Said | Message | None" = None, *, deleted: bool = False) -> list[Message]:
        """What stands in the channel (or in one thread, its parent first), oldest first."""
        thread = thread if thread is None or isinstance(thread, str) else thread.thread
        with self.world.lock:
            there = self.everything() if thread is None else sorted(self.threads.get(thread, []), key=lambda m: m.ts)
        return [message for message in there if deleted or not message.deleted]

    def put(self, message: Message) -> None:
        """It stands in the channel from now on."""
        with self.world.lock:
            self.written[message.ts] = message
            self.threads.setdefault(message.thread, []).append(message)

    def message(self, ts: str) -> Message | None:
        found = self.written.get(ts)
        return None if found is None or found.deleted else found

    def join(self, user: str, inviter: str | None = None) -> None:
        """Somebody comes in, and the app is told."""
        with self.world.lock:
            self.members.add(user)
        self.world.emit_all([events.joined(self, user, inviter), events.joined_message(self, user)])

    def _bot(self, team: "Team | None") -> str:
        bot = self.world.bot_of((team or self.team).id)
        assert bot is not None, "the app is not installed there"
        return bot.user

    def add_bot(self, team: "Team | None" = None) -> None:
        """The bot of this team (or of another one that shares the channel) comes in."""
        self.join(self._bot(team))

    def kick_bot(self, team: "Team | None" = None) -> None:
        """The bot is removed; from then on it hears nothing here and may not write."""
        bot = self._bot(team)
        with self.world.lock:
            self.members.discard(bot)
        self.world.emit(events.left_channel(self, bot))

    def archive(self) -> None:
        self.archived = True
        self.world.emit(events.archived(self))

    def rename(self, name: str) -> None:
        self.name = name
        self.world.emit(events.renamed(self))

    def unfurl(self, message: Message) -> None:
        """Slack puts a preview of a link below a message; the app hears of a change that nobody made."""
        with self.world.lock:
            before = message_object(message, self.team.id)
            message.attachments = [{"id": 1, "from_url": link, "fallback": link} for link in message.links]
            envelopes = events.unfurled(message, before)
        self.world.emit_all(envelopes)

    def share_with(self, team: "Team", people: "list[Person] | None" = None) -> None:
        """Slack Connect: another team's people come in."""
        self.shared = True
        self.team_ids.add(team.id)
        self.members.update(person.id for person in people or [])

    def described(self, bot: str | None = None) -> Json:
        """As conversations.info describes it."""
        common: Json = {"id": self.id, "created": self.created, "is_archived": self.archived, "is_org_shared": False}
        if self.kind == "im":
            return {**common, "is_im": True, "user": next((m for m in self.members if m != bot), ""), "is_open": True}
        private = self.kind in ("private", "mpim")
        return {
            **common,
            "name": self.name,
            "name_normalized": self.name,
            "is_channel": self.kind == "public",
            "is_group": self.kind == "private",
            "is_im": False,
            "is_mpim": self.kind == "mpim",
            "is_private": private,
            "is_general": self.name == "general",
            "is_shared": self.shared,
            "is_ext_shared": self.shared,
            "is_member": bot in self.members,
            "context_team_id": self.team.id,
            "shared_team_ids": sorted(self.team_ids),
            "creator": min(self.members, default=""),
            "topic": {"value": "", "creator": "", "last_set": 0},
            "purpose": {"value": "", "creator": "", "last_set": 0},
            "num_members": len(self.members),
        }
