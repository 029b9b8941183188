"""Workspaces and organisations."""

import time
from collections.abc import Iterable
from typing import TYPE_CHECKING

from . import events
from .channels import Channel
from .grants import grant_bot
from .people import Person
from .records import FileRecord, Grant

if TYPE_CHECKING:
    from .play import PlaySlack
    from .world import World


class Team:
    """A workspace (T…); `installed` ones have the bot in them."""

    def __init__(self, play: "PlaySlack", name: str, enterprise: "Enterprise | None" = None) -> None:
        self.play, self.name = play, name
        self.world: World = play.world
        self.id = self.world.stamps.new("T")
        self.domain = name.lower().replace(" ", "-")
        self.enterprise = enterprise
        self.switched_off: set[str] = set()  # block types that this team cannot show
        self._dms: dict[str, Channel] = {}
        self.world.teams[self.id] = self

    @property
    def enterprise_id(self) -> str | None:
        return self.enterprise.id if self.enterprise else None

    @property
    def grant(self) -> Grant:
        found = self.world.bot_of(self.id)
        assert found is not None, f"the app was never installed in {self.name}"
        return found

    @property
    def bot_token(self) -> str:
        return self.grant.token

    @property
    def bot(self) -> str:
        """The bot's user id here."""
        return self.grant.user

    @property
    def mention(self) -> str:
        return f"<@{self.bot}>"

    @property
    def installed(self) -> bool:
        return self.world.installed_in(self.id) is not None

    def person(self, name: str, *, admin: bool = False, from_team: "Team | None" = None, guest: bool = False) -> Person:
        """Somebody of this team, or of another one who meets this team in shared channels."""
        return Person(self.play, from_team or self, name, admin=admin, guest=guest)

    def channel(
        self,
        name: str,
        members: "list[Person] | tuple[Person, ...]" = (),
        *,
        private: bool = False,
        with_bot: bool = True,
        shared: bool = False,
    ) -> Channel:
        """A channel; people of other teams among the members make it a shared one."""
        with self.world.lock:
            channel = Channel(self.world, self, self.world.stamps.new("C"), name, "private" if private else "public")
            self.world.channels[channel.id] = channel
            channel.shared = shared
            channel.members = {person.id for person in members}
            for person in members:
                if person.team is not self:
                    channel.share_with(person.team, [person])
            if with_bot and self.world.bot_of(self.id) is not None:
                channel.members.add(self.bot)
        return channel

    def group(self, *members: Person) -> Channel:
        """A message among several people and the bot."""
        with self.world.lock:
            channel = Channel(self.world, self, self.world.stamps.new("G"), "", "mpim")
            channel.members = {*(person.id for person in members), self.bot}
            self.world.channels[channel.id] = channel
            return channel

    def dm(self, person: Person) -> Channel:
        """The direct message between a person and the bot; always the same one."""
        with self.world.lock:
            if person.id not in self._dms:
                channel = Channel(self.world, self, self.world.stamps.new("D"), "", "im")
                channel.members = {person.id}
                self.world.channels[channel.id] = channel
                self._dms[person.id] = channel
            bot = self.world.bot_of(self.id)
            if bot is not None:
                self._dms[person.id].members.add(bot.user)
            return self._dms[person.id]

    def install(self, scopes: Iterable[str] | None = None) -> Grant:
        """The app is installed without anybody walking through the pages; with the play's scopes or these."""
        return grant_bot(self.world, self.id, None, frozenset(scopes or self.world.scopes))

    def take_scopes(self, *scopes: str) -> None:
        """The team never granted these: calls that need them answer missing_scope, their events stay away."""
        self.grant.scopes -= frozenset(scopes)

    def switch_off(self, *blocks: str) -> None:
        """Kinds of blocks that this team cannot show (data_visualization, data_table…): invalid_blocks."""
        self.switched_off |= set(blocks)

    def delete_file(self, file: str | FileRecord) -> None:
        record = file if isinstance(file, FileRecord) else self.world.files[file]
        record.deleted = True
        self.world.emit(events.file_deleted(self, record))

    def revoke(self, *, bot: bool = False, user: bool = False) -> None:
        """Tokens are revoked, and the app is told which people's they were."""
        killed = [g for g in self.world.grants.values() if g.dead is None and (g.team == self.id or g is self.grant)]
        bots = [g.user for g in killed if bot and g.kind == "bot"]
        users = [g.user for g in killed if user and g.kind == "user"]
        envelope = events.tokens_revoked(self, bots=bots, users=users or (["U0SOMEBODY0"] if user else []))
        for grant in killed:
            if (grant.kind == "bot" and bot) or (grant.kind == "user" and user):
                grant.dead = "token_revoked"
        self.world.emit(envelope)

    def uninstall(self) -> None:
        """The app is removed: its tokens die and two events say so."""
        bot = self.grant
        gone = [events.app_uninstalled(self), events.tokens_revoked(self, bots=[bot.user], users=[])]
        for grant in self.world.grants.values():
            if grant.kind != "app" and (grant.team == self.id or grant is bot):
                grant.dead = "account_inactive"
        for envelope in gone:
            self.world.emit(envelope)

    def expire_token(self) -> None:
        """The access token's twelve hours are over; the refresh token is still good."""
        self.grant.expires_at = time.time() - 1


class Enterprise:
    """An organisation of several workspaces (E…)."""

    def __init__(self, play: "PlaySlack", name: str, teams: int) -> None:
        self.world, self.name, self.id = play.world, name, play.world.stamps.new("E")
        self.world.enterprises[self.id] = self
        self.teams = [Team(play, f"{name} {number + 1}", self) for number in range(teams)]

    def install(self, scopes: Iterable[str] | None = None) -> Grant:
        """The app is installed for the whole organisation."""
        return grant_bot(self.world, None, self.id, frozenset(scopes or self.world.scopes))
