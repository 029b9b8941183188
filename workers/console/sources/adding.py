"""`threadcast admin source add`: registered once it was tried, its address encrypted."""

from dataclasses import dataclass
from pathlib import Path

from automl.errors import ThreadcastError
from ledger.policy import Action
from ledger.repositories.sources import Registration, Sources, key_of
from workers.console.house.commands import say
from workers.console.sources.address import SEEN, address, shows_password
from workers.console.sources.office import Office, office
from workers.sources.checking import Checked, check
from workers.sources.connecting import parsed
from workers.sources.statement import check_query


@dataclass(frozen=True, slots=True)
class Wish:
    """What the options say."""

    name: str
    url: str | None
    url_file: Path | None
    tables: tuple[str, ...]
    query: str | None
    hosts: tuple[str, ...]
    max_rows: int | None
    admins_only: bool
    unchecked: bool
    workspace: str


def add_source(wish: Wish) -> None:
    """Register a source. ThreadcastError in words."""
    if not key_of(wish.name):
        raise ThreadcastError("The name has no letter or figure in it.", "Give one that people can say.")
    kind, whole = address(wish.url, wish.url_file)
    _check_wish(wish, kind, whole)
    with office(wish.workspace) as here:
        seen = [] if wish.unchecked else check(_checked(here, wish, kind, whole))
        _write(here, wish, kind, whole)
    say(f"Added {wish.name}. People can now say: predict next quarter from {wish.name}.")
    for line in (*seen, *([SEEN] if shows_password(wish.url) else [])):
        say(line)


def _check_wish(wish: Wish, kind: str, whole: str) -> None:
    if kind == "https" and (wish.tables or wish.query):
        raise ThreadcastError("A file at an https address has no tables and no query.", "Leave both out.")
    if kind == "database" and bool(wish.tables) == bool(wish.query):
        raise ThreadcastError(
            "A database needs either the tables that may be used, or one query.", "Add --table NAME, or --query SELECT."
        )
    if wish.query:
        check_query(wish.query, parsed(whole).get_backend_name())


def _checked(here: Office, wish: Wish, kind: str, whole: str) -> Checked:
    size = here.settings.max_file_megabytes
    return Checked(wish.name, kind, whole, wish.tables, wish.query, wish.hosts, wish.max_rows, size, here.sources)


def _write(here: Office, wish: Wish, kind: str, whole: str) -> None:
    registration = Registration(
        wish.name.strip(),
        kind,
        here.vault.seal(whole),
        wish.tables,
        wish.query,
        wish.hosts,
        wish.max_rows,
        wish.admins_only,
    )
    with here.database.write() as session:
        person = here.decide(session, Action.ADD_SOURCE)
        if Sources(session).add(here.workspace, registration, person.id) is None:
            raise ThreadcastError(
                f"There is a source called {wish.name} already.", "Remove it first, or choose another name."
            )
