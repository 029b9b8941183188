"""`threadcast admin source list` and `remove`."""

from ledger.policy import Action
from ledger.repositories.sources import Sources
from ledger.tables import Source
from ledger.vault import VaultError
from workers.console.house.commands import say
from workers.console.sources.office import Office, office
from workers.sources.addresses import split
from workers.sources.connecting import parsed, place


def list_sources(workspace: str) -> None:
    """Print the sources, without their logins."""
    with office(workspace) as here, here.database.read() as session:
        found = Sources(session).every(workspace)
        for each in found:
            say(_described(here, each))
    if not found:
        say("There are no sources yet. Add one with threadcast admin source add.")


def remove_source(workspace: str, name: str) -> None:
    """Forget a source. ThreadcastError where there is none."""
    with office(workspace) as here, here.database.write() as session:
        found = here.source(session, name)
        here.decide(session, Action.REMOVE_SOURCE, found)
        Sources(session).remove(workspace, found.id)
        say(f"Removed {found.name}. What threads have fetched from it stays with them.")


def _described(here: Office, source: Source) -> str:
    what = f"tables {', '.join(source.tables)}" if source.tables else "one query" if source.query else "one file"
    state = f"last fetched {source.fetched_at:%Y-%m-%d %H:%M} UTC" if source.fetched_at else "never fetched yet"
    lines = [f"{source.name}: {_place(here, source)}, {what}, {state}"]
    lines += ["  for admins only"] if source.for_admins else []
    lines += [f"  {source.problem['sentence']} {source.problem['remedy']}"] if source.problem else []
    return "\n".join(lines)


def _place(here: Office, source: Source) -> str:
    """Where a source is, without its login."""
    try:
        address = here.vault.open(source.sealed)
    except VaultError:
        return "an address that no key here opens"
    return place(parsed(address)) if source.kind == "database" else f"file on {split(address).hostname}"
