"""What happens in a team, as the events that Slack makes of it; each is a whole envelope, or empty if none is sent."""

from typing import TYPE_CHECKING

from .described import message_object
from .envelopes import HISTORY, MESSAGE, READ, heard, wrap
from .records import FileRecord, Json, Message, Said

if TYPE_CHECKING:
    from .channels import Channel
    from .people import Person
    from .teams import Team


def posted(message: Message) -> list[Json]:
    """A new message: `app_mention` where it names the bot, `message` where the bot is a member, `file_shared`."""
    found = [*mentions(message), _message_event(message)]
    found += [file_shared(message.channel, file, message) for file in message.files]
    return [envelope for envelope in found if envelope]


def mentions(message: Message) -> list[Json]:
    """`app_mention` goes out for public channels that the bot is not in as well; never in direct messages."""
    channel, world = message.channel, message.channel.world
    found = []
    for team in (world.teams[team] for team in sorted(channel.team_ids)):
        grant = world.installed_in(team.id)
        if grant is None or f"<@{grant.user}>" not in message.text or message.user == grant.user:
            continue
        if channel.kind in ("im", "mpim") or (channel.kind == "private" and grant.user not in channel.members):
            continue
        body = message_object(message, team.id)
        for key in ("subtype", *(() if world.mention_carries_files else ("files", "upload", "display_as_bot"))):
            body.pop(key, None)
        event = {**body, "type": "app_mention", "channel": channel.id, "event_ts": message.ts}
        found.append(wrap(team, event, "app_mention", "app_mentions:read", channel))
    return found


def _message_event(message: Message) -> Json:
    channel = message.channel
    event = {
        **message_object(message, channel.team.id),
        "channel": channel.id,
        "event_ts": message.ts,
        "channel_type": channel.event_kind,
    }
    return heard(channel, event, MESSAGE[channel.event_kind], HISTORY[channel.event_kind])


def _changed(channel: "Channel", subtype: str, **parts: object) -> Json:
    ts = channel.world.stamps.ts()
    event = {
        "type": "message",
        "subtype": subtype,
        "channel": channel.id,
        "hidden": True,
        "ts": ts,
        "event_ts": ts,
        "channel_type": channel.event_kind,
        **parts,
    }
    return heard(channel, event, MESSAGE[channel.event_kind], HISTORY[channel.event_kind])


def edited(message: Message, before: Json) -> list[Json]:
    """`message_changed`; and an edited mention comes as `app_mention` once more: a new event, with `edited`."""
    now = message_object(message, message.channel.team.id)
    changed = _changed(message.channel, "message_changed", message=now, previous_message=before)
    return [envelope for envelope in (changed, *mentions(message)) if envelope]


def unfurled(message: Message, before: Json) -> list[Json]:
    """Slack adds a preview of a link: `message_changed`, though nobody edited anything."""
    now = message_object(message, message.channel.team.id)
    return [_changed(message.channel, "message_changed", message=now, previous_message=before)]


def deleted(message: Message, before: Json) -> list[Json]:
    """`message_deleted`; the head of a thread with replies stays as a tombstone, by `message_changed`."""
    if len(message.channel.messages(message.ts)) > 0:
        tomb = {**before, "subtype": "tombstone", "text": "This message was deleted.", "user": "USLACKBOT"}
        tomb |= {"hidden": True, "blocks": [], "files": []}
        return [_changed(message.channel, "message_changed", message=tomb, previous_message=before)]
    return [_changed(message.channel, "message_deleted", deleted_ts=message.ts, previous_message=before)]


def file_shared(channel: "Channel", file: FileRecord, message: Message) -> Json:
    event = {
        "type": "file_shared",
        "file_id": file.id,
        "user_id": file.user,
        "file": {"id": file.id},
        "channel_id": channel.id,
        "event_ts": message.ts,
    }
    return heard(channel, event, "file_shared", "files:read")


def file_deleted(team: "Team", file: FileRecord) -> Json:
    event = {"type": "file_deleted", "file_id": file.id, "event_ts": team.world.stamps.ts()}
    return wrap(team, event, "file_deleted", "files:read")


