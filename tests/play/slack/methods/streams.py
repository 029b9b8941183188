"""chat.startStream, appendStream, stopStream: a message that grows."""

import time

from tests.play.slack import events
from tests.play.slack.ask import Ask, Refusal, method
from tests.play.slack.blocks.messages import check_message, refuse_or_fill
from tests.play.slack.described import message_object
from tests.play.slack.notices import links_of, notices_of
from tests.play.slack.records import Json, Message

from .chat import metadata, parent_of, put

_MOST_TEXT, _MOST_CARD_TEXT = 12_000, 256
#: A stream that nobody stopped is closed by Slack after five minutes.
_LIFE_MINUTES = 5
_CHUNKS: dict[str, tuple[str, ...]] = {
    "markdown_text": ("text",),
    "task_update": ("id", "title", "status"),
    "plan_update": ("title",),
    "blocks": ("blocks",),
}
_TASK_STATUS = ("pending", "in_progress", "complete", "error")


def _pieces(ask: Ask, *, needed: bool) -> list[Json]:
    """What the call brings: text, or chunks, never both."""
    text, chunks = ask.text("markdown_text"), ask.json("chunks") or []
    if text and chunks:
        raise Refusal("cannot_provide_both_markdown_text_and_chunks")
    if not text and not chunks and needed:
        raise Refusal("no_text")
    if len(text) > _MOST_TEXT:
        raise Refusal("msg_too_long")
    for chunk in chunks:
        _check(ask, chunk)
    return [{"type": "markdown_text", "text": text}] if text else list(chunks)


def _same_mode(ask: Ask, message: Message) -> None:
    """A stream is opened with text or with chunks and stays so."""
    mode = "text" if ask.text("markdown_text") else "chunks" if ask.json("chunks") else ""
    if message.stream_mode and mode and mode != message.stream_mode:
        raise Refusal("streaming_mode_mismatch")
    message.stream_mode = message.stream_mode or mode


def _check(ask: Ask, chunk: Json) -> None:
    kind = chunk.get("type")
    if kind not in _CHUNKS or any(chunk.get(name) is None for name in _CHUNKS[kind]):
        raise Refusal("invalid_chunks")
    if kind == "task_update" and chunk["status"] not in _TASK_STATUS:
        raise Refusal("invalid_chunks", "[ERROR] status must be one of: " + ", ".join(_TASK_STATUS))
    if any(len(str(chunk.get(name) or "")) > _MOST_CARD_TEXT for name in ("title", "details", "output")):
        raise Refusal("invalid_chunks", f"[ERROR] must be less than {_MOST_CARD_TEXT + 1} characters")
    if kind == "markdown_text" and len(chunk["text"]) > _MOST_TEXT:
        raise Refusal("msg_too_long")
    if kind == "blocks":
        chunk["blocks"] = refuse_or_fill(ask, chunk["blocks"])


def _grow(message: Message, pieces: list[Json]) -> None:
    """Text is appended; a task or the plan stands once and is updated."""
    for piece in pieces:
        message.chunks.append(piece)
        if piece["type"] == "markdown_text":
            message.text += piece["text"]
        elif piece["type"] == "blocks":
            message.blocks += piece["blocks"]
        else:
            _card(message, piece)
    message.notices = notices_of(message.text, message.blocks)
    message.links = links_of(message.text, message.blocks)


def _card(message: Message, piece: Json) -> None:
    rest = {key: value for key, value in piece.items() if key not in ("type", "id")}
    if piece["type"] == "plan_update":
        name, card = "plan", {"type": "plan", "block_id": "plan", **rest}
    else:
        name = f"task-{piece['id']}"
        card = {"type": "task_card", "block_id": name, "task_id": piece["id"], **rest}
    for block in message.blocks:
        if block.get("block_id") == name:
            block.update(card)
            return
    message.blocks.append(card)


@method("chat.startStream", "chat:write", per_minute=20)
def start(ask: Ask) -> Json:
    channel = ask.channel(write=True)
    thread = parent_of(ask, channel)
    if thread is None:
        raise Refusal("invalid_thread_ts")
    if channel.kind != "im":
        for name in ("recipient_team_id", "recipient_user_id"):
            if not ask.text(name):
                raise Refusal(f"missing_{name}")
    pieces = _pieces(ask, needed=False)
    message = Message(
        ask.world.stamps.ts(), channel, ask.grant.user, thread_ts=thread, bot_id=ask.grant.bot_id,
        user_team=channel.team.id, streaming=True,
    )  # fmt: skip
    _same_mode(ask, message)
    _grow(message, pieces)
    put(ask, message)
    return {"channel": channel.id, "ts": message.ts}


def _streaming(ask: Ask) -> Message:
    message = ask.channel(write=True).message(ask.need("ts"))
    if message is None:
        raise Refusal("message_not_found")
    if message.user != ask.grant.user:
        raise Refusal("message_not_owned_by_app")
    if time.time() - message.posted_at > _LIFE_MINUTES * ask.world.minute:
        message.streaming = False
    if not message.streaming:
        raise Refusal("message_not_in_streaming_state")
    _same_mode(ask, message)
    return message


@method("chat.appendStream", "chat:write", per_minute=100)
def append(ask: Ask) -> Json:
    message = _streaming(ask)
    _grow(message, _pieces(ask, needed=True))
    return {"channel": message.channel.id, "ts": message.ts}


@method("chat.stopStream", "chat:write", per_minute=20)
def stop(ask: Ask) -> Json:
    """Its blocks stand below what was streamed; a session that was processing is active again, or as it is told."""
    message = _streaming(ask)
    blocks = check_message(ask)
    before = message_object(message)
    _grow(message, _pieces(ask, needed=False))
    message.blocks += blocks
    message.metadata = metadata(ask) or message.metadata
    message.streaming = False
    message.notices = notices_of(message.text, message.blocks)
    session = ask.world.sessions.get((message.channel.id, message.thread))
    if session is not None and session["status"] == "processing":
        session["status"] = ask.text("session_status") or "active"
        session["history"].append(session["status"])
    ask.world.emit_all(events.edited(message, before))
    return {"channel": message.channel.id, "ts": message.ts, "message": message_object(message)}
