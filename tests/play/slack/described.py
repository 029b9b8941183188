"""Messages, files and people as Slack's API describes them."""

import mimetypes
from typing import TYPE_CHECKING
from urllib.parse import quote

from .records import FileRecord, Json, Message
from .typed import rich_elements

if TYPE_CHECKING:
    from .people import Person
    from .world import World

_PRETTY = {"csv": "CSV", "xlsx": "Excel Spreadsheet", "png": "PNG", "pdf": "PDF", "zip": "Zip", "json": "JSON"}


def mimetype_of(name: str) -> str:
    return mimetypes.guess_type(name)[0] or "application/octet-stream"


def file_object(world: "World", file: FileRecord, team: str | None = None) -> Json:
    """A file in full; of another organisation's in a shared channel only that its details are to be asked for."""
    created = int(file.created)
    if file.deleted:
        return {"id": file.id, "mode": "tombstone", "created": created, "timestamp": created, "user": file.user}
    if file.external or (team is not None and team != file.team):
        return {
            "id": file.id,
            "mode": "file_access",
            "file_access": "check_file_info",
            "created": 0,
            "timestamp": 0,
            "user": "",
        }
    return full_file(world, file)


def full_file(world: "World", file: FileRecord) -> Json:
    """What files.info tells."""
    kind = file.name.rsplit(".", 1)[-1].lower() if "." in file.name else "binary"
    address = f"{world.base}files-pri/{file.team}-{file.id}"
    found: Json = {
        "id": file.id,
        "created": int(file.created),
        "timestamp": int(file.created),
        "name": file.name,
        "title": file.title or file.name,
        "mimetype": file.mimetype,
        "filetype": kind,
        "pretty_type": _PRETTY.get(kind, kind.upper()),
        "user": file.user,
        "user_team": file.team,
        "editable": False,
        "size": file.size,
        "mode": "hosted",
        "is_external": False,
        "external_type": "",
        "is_public": any(world.channels[c].kind == "public" for c in file.channels if c in world.channels),
        "public_url_shared": False,
        "display_as_bot": False,
        "username": "",
        "url_private": f"{address}/{quote(file.name)}",
        "url_private_download": f"{address}/download/{quote(file.name)}",
        "permalink": f"{world.base}files/{file.user}/{file.id}/{quote(file.name)}",
        "file_access": "visible",
    }
    if file.alt_text:
        found["alt_txt"] = file.alt_text
    if file.mimetype.startswith("image/") and file.ready:
        found["thumb_360"] = f"{address}/{quote(file.name)}"
    return found


def message_object(message: Message, team: str | None = None, *, metadata: bool = False) -> Json:
    """A message in full. Metadata only for those who ask for it; `team` is where it is looked at from."""
    world = message.channel.world
    found: Json = {"type": "message", "user": message.user, "ts": message.ts, "text": message.text}
    found["team"] = message.user_team or message.channel.team.id
    if message.subtype:
        found["subtype"] = message.subtype
    if message.bot_id:
        found |= {
            "bot_id": message.bot_id,
            "app_id": world.app_id,
            "bot_profile": {
                "id": message.bot_id,
                "app_id": world.app_id,
                "name": "threadcast",
                "team_id": found["team"],
            },
        }
    else:
        found["client_msg_id"] = f"{message.ts.replace('.', '-')}-{message.user.lower()}"
    for key, value in (
        ("blocks", message.blocks or _rich_text(message)),
        ("attachments", message.attachments),
        ("thread_ts", message.thread_ts),
        ("edited", message.edited),
        ("metadata", message.metadata if metadata else None),
    ):
        if value:
            found[key] = value
    if message.files:
        found |= {"files": [file_object(world, file, team) for file in message.files], "upload": True}
        found["display_as_bot"] = False
    if message.user_team and message.user_team != message.channel.team.id:
        found |= {"user_team": message.user_team, "source_team": message.user_team}
    return found | _reactions(message) | _replies(message)


def _rich_text(message: Message) -> list[Json]:
    """Text without blocks is told as one block of rich text beside the text."""
    if not message.text:
        return []
    section = {"type": "rich_text_section", "elements": rich_elements(message.text)}
    return [{"type": "rich_text", "block_id": message.ts[-5:], "elements": [section]}]


def _reactions(message: Message) -> Json:
    named = [{"name": n, "users": sorted(u), "count": len(u)} for n, u in message.reactions.items() if u]
    return {"reactions": named} if named else {}


def _replies(message: Message) -> Json:
    if message.thread_ts not in (None, message.ts):
        parent = message.channel.message(str(message.thread_ts))
        return {"parent_user_id": parent.user} if parent else {}
    replies = [r for r in message.channel.messages(message.ts) if r.ts != message.ts]
    if not replies:
        return {}
    people = list(dict.fromkeys(reply.user for reply in replies))
    return {
        "thread_ts": message.ts,
        "reply_count": len(replies),
        "reply_users_count": len(people),
        "reply_users": people[:5],
        "latest_reply": replies[-1].ts,
    }


def person_object(person: "Person", *, email: bool, seen_from: str | None) -> Json:
    """A person as users.info tells; the address only with users:read.email, other teams' people as strangers."""
    profile: Json = {"real_name": person.name, "display_name": person.name, "team": person.team.id}
    if email:
        profile["email"] = person.email
    stranger = seen_from is not None and seen_from != person.team.id
    found: Json = {
        "id": person.id,
        "team_id": person.team.id,
        "name": person.name.lower(),
        "real_name": person.name,
        "deleted": person.deleted,
        "tz": person.tz,
        "tz_label": person.tz,
        "tz_offset": 0,
        "locale": person.locale,
        "profile": profile,
        "is_bot": False,
        "is_app_user": False,
        "updated": 1_700_000_000,
    }
    enterprise = person.team.enterprise
    if enterprise is not None:
        found["enterprise_user"] = {
            "id": person.id,
            "enterprise_id": enterprise.id,
            "enterprise_name": enterprise.name,
            "is_admin": False,
            "is_owner": False,
            "teams": [person.team.id],
        }
    if stranger:
        return found | {"is_stranger": True, "is_restricted": False, "is_ultra_restricted": False}
    return found | {
        "is_admin": person.admin,
        "is_owner": False,
        "is_primary_owner": False,
        "is_restricted": person.guest,
        "is_ultra_restricted": False,
    }
