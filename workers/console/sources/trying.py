"""`threadcast admin source test`: what is right with a source, or what is wrong."""

from automl.errors import ThreadcastError
from ledger.policy import Action
from ledger.repositories.sources import Sources
from ledger.tables import Json
from workers.console.house.commands import say
from workers.console.sources.office import Office, office
from workers.sources.checking import Checked, check


def test_source(workspace: str, name: str) -> None:
    """Try a source as a question would, and print what was seen. ThreadcastError says what is wrong."""
    with office(workspace) as here:
        with here.database.write() as session:
            source = here.source(session, name)
            here.decide(session, Action.TEST_SOURCE, source)
            tried = Checked(
                source.name,
                source.kind,
                here.vault.open(source.sealed),
                source.tables,
                source.query,
                source.hosts,
                source.max_rows,
                here.settings.max_file_megabytes,
                here.sources,
            )
        try:
            seen = check(tried)
        except ThreadcastError as error:
            _note(here, source.id, {"sentence": error.problem.sentence, "remedy": error.problem.remedy})
            raise
        _note(here, source.id, None)
    for line in (f"{source.name} works.", *seen):
        say(line)


def _note(here: Office, source: str, problem: Json | None) -> None:
    with here.database.write() as session:
        Sources(session).note(here.workspace, source, problem)
