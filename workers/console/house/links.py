"""One-time links: how people come in through the browser."""

from ledger.database import Database
from ledger.repositories.people import People, Workspaces
from ledger.repositories.web import WebSessions
from ledger.settings import Settings

WORKSPACE = "local"
OWNER = "owner"
_LINK_MINUTES = 60.0


def link(settings: Settings, url: str, name: str, user: str | None = None) -> str:
    """A link that signs `name` in, once, within an hour.

    user: their id in this workspace; made from the name where it is None.
    """
    database = Database(settings.database)
    try:
        with database.write() as session:
            Workspaces(session).ensure(WORKSPACE, "web", "This machine")
            known_as = user or name.strip().casefold()
            person = People(session).ensure(WORKSPACE, known_as, name, role="admin" if user == OWNER else "member")
            token = WebSessions(session).invite(WORKSPACE, person.id, _LINK_MINUTES)
    finally:
        database.close()
    return f"{url}/enter?link={token}"