def joined(channel: "Channel", user: str, inviter: str | None) -> Json:
    event: Json = {
        "type": "member_joined_channel",
        "user": user,
        "channel": channel.id,
        "channel_type": "C" if channel.kind == "public" else "G",
        "team": channel.team.id,
        "event_ts": channel.world.stamps.ts(),
    }
    if inviter is not None:
        event["inviter"] = inviter
    return heard(channel, event, "member_joined_channel", READ[channel.event_kind])


def joined_message(channel: "Channel", user: str) -> Json:
    """The line "has joined the channel" that Slack writes itself."""
    ts = channel.world.stamps.ts()
    channel.system.add(ts)
    event = {
        "type": "message",
        "subtype": "channel_join" if channel.kind == "public" else "group_join",
        "user": user,
        "text": f"<@{user}> has joined the channel",
        "channel": channel.id,
        "ts": ts,
        "event_ts": ts,
        "channel_type": channel.event_kind,
    }
    return heard(channel, event, MESSAGE[channel.event_kind], HISTORY[channel.event_kind])


def left_channel(channel: "Channel", user: str) -> Json:
    """The bot was removed: `channel_left` (private ones: `group_left`)."""
    name = "channel_left" if channel.kind == "public" else "group_left"
    ts = channel.world.stamps.ts()
    event = {"type": name, "channel": channel.id, "actor_id": user, "event_ts": ts}
    return wrap(channel.team, event, name, READ[channel.event_kind], channel)


def archived(channel: "Channel") -> Json:
    name = "channel_archive" if channel.kind == "public" else "group_archive"
    event = {"type": name, "channel": channel.id, "user": "U0ARCHIVER0", "event_ts": channel.world.stamps.ts()}
    return heard(channel, event, name, READ[channel.event_kind])


def renamed(channel: "Channel") -> Json:
    name = "channel_rename" if channel.kind == "public" else "group_rename"
    described = {"id": channel.id, "name": channel.name, "name_normalized": channel.name, "created": channel.created}
    event = {"type": name, "channel": described, "event_ts": channel.world.stamps.ts()}
    return heard(channel, event, name, READ[channel.event_kind])


def reaction(message: Message, user: str, name: str, *, removed: bool = False) -> Json:
    event = {
        "type": "reaction_removed" if removed else "reaction_added",
        "user": user,
        "reaction": name,
        "item_user": message.user,
        "item": {"type": "message", "channel": message.channel.id, "ts": message.ts},
        "event_ts": message.channel.world.stamps.ts(),
    }
    return heard(message.channel, event, str(event["type"]), "reactions:read")


def home_opened(person: "Person", team: "Team", tab: str) -> Json:
    event: Json = {
        "type": "app_home_opened",
        "user": person.id,
        "channel": team.dm(person).id,
        "tab": tab,
        "event_ts": team.world.stamps.ts(),
    }
    home = person.home_in(team)
    if tab == "home" and home is not None:
        event["view"] = home.body
    return wrap(team, event, "app_home_opened", None)


def session_stopped(team: "Team", user: str, channel: str, thread: str, streams: list[str]) -> Json:
    event = {
        "type": "agent_session_stopped",
        "channel": channel,
        "thread_ts": thread,
        "user": user,
        "streaming_message_ts": streams,
        "event_ts": team.world.stamps.ts(),
    }
    return wrap(team, event, "agent_session_stopped", "chat:write")


def thread_started(team: "Team", person: "Person", message: Message, context: Json) -> Json:
    """`assistant_thread_started`, for apps that still have the older assistant surface."""
    thread = {"user_id": person.id, "context": context, "channel_id": message.channel.id, "thread_ts": message.ts}
    event = {"type": "assistant_thread_started", "assistant_thread": thread, "event_ts": team.world.stamps.ts()}
    return wrap(team, event, "assistant_thread_started", "assistant:write")


def app_uninstalled(team: "Team") -> Json:
    return wrap(team, {"type": "app_uninstalled", "event_ts": team.world.stamps.ts()}, "app_uninstalled", None)


def tokens_revoked(team: "Team", *, bots: list[str], users: list[str]) -> Json:
    tokens = {"oauth": users, "bot": bots}
    event = {"type": "tokens_revoked", "tokens": tokens, "event_ts": team.world.stamps.ts()}
    return wrap(team, event, "tokens_revoked", None)


def said(message: Message, envelopes: list[Json]) -> Said:
    return Said(message.ts, message.channel, message, message.files, envelopes)
