"""conversations.* and reactions.*: reading where the bot is."""

import time

from tests.play.slack import events
from tests.play.slack.ask import Ask, Refusal, method
from tests.play.slack.described import message_object
from tests.play.slack.records import Json, Message

_READ = ("channels:read", "groups:read", "im:read", "mpim:read")
_HISTORY = ("channels:history", "groups:history", "im:history", "mpim:history")


def _need_for(ask: Ask, kind: str, what: str) -> None:
    """The scope for just this sort of conversation."""
    scope = {"channel": "channels", "group": "groups"}.get(kind, kind) + f":{what}"
    if scope not in ask.grant.scopes:
        raise Refusal("missing_scope", needed=scope, provided=",".join(sorted(ask.grant.scopes)))


def _page(ask: Ask, found: list[Json], default: int, most: int) -> tuple[list[Json], Json]:
    """One page by cursor, and where the next one begins."""
    cursor = ask.text("cursor")
    if cursor and not cursor.removeprefix("page:").isdigit():
        raise Refusal("invalid_cursor")
    start = int(cursor.removeprefix("page:") or 0)
    size = max(1, min(ask.number("limit", default) or default, most))
    left = len(found) > start + size
    return found[start : start + size], {"next_cursor": f"page:{start + size}" if left else ""}


@method("conversations.info", *_READ)
def info(ask: Ask) -> Json:
    channel = ask.channel(member=False)
    _need_for(ask, channel.event_kind, "read")
    return {"channel": channel.described(ask.grant.user)}


@method("conversations.open", "im:write", "mpim:write")
def open_conversation(ask: Ask) -> Json:
    if ask.text("channel"):
        channel = ask.channel()
        return {"channel": {"id": channel.id}, "no_op": True, "already_open": True}
    users = [user for user in ask.need("users").split(",") if user]
    unknown = [user for user in users if user not in ask.world.people]
    if unknown or len(users) != 1:
        raise Refusal("user_not_found" if unknown else "not_enough_users")
    channel = ask.team.dm(ask.world.people[users[0]])
    return {"channel": {"id": channel.id, **(channel.described(ask.grant.user) if ask.flag("return_im") else {})}}


@method("conversations.members", *_READ, per_minute=100)
def members(ask: Ask) -> Json:
    channel = ask.channel(member=False)
    _need_for(ask, channel.event_kind, "read")
    page, after = _page(ask, [{"id": user} for user in sorted(channel.members)], 100, 1000)
    return {"members": [user["id"] for user in page], "response_metadata": after}


@method("conversations.list", *_READ, per_minute=20)
def list_channels(ask: Ask) -> Json:
    kinds = {
        {"public_channel": "public", "private_channel": "private"}.get(kind, kind)
        for kind in ask.text("types", "public_channel").split(",")
    }
    hidden = ask.flag("exclude_archived")
    found = [
        channel.described(ask.grant.user)
        for channel in list(ask.world.channels.values())
        if ask.team.id in channel.team_ids
        and channel.kind in kinds
        and not (hidden and channel.archived)
        and (channel.kind == "public" or ask.grant.user in channel.members)
    ]
    page, after = _page(ask, found, 100, 1000)
    return {"channels": page, "response_metadata": after}


@method("users.conversations", *_READ)
def my_channels(ask: Ask) -> Json:
    """Where the bot (or the named person) is a member."""
    wanted = ask.params
    found = list_channels(Ask(ask.play, ask.method, ask.grant, {**wanted, "limit": 1000, "cursor": ""}))["channels"]
    user = ask.text("user") or ask.grant.user
    mine = [channel for channel in found if user in ask.world.channels[channel["id"]].members]
    page, after = _page(ask, mine, 100, 1000)
    return {"channels": page, "response_metadata": after}


@method("conversations.join", "channels:join")
def join(ask: Ask) -> Json:
    channel = ask.channel(member=False)
    if channel.archived:
        raise Refusal("is_archived")
    if channel.kind != "public":
        raise Refusal("method_not_supported_for_channel_type")
    if ask.grant.user not in channel.members:
        channel.join(ask.grant.user)
    return {"channel": channel.described(ask.grant.user)}


def _within(ask: Ask, message: Message) -> bool:
    oldest, latest = ask.text("oldest", "0"), ask.text("latest") or "9" * 10
    if ask.flag("inclusive"):
        return float(oldest) <= float(message.ts) <= float(latest)
    return float(oldest) < float(message.ts) < float(latest)


def _strict(ask: Ask) -> None:
    """Apps outside the Marketplace: one call a minute."""
    if not ask.world.strict_history:
        return
    mine = [c for c in ask.world.calls[:-1] if c.method == ask.method and c.team == ask.team_id and c.status == 200]
    wait = (mine[-1].at + ask.world.minute - time.time()) if mine else 0
    if wait > 0:
        raise Refusal("ratelimited", status=429, headers={"Retry-After": str(max(1, round(wait)))})


def _read(ask: Ask, found: list[Message]) -> Json:
    bodies = [
        message_object(message, ask.team_id, metadata=ask.flag("include_all_metadata"))
        for message in found
        if _within(ask, message)
    ]
    most = 15 if ask.world.strict_history else 1000
    page, after = _page(ask, bodies, 15 if ask.world.strict_history else 100, most)
    return {"messages": page, "has_more": bool(after["next_cursor"]), "response_metadata": after}


@method("conversations.history", *_HISTORY)
def history(ask: Ask) -> Json:
    channel = ask.channel()
    _need_for(ask, channel.event_kind, "history")
    _strict(ask)
    return _read(ask, [m for m in reversed(channel.messages()) if m.thread == m.ts or m.broadcast])


@method("conversations.replies", *_HISTORY)
def replies(ask: Ask) -> Json:
    """The thread, oldest first, its parent always leading the first page."""
    channel = ask.channel()
    _need_for(ask, channel.event_kind, "history")
    _strict(ask)
    named = channel.message(ask.need("ts"))
    found = channel.messages(named.thread if named else ask.need("ts"))
    if not found:
        raise Refusal("thread_not_found")
    return _read(ask, found)


def _reacted(ask: Ask) -> Message:
    message = ask.channel().message(ask.need("timestamp"))
    if message is None:
        raise Refusal("message_not_found")
    return message


@method("reactions.add", "reactions:write")
def add_reaction(ask: Ask) -> Json:
    message, name = _reacted(ask), ask.need("name").strip(":")
    users = message.reactions.setdefault(name, set())
    if ask.grant.user in users:
        raise Refusal("already_reacted")
    users.add(ask.grant.user)
    ask.world.emit(events.reaction(message, ask.grant.user, name))
    return {}


@method("reactions.remove", "reactions:write", per_minute=20)
def remove_reaction(ask: Ask) -> Json:
    message, name = _reacted(ask), ask.need("name").strip(":")
    if ask.grant.user not in message.reactions.get(name, set()):
        raise Refusal("no_reaction")
    message.reactions[name].discard(ask.grant.user)
    ask.world.emit(events.reaction(message, ask.grant.user, name, removed=True))
    return {}
