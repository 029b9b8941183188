"""People of the play: what they say, drop, edit, click and open."""

import time
from pathlib import Path
from typing import TYPE_CHECKING

from . import events, gestures
from .consent import Walk
from .described import message_object, mimetype_of
from .gestures import Page
from .notices import links_of, notices_of
from .records import FileRecord, Json, Message, Said, View
from .typed import as_typed

if TYPE_CHECKING:
    from .channels import Channel
    from .gestures import Answer
    from .play import PlaySlack
    from .teams import Enterprise, Team

Upload = str | Path | tuple[str, bytes] | FileRecord


class Person:
    """Somebody with a keyboard and a mouse."""

    def __init__(self, play: "PlaySlack", team: "Team", name: str, *, admin: bool, guest: bool) -> None:
        self.play, self.world, self.team, self.name = play, play.world, team, name
        self.admin, self.guest, self.deleted = admin, guest, False
        self.tz, self.locale = "Europe/Amsterdam", "en-US"
        self.id = self.world.stamps.new("U")
        self.email = f"{name.lower()}@{team.domain}.example"
        self.world.people[self.id] = self

    @property
    def mention(self) -> str:
        return f"<@{self.id}>"

    # writing

    def says(
        self,
        channel: "Channel",
        text: str = "",
        files: "list[Upload] | tuple[Upload, ...]" = (),
        thread: "str | Said | Message | None" = None,
    ) -> Said:
        """A message, with files if any; delivered to the app in the background."""
        text = as_typed(text)
        assert self._may_write(channel), f"{self.name} is not in {channel.name or channel.id}, or it is archived"
        with self.world.lock:
            shared = [self._upload(channel, file) for file in files]
            message = Message(
                self.world.stamps.ts(),
                channel,
                self.id,
                text,
                thread_ts=thread if thread is None or isinstance(thread, str) else thread.thread,
                files=shared,
                subtype="file_share" if shared else None,
                user_team=self.team.id,
                notices=notices_of(text, []),
                links=links_of(text, []),
            )
            for file in shared:
                file.threads.append(message.thread)
            channel.put(message)
            envelopes = events.posted(message)
        self.world.emit_all(envelopes)
        return events.said(message, envelopes)

    def _may_write(self, channel: "Channel") -> bool:
        """In a public channel of their team people are as soon as they write there."""
        if channel.kind == "public" and self.team.id in channel.team_ids:
            channel.members.add(self.id)
        return self.id in channel.members and not channel.archived

    def drops(self, channel: "Channel", *files: Upload, thread: "str | Said | Message | None" = None) -> Said:
        """Files without a word."""
        return self.says(channel, "", files, thread)

    def _upload(self, channel: "Channel", given: Upload) -> FileRecord:
        if isinstance(given, FileRecord):
            given.channels.append(channel.id)
            return given
        if isinstance(given, tuple):
            name, content = given
        else:
            name, content = Path(given).name, Path(given).read_bytes()
        file = FileRecord(
            self.world.stamps.new("F"),
            name,
            content,
            self.id,
            self.team.id,
            time.time(),
            mimetype=mimetype_of(name),
            channels=[channel.id],
            declared_size=self.play.faults.lie_about_size(),
        )
        self.world.files[file.id] = file
        return file

    def edits(self, said: "Said | Message", text: str) -> list[Json]:
        """Other words; the events that Slack makes of it come back."""
        message, text = said.message if isinstance(said, Said) else said, as_typed(text)
        with self.world.lock:
            before = message_object(message, message.channel.team.id)
            message.earlier.append(before)
            message.text, message.edited = text, {"user": self.id, "ts": self.world.stamps.ts()}
            message.notices, message.links = notices_of(text, []), links_of(text, [])
            envelopes = events.edited(message, before)
        return self.world.emit_all(envelopes)

    def deletes(self, said: "Said | Message") -> list[Json]:
        message = said.message if isinstance(said, Said) else said
        with self.world.lock:
            before = message_object(message, message.channel.team.id)
            message.deleted = True
            envelopes = events.deleted(message, before)
        return self.world.emit_all(envelopes)

    def reacts(self, message: "Said | Message", name: str) -> None:
        on = message.message if isinstance(message, Said) else message
        on.reactions.setdefault(name, set()).add(self.id)
        self.world.emit(events.reaction(on, self.id, name))

    # pointing

    def clicks(self, on: Message | View, action: str, option: str | None = None) -> "Answer":
        """A button or a menu, by its action_id (or how that begins), or by the words on it."""
        return gestures.click(self, on, action, option)

    def searches(self, on: Message | View, action: str, typed: str) -> list[str]:
        """Types into a menu that the app fills; the offered texts come back, and can be clicked from then on."""
        return gestures.search(self, on, action, typed)

    def submits(self, view: View, values: Json | None = None) -> "Answer":
        """A modal with these values, by block_id, action_id or label; what is not named stays as it is."""
        return gestures.submit(self, view, values or {})

    def closes(self, view: View) -> "Answer | None":
        return gestures.close(self, view)

    def commands(
        self, channel: "Channel", text: str = "", command: str = "/threadcast", seconds: float = 5.0
    ) -> Message | None:
        """What a slash command answered, visible or ephemeral; None if nothing came in time."""
        return gestures.command(self, channel, command, text, seconds)

    def uses_shortcut(self, message: "Said | Message", callback_id: str) -> "Answer":
        return gestures.message_shortcut(self, message.message if isinstance(message, Said) else message, callback_id)

    def uses_global_shortcut(self, callback_id: str, team: "Team | None" = None) -> "Answer":
        return gestures.global_shortcut(self, team or self.team, callback_id)

    def opens_home(self, team: "Team | None" = None) -> None:
        self.world.emit(events.home_opened(self, team or self.team, "home"))

    def opens_messages(self, team: "Team | None" = None) -> None:
        self.world.emit(events.home_opened(self, team or self.team, "messages"))

    def opens_assistant(self, team: "Team | None" = None) -> Said:
        """A new thread with the assistant, as apps with the older assistant surface meet it."""
        place = team or self.team
        message = Message(self.world.stamps.ts(), place.dm(self), place.bot, "New Assistant Thread", user_team=place.id)
        message.channel.put(message)
        return events.said(message, self.world.emit_all([events.thread_started(place, self, message, {})]))

    def stops(self, thread: "Said | Message") -> Json:
        """The native stop button of an agent session."""
        return gestures.stop(self, thread.message if isinstance(thread, Said) else thread)

    # installing

    def installs(self, url: str, team: "Team | None" = None, *, allow: bool = True) -> Page:
        """Opens the app's install page, answers on Slack's page and follows back; where it ends."""
        return Walk(self.play, verify=self.play.browser_verify).install(self, url, team or self.team, allow=allow)

    def installs_org(self, grid: "Enterprise", url: str, *, allow: bool = True) -> Page:
        return Walk(self.play, verify=self.play.browser_verify).install(self, url, grid, allow=allow)

    # looking

    @property
    def home(self) -> View | None:
        return self.home_in(self.team)

    def home_in(self, team: "Team") -> View | None:
        return self.world.homes.get((team.id, self.id))

    @property
    def views(self) -> list[View]:
        """The open modals, the topmost last."""
        return [v for v in self.world.views.values() if v.user == self.id and v.open and v.body["type"] == "modal"]

    @property
    def ephemerals(self) -> list[Message]:
        """Messages that only this person sees."""
        return [message for message in self.world.ephemerals if message.ephemeral_to == self.id and not message.deleted]
