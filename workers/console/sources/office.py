"""What the commands about sources work with: the ledger, the keys, and who gives the order."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from pydantic import SecretStr
from sqlalchemy.orm import Session

from automl.errors import ThreadcastError
from ledger.database import Database
from ledger.policy import Action, Subject, may, record
from ledger.repositories.people import People, Workspaces
from ledger.repositories.sources import Sources
from ledger.settings import Settings
from ledger.source_settings import SourceSettings, load_source_settings
from ledger.tables import Person, Source
from ledger.vault import Vault, VaultError
from workers.console.configured import configured
from workers.console.house.keys import source_keys
from workers.console.house.links import OWNER, WORKSPACE
from workers.console.house.readiness import prepare_database, prepare_home


@dataclass(frozen=True, slots=True)
class Office:
    """An open ledger with a workspace's admin at it. sources: the settings of sources, with their keys."""

    settings: Settings
    sources: SourceSettings
    database: Database
    vault: Vault
    workspace: str

    def decide(self, session: Session, action: Action, subject: Subject | None = None) -> Person:
        """Who gives the order, written to the audit. ThreadcastError where they may not."""
        workspace = Workspaces(session).get(self.workspace)
        if workspace is None:
            raise ThreadcastError(f"There is no workspace {self.workspace}.", "Check the name after --workspace.")
        person = People(session).ensure(self.workspace, OWNER, "Admin", role="admin")
        refusal = may(person, action, subject or workspace)
        record(session, person, action, subject or workspace, refusal)
        if refusal is not None:
            raise ThreadcastError(refusal.sentence, refusal.remedy)
        return person

    def source(self, session: Session, name: str) -> Source:
        """The source of that name. ThreadcastError where there is none, with those there are."""
        found = Sources(session).named(self.workspace, name)
        if found is None:
            there = ", ".join(each.name for each in Sources(session).every(self.workspace))
            remedy = f"There are: {there}." if there else "Add one with threadcast admin source add."
            raise ThreadcastError(f"There is no source {name}.", remedy)
        return found


@contextmanager
def office(workspace: str) -> Iterator[Office]:
    """The ledger, brought up to date and open for the block. ThreadcastError in words."""
    settings = configured()
    home = prepare_home(settings.home)
    prepare_database(settings)
    keys = source_keys(home, made=True)
    given = load_source_settings()
    sources = given.model_copy(update={"keys": SecretStr(next(iter(keys.values())))}) if keys else given
    database = Database(settings.database)
    try:
        if workspace == WORKSPACE:
            with database.write() as session:
                Workspaces(session).ensure(WORKSPACE, "web", "This machine")
        yield Office(settings, sources, database, Vault(sources), workspace)
    except VaultError as error:
        raise ThreadcastError(error.sentence, error.remedy) from error
    finally:
        database.close()
