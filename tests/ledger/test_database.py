"""The database: whole transactions, and errors that quote nobody's data."""

import pytest
from sqlalchemy.exc import IntegrityError

from ledger.database import Database
from ledger.repositories.people import People
from ledger.repositories.usage import UsageLog
from ledger.tables import Person
from tests.ledger.scene import scene


def test_a_transaction_that_fails_leaves_nothing(database: Database) -> None:
    with pytest.raises(ZeroDivisionError):
        _write_and_fail(database)
    with database.read() as session:
        assert session.get(Person, "p_1") is None


def test_what_is_committed_is_seen_by_others_at_once(database: Database, database_url: str) -> None:
    here = scene(database)
    other = Database(database_url)
    with other.read() as session:
        person = People(session).get("acme", here.person)
        assert person is not None
        assert person.name == "Ann"
    other.close()


def test_an_error_of_the_database_names_the_statement_and_no_value(database: Database) -> None:
    with pytest.raises(IntegrityError) as caught, database.write() as session:
        session.add_all([_ann("p_1"), _ann("p_2")])
    assert "INSERT INTO people" in str(caught.value)
    assert "Ann Secret" not in str(caught.value)


def test_a_moment_comes_back_as_it_was(database: Database) -> None:
    here = scene(database)
    with database.write() as session:
        kept = UsageLog(session).add("acme", here.person, None, "tokens", 1)
    with database.read() as session:
        found = session.get_one(type(kept), kept.id)
        assert found.created_at == kept.created_at
        assert found.created_at.utcoffset() is not None


def _ann(person: str) -> Person:
    return Person(id=person, workspace_id="acme", platform_user="ann", name="Ann Secret")


def _write_and_fail(database: Database) -> None:
    with database.write() as session:
        session.add(_ann("p_1"))
        session.flush()
        raise ZeroDivisionError
