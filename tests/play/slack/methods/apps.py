"""apps.*: Socket Mode's door, and whose installations an event concerns."""

from tests.play.slack.ask import Ask, Refusal, method
from tests.play.slack.records import Json


@method("apps.connections.open", "connections:write", kinds=("app",))
def open_connection(ask: Ask) -> Json:
    ticket = ask.world.stamps.secret("", 32)
    ask.play.sockets.tickets.add(ticket)
    host = ask.world.base.removeprefix("http://").rstrip("/")
    return {"url": f"ws://{host}/link/?ticket={ticket}&app_id={ask.world.app_id}"}


@method("apps.uninstall")
def uninstall(ask: Ask) -> Json:
    if ask.need("client_id") != ask.world.client_id:
        raise Refusal("invalid_client_id")
    if ask.need("client_secret") != ask.world.client_secret:
        raise Refusal("bad_client_secret")
    ask.team.uninstall()
    return {}


@method("apps.event.authorizations.list", "authorizations:read", kinds=("app",))
def authorizations(ask: Ask) -> Json:
    """Every installation that sees the event: of each team that shares the channel."""
    envelope = ask.world.contexts.get(ask.need("event_context"))
    if envelope is None:
        raise Refusal("invalid_event_context")
    channel = ask.world.channels.get(str(envelope["event"].get("channel") or envelope["event"].get("channel_id")))
    found = list(envelope["authorizations"])
    for team_id in sorted(channel.team_ids) if channel else []:
        grant = ask.world.installed_in(team_id)
        if grant is None or grant.user in {entry["user_id"] for entry in found}:
            continue
        enterprise = ask.world.teams[team_id].enterprise_id
        found.append(
            {
                "enterprise_id": enterprise,
                "team_id": grant.team,
                "user_id": grant.user,
                "is_bot": True,
                "is_enterprise_install": grant.team is None,
            }
        )
    return {"authorizations": found}
