"""A database in trouble, as a person hears of it: whether to wait, to try again, or to tell who runs the product."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import text

from ledger.database import Database
from tests.bot.living import Living
from tests.servers.postgres import Postgres

_IMPATIENT = "&options=-c%20lock_timeout%3D200ms"


@pytest.fixture
def name(postgres: Postgres) -> Iterator[str]:
    """A database that a test may break, or drop."""
    made = postgres.migrated()
    yield made
    postgres.drop(made)


@pytest.fixture
def living(postgres: Postgres, name: str, tmp_path: Path) -> Iterator[Living]:
    with Living(tmp_path, quiet=True, THREADCAST_DATABASE_URL=postgres.url(name) + _IMPATIENT) as running:
        yield running


def test_a_database_that_is_gone_cannot_be_reached(living: Living, postgres: Postgres, name: str) -> None:
    with living.member("Ada").client() as client:
        postgres.drop(name)
        answer = client.get("/sidebar")
    assert answer.status_code == 503
    assert answer.json()["sentence"] == "Threadcast cannot reach its database at the moment."


def test_what_is_locked_too_long_is_to_be_tried_again(living: Living) -> None:
    member = living.member("Ada")
    with member.client() as client:
        with living.database.write() as session:
            session.execute(text("lock table threads in access exclusive mode"))
            answer = client.delete(f"/threads/{member.thread}")
        assert answer.status_code == 503
        assert answer.json() == {"sentence": "Threadcast has too much to do at the moment.", "remedy": "Try again."}
        assert client.delete(f"/threads/{member.thread}").is_success


def test_a_statement_that_is_wrong_is_no_outage(living: Living) -> None:
    with living.member("Ada").client() as client:
        _rename(living.database)
        answer = client.get("/sidebar")
    assert answer.status_code == 500
    assert answer.json()["sentence"] == "Something went wrong here."


def _rename(database: Database) -> None:
    with database.write() as session:
        session.execute(text("alter table threads rename to gone"))
