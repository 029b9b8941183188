"""What an error of the database tells of: waiting helps, trying again helps, or nothing does."""

from pathlib import Path

import pytest
from sqlalchemy import create_engine, text
from sqlalchemy.exc import IntegrityError, OperationalError, SQLAlchemyError

from ledger.database import Database
from ledger.troubles import Trouble, trouble


def _refused(url: str, statement: str, **options: object) -> SQLAlchemyError:
    with pytest.raises(SQLAlchemyError) as caught, create_engine(url, **options).begin() as connection:
        connection.execute(text(statement))
    return caught.value


def test_a_writer_of_sqlite_who_waited_in_vain_may_try_again(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'some.db'}"
    database = Database(url)
    with database.write() as session:
        session.execute(text("select 1"))
        error = _refused(url, "create table a (b int)", connect_args={"timeout": 0})
    assert trouble(error) is Trouble.BUSY


def test_a_pool_without_a_free_connection_may_be_asked_again(tmp_path: Path) -> None:
    engine = create_engine(f"sqlite:///{tmp_path / 'some.db'}", pool_size=1, max_overflow=0, pool_timeout=0)
    with engine.connect(), pytest.raises(SQLAlchemyError) as caught:
        engine.connect()
    assert trouble(caught.value) is Trouble.BUSY


def test_nobody_answers_where_no_server_is(tmp_path: Path) -> None:
    error = _refused(f"postgresql+psycopg://postgres@/none?host={tmp_path}", "select 1")
    assert (type(error), trouble(error)) == (OperationalError, Trouble.AWAY)


def test_a_row_that_breaks_a_rule_breaks_it_again(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'some.db'}"
    with create_engine(url).begin() as connection:
        connection.execute(text("create table a (b int not null)"))
    error = _refused(url, "insert into a values (null)")
    assert (type(error), trouble(error)) == (IntegrityError, Trouble.WRONG)
