"""The play's things as plain JSON, for those who look from another process."""

from typing import TYPE_CHECKING

from .delivery.answers import Answer
from .records import Json, Message, View

if TYPE_CHECKING:
    from .channels import Channel
    from .people import Person
    from .play import PlaySlack
    from .teams import Team


def settings(play: "PlaySlack") -> Json:
    """What an app must be told to live with this Slack."""
    return {
        "base_url": play.base_url,
        "api_url": play.api_url,
        "authorize_url": f"{play.base_url}oauth/v2/authorize",
        "control_url": f"{play.base_url}control/",
        "client_id": play.client_id,
        "client_secret": play.client_secret,
        "signing_secret": play.signing_secret,
        "app_id": play.app_id,
        "app_token": play.app_token,
        "scopes": play.scopes,
    }


def team(found: "Team") -> Json:
    core: Json = {"id": found.id, "name": found.name, "installed": found.installed, "enterprise": found.enterprise_id}
    if found.world.bot_of(found.id) is not None:
        core |= {"bot_token": found.bot_token, "bot": found.bot}
    return core


def person(found: "Person") -> Json:
    return {"id": found.id, "name": found.name, "team": found.team.id, "admin": found.admin}


def channel(found: "Channel") -> Json:
    return {
        "id": found.id,
        "name": found.name,
        "team": found.team.id,
        "kind": found.kind,
        "members": sorted(found.members),
        "archived": found.archived,
    }


def message(found: Message) -> Json:
    return {
        "ts": found.ts,
        "thread_ts": found.thread_ts,
        "channel": found.channel.id,
        "user": found.user,
        "bot_id": found.bot_id,
        "text": found.text,
        "blocks": found.blocks,
        "words": found.reading_text(),
        "metadata": found.metadata,
        "files": [{"id": f.id, "name": f.name, "size": f.size, "alt_text": f.alt_text} for f in found.files],
        "edited": found.edited,
        "ephemeral_to": found.ephemeral_to,
        "deleted": found.deleted,
        "streaming": found.streaming,
        "notices": [{"kind": n.kind, "whom": n.whom} for n in found.notices],
        "links": found.links,
    }


def view(found: View) -> Json:
    return {"id": found.id, "user": found.user, "body": found.body, "words": found.reading_text(), "open": found.open}


def answer(found: Answer) -> Json:
    return {"status": found.status, "body": found.body, "seconds": found.seconds, "reason": found.reason}
