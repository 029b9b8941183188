"""The envelope around each event, and whether Slack would send it at all."""

import json
from base64 import urlsafe_b64encode
from typing import TYPE_CHECKING

from .records import Json

if TYPE_CHECKING:
    from .channels import Channel
    from .teams import Team
    from .world import World

HISTORY = {"channel": "channels:history", "group": "groups:history", "im": "im:history", "mpim": "mpim:history"}
READ = {"channel": "channels:read", "group": "groups:read", "im": "im:read", "mpim": "mpim:read"}
MESSAGE = {"channel": "message.channels", "group": "message.groups", "im": "message.im", "mpim": "message.mpim"}


def wrap(team: "Team", event: Json, name: str, scope: str | None, channel: "Channel | None" = None) -> Json:
    """The whole body as Slack posts it; empty where the app is not installed, subscribed or allowed to know.

    `name` is the subscription's (message.channels), `scope` the one that the subscription needs.
    """
    world = team.world
    grant = world.installed_in(team.id)
    if grant is None or (world.subscriptions is not None and name not in world.subscriptions):
        return {}
    if scope is not None and scope not in grant.scopes:
        return {}
    context = _context(world, event, grant.user)
    envelope = {
        "token": world.verification,
        "team_id": team.id,
        "context_team_id": team.id,
        "context_enterprise_id": team.enterprise_id,
        "api_app_id": world.app_id,
        "event": event,
        "type": "event_callback",
        "event_id": world.stamps.new("Ev"),
        "event_time": int(str(event.get("event_ts", "0")).split(".")[0]),
        "authorizations": [
            {
                "enterprise_id": team.enterprise_id,
                "team_id": grant.team,
                "user_id": grant.user,
                "is_bot": True,
                "is_enterprise_install": grant.team is None,
            }
        ],
        "is_ext_shared_channel": bool(channel and channel.shared),
        "event_context": context,
    }
    if team.enterprise_id is not None:
        envelope["enterprise_id"] = team.enterprise_id
    world.contexts[context] = envelope
    return envelope


def heard(channel: "Channel", event: Json, name: str, scope: str | None) -> Json:
    """An event of a channel: it goes only where the bot is a member; in shared channels to the first such team."""
    for team_id in sorted(channel.team_ids, key=lambda team: team != channel.team.id):
        grant = channel.world.installed_in(team_id)
        if grant is not None and grant.user in channel.members:
            return wrap(channel.world.teams[team_id], event, name, scope, channel)
    return {}


def _context(world: "World", event: Json, user: str) -> str:
    seed = json.dumps({"et": event["type"], "aid": world.app_id, "uid": user, "n": world.stamps.secret("", 8)})
    return "4-" + urlsafe_b64encode(seed.encode()).decode().rstrip("=")
