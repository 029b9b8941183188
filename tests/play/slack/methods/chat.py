"""chat.*: what the bot writes."""

import json
from typing import Any

from tests.play.slack import events
from tests.play.slack.ask import Ask, Refusal, method
from tests.play.slack.blocks.messages import check_message
from tests.play.slack.described import message_object
from tests.play.slack.notices import links_of, notices_of
from tests.play.slack.records import Json, Message

_LONGEST_TEXT, _LONGEST_MARKDOWN, _LONGEST_UPDATE = 40_000, 12_000, 4_000


def draft(ask: Ask, channel: Any, **more: Any) -> Message:
    """A message of the bot from the call's arguments, checked as Slack checks it; not yet in the channel."""
    blocks = check_message(ask)
    markdown = ask.text("markdown_text")
    if markdown and (blocks or ask.text("text")):
        raise Refusal("markdown_text_conflict")
    if len(markdown) > _LONGEST_MARKDOWN:
        raise Refusal("msg_too_long")
    text = ask.text("text") or markdown
    attachments = ask.json("attachments", "invalid_attachments") or []
    if not (text or blocks or attachments):
        raise Refusal("no_text")
    shouting = ask.flag("link_names") or ask.text("parse") == "full"
    return Message(
        ask.world.stamps.ts(),
        channel,
        ask.grant.user,
        text[:_LONGEST_TEXT],
        blocks,
        attachments,
        metadata=metadata(ask),
        bot_id=ask.grant.bot_id,
        user_team=channel.team.id if ask.team_id is None else ask.team_id,
        unfurl_links=ask.maybe_flag("unfurl_links"),
        unfurl_media=ask.maybe_flag("unfurl_media"),
        notices=notices_of(f"{text} {json.dumps(attachments)}", blocks, link_names=shouting),
        links=links_of(text, [*blocks, *attachments]),
        **more,
    )


def metadata(ask: Ask) -> Json | None:
    """`metadata` must name an event_type and carry an event_payload; otherwise Slack refuses the message."""
    given = ask.json("metadata", "invalid_metadata_format")
    if given is None:
        return None
    if not isinstance(given, dict) or not isinstance(given.get("event_payload"), dict):
        raise Refusal("invalid_metadata_format")
    if not isinstance(given.get("event_type"), str) or not given["event_type"]:
        raise Refusal("invalid_metadata_format")
    return {"event_type": given["event_type"], "event_payload": given["event_payload"]}


def put(ask: Ask, message: Message) -> None:
    """The message stands in the channel from now on, and the app hears its own words as Slack repeats them."""
    with ask.world.lock:
        message.channel.put(message)
        envelopes = events.posted(message)
    ask.world.emit_all(envelopes)


def parent_of(ask: Ask, channel: Any) -> str | None:
    """The thread's first message: a reply's timestamp leads to its parent, as Slack files it."""
    named = ask.text("thread_ts")
    if not named:
        return None
    if named in channel.system:
        raise Refusal("cannot_reply_to_message")
    found = channel.message(named)
    if found is None:
        if named not in channel.written and not channel.messages(named):
            raise Refusal("thread_not_found")
        return named
    return str(found.thread)


@method("chat.postMessage", "chat:write", per_minute=0)
def post_message(ask: Ask) -> Json:
    channel = ask.channel(write=True)
    message = draft(ask, channel, thread_ts=parent_of(ask, channel), broadcast=ask.flag("reply_broadcast"))
    put(ask, message)
    body = message_object(message, metadata=True)
    return {"channel": channel.id, "ts": message.ts, "message": body, **_warning(ask)}


def _warning(ask: Ask) -> Json:
    if len(ask.text("text")) > _LONGEST_TEXT:
        return {"warning": "message_truncated", "response_metadata": {"warnings": ["message_truncated"]}}
    return {}


@method("chat.update", "chat:write")
def update(ask: Ask) -> Json:
    """What is not given stays as it was; an empty list takes blocks or attachments away."""
    channel = ask.channel(write=True)
    message = ask.own_message(channel, "cant_update_message")
    if message.streaming:
        raise Refusal("streaming_state_conflict")
    if len(ask.text("text")) > _LONGEST_UPDATE:
        raise Refusal("msg_too_long")
    new = draft(ask, channel)
    with ask.world.lock:
        before = message_object(message)
        message.earlier.append(before)
        message.text = new.text or message.text
        message.blocks = new.blocks if "blocks" in ask.params else message.blocks
        message.attachments = new.attachments if "attachments" in ask.params else message.attachments
        message.notices, message.links = message.notices + new.notices, new.links
        if "metadata" in ask.params:
            message.metadata = new.metadata
        message.edited = {"user": ask.grant.user, "ts": ask.world.stamps.ts()}
        envelopes = events.edited(message, before)
    ask.world.emit_all(envelopes)
    return {"channel": channel.id, "ts": message.ts, "text": message.text, "message": message_object(message)}


@method("chat.delete", "chat:write")
def delete(ask: Ask) -> Json:
    channel = ask.channel(write=True)
    message = ask.own_message(channel, "cant_delete_message")
    if message.streaming:
        raise Refusal("cant_delete_message")
    with ask.world.lock:
        before = message_object(message)
        message.deleted = True
        envelopes = events.deleted(message, before)
    ask.world.emit_all(envelopes)
    return {"channel": channel.id, "ts": message.ts}


@method("chat.postEphemeral", "chat:write", per_minute=100)
def post_ephemeral(ask: Ask) -> Json:
    channel = ask.channel(write=True)
    user = ask.need("user")
    if user not in ask.world.people:
        raise Refusal("user_not_found")
    if user not in channel.members:
        raise Refusal("user_not_in_channel")
    thread = parent_of(ask, channel)
    message = draft(ask, channel, ephemeral_to=user, thread_ts=thread)
    ask.world.ephemerals.append(message)
    return {"message_ts": message.ts}


@method("chat.getPermalink", per_minute=100)
def permalink(ask: Ask) -> Json:
    channel = ask.channel(member=False)
    message = channel.message(ask.need("message_ts"))
    if message is None:
        raise Refusal("message_not_found")
    link = f"https://{channel.team.domain}.slack.com/archives/{channel.id}/p{message.ts.replace('.', '')}"
    if message.thread != message.ts:
        link += f"?thread_ts={message.thread}&cid={channel.id}"
    return {"channel": channel.id, "permalink": link}
