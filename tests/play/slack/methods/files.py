"""files.*: reading what people dropped, and uploading in three steps."""

import time

from tests.play.slack import events
from tests.play.slack.ask import Ask, Refusal, method
from tests.play.slack.described import full_file, mimetype_of
from tests.play.slack.notices import links_of, notices_of
from tests.play.slack.records import FileRecord, Json, Message

from .chat import parent_of, put


def visible(ask: Ask, file_id: str) -> FileRecord:
    """A file that the bot may see: its own, or one shared where it is a member."""
    file = ask.world.files.get(file_id)
    if file is None or not file.completed:
        raise Refusal("file_not_found")
    where = [ask.world.channels[c] for c in file.channels if c in ask.world.channels]
    mine = file.user == ask.grant.user or any(ask.grant.user in c.members for c in where)
    if not mine and not any(c.kind == "public" and (ask.team_id in c.team_ids) for c in where):
        raise Refusal("file_not_found")
    if file.deleted:
        raise Refusal("file_deleted")
    return file


@method("files.info", "files:read", per_minute=100)
def info(ask: Ask) -> Json:
    file = visible(ask, ask.need("file"))
    found = full_file(ask.world, file)
    shares: Json = {}
    for channel_id in file.channels if file.ready else []:
        channel = ask.world.channels[channel_id]
        kind = "public" if channel.kind == "public" else "private"
        where = [m for m in channel.messages() if file in m.files]
        rows = [{"ts": m.ts, **({"thread_ts": m.thread_ts} if m.thread_ts else {})} for m in where]
        shares.setdefault(kind, {})[channel_id] = rows
    by_kind: dict[str, list[str]] = {"channels": [], "groups": [], "ims": []}
    for channel_id in file.channels:
        kind = {"public": "channels", "im": "ims"}.get(ask.world.channels[channel_id].kind, "groups")
        by_kind[kind].append(channel_id)
    return {"file": {**found, "shares": shares, **by_kind}, "comments": [], "response_metadata": {"next_cursor": ""}}


@method("files.getUploadURLExternal", "files:write", per_minute=100)
def upload_url(ask: Ask) -> Json:
    """Step one. The length must be told, and true to the byte."""
    name, length = ask.need("filename"), ask.number("length", 0)
    if length <= 0:
        raise Refusal("invalid_arguments", "[ERROR] must be greater than 0 [json-pointer:/length]")
    alt = ask.text("alt_txt")
    if len(alt) > 1000:
        raise Refusal("alt_txt_too_large")
    world = ask.world
    file = FileRecord(
        world.stamps.new("F"), name, b"", ask.grant.user, ask.team_id or "", time.time(), alt_text=alt,
        mimetype=mimetype_of(name), uploaded=False, completed=False, declared_size=length,
    )  # fmt: skip
    key = world.stamps.secret("", 32)
    world.files[file.id], world.uploads[key] = file, file.id
    return {"upload_url": f"{world.base}upload/v1/{key}", "file_id": file.id}


@method("files.completeUploadExternal", "files:write", per_minute=100)
def complete(ask: Ask) -> Json:
    """Step three. The file is processed a little later, and its message appears where it is shared."""
    named = ask.json("files") or []
    if not named:
        raise Refusal("invalid_arguments", "[ERROR] missing required field: files")
    files = [_uploaded(ask, entry) for entry in named]
    targets = [c for c in (ask.text("channel_id") or ask.text("channels")).split(",") if c]
    for target in targets:
        _share(ask, files, target)
    for file in files:
        file.completed, file.declared_size = True, None
        file.ready_at = time.time() + ask.world.processing_seconds
    short = [{"id": f.id, "title": f.title or f.name} for f in files]
    return {"files": [{**full_file(ask.world, f), **s} for f, s in zip(files, short, strict=True)]}


def _uploaded(ask: Ask, entry: Json) -> FileRecord:
    file = ask.world.files.get(str(entry.get("id")))
    if file is None or file.user != ask.grant.user:
        raise Refusal("file_not_found")
    if not file.uploaded:
        raise Refusal("file_not_found", "[ERROR] the bytes of this file were never sent")
    file.title = str(entry.get("title") or file.name)
    return file


def _share(ask: Ask, files: list[FileRecord], target: str) -> None:
    ask.params = {**ask.params, "channel": target}
    channel = ask.channel(write=True)
    text = ask.text("initial_comment")
    blocks = [] if text else (ask.json("blocks") or [])
    thread = parent_of(ask, channel)
    message = Message(
        ask.world.stamps.ts(), channel, ask.grant.user, text, blocks, thread_ts=thread, files=files,
        bot_id=ask.grant.bot_id, subtype="file_share", user_team=ask.team_id or "",
        notices=notices_of(text, blocks), links=links_of(text, blocks),
    )  # fmt: skip
    for file in files:
        file.completed = True
        file.channels.append(channel.id)
        file.threads.append(message.thread)
    put(ask, message)


@method("files.delete", "files:write")
def delete(ask: Ask) -> Json:
    file = visible(ask, ask.need("file"))
    if file.user != ask.grant.user:
        raise Refusal("cant_delete_file")
    file.deleted = True
    ask.world.emit(events.file_deleted(ask.team, file))
    return {}


@method("files.upload")
def gone(_: Ask) -> Json:
    raise Refusal("method_deprecated")
