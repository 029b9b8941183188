"""What becomes of the app in a workspace: removed, or its token revoked. A person's own token disconnects nothing."""

from anyio import to_thread
from slack_bolt.async_app import AsyncApp

from bot.slack.house import SlackHouse
from bot.slack.installations.connection import Connection
from ledger.tables import Json


def register(app: AsyncApp, house: SlackHouse) -> None:
    """Have `app` listen."""
    connection = house.connection

    @app.event("app_uninstalled")
    async def uninstalled(body: Json) -> None:
        await _withdrawn(connection, body)

    @app.event("tokens_revoked")
    async def revoked(body: Json, event: Json) -> None:
        if (event.get("tokens") or {}).get("bot"):
            await _withdrawn(connection, body)

    @app.event("team_access_revoked")
    async def taken_away(body: Json, event: Json) -> None:
        await to_thread.run_sync(connection.lost, _enterprise(body), _teams(event))

    @app.event("team_access_granted")
    async def given_back(body: Json, event: Json) -> None:
        await to_thread.run_sync(connection.found, _enterprise(body), _teams(event))


async def _withdrawn(connection: Connection, body: Json) -> None:
    """Taken back in a workspace, or in all of an enterprise where it was installed for all of it."""
    authorization = _authorization(body)
    org_wide = bool(authorization.get("is_enterprise_install"))
    team = None if org_wide else authorization.get("team_id") or body.get("team_id")
    at = body.get("event_time")
    await to_thread.run_sync(connection.withdrawn, _enterprise(body), team, None if at is None else float(at))


def _teams(event: Json) -> frozenset[str]:
    return frozenset(map(str, event.get("team_ids") or ()))


def _enterprise(body: Json) -> str | None:
    found = _authorization(body).get("enterprise_id") or body.get("enterprise_id")
    return None if found is None else str(found)


def _authorization(body: Json) -> Json:
    """The installation that an event is for."""
    found: Json = next(iter(body.get("authorizations") or ()), {})
    return found
