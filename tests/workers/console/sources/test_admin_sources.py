"""`threadcast admin source`, as an admin runs it: what is wrong is said, and no password is ever shown."""

import stat
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from ledger.database import Database
from ledger.repositories.audit import Audit
from ledger.repositories.sources import Sources
from tests.servers.https import Page, Secure
from tests.servers.postgres import Postgres
from tests.servers.system import environment
from tests.workers.sources.shop import Shop, open_shop


@dataclass(frozen=True)
class Ran:
    """What a run of the command left."""

    status: int
    output: str
    errors: str


Admin = Callable[..., Ran]


@pytest.fixture
def shop(postgres: Postgres) -> Iterator[Shop]:
    opened = open_shop(postgres)
    opened.add_months("2024-01-01", 12)
    yield opened
    postgres.drop(opened.name)


@pytest.fixture
def admin(tmp_path: Path) -> Admin:
    """Runs `threadcast admin source` on a home of its own. typed: what comes by standard input."""

    def run(*arguments: str, typed: str = "", **settings: str) -> Ran:
        ran = subprocess.run(
            [sys.executable, "-m", "workers.console", "admin", "source", *arguments],
            cwd=tmp_path,
            env=environment(tmp_path / "home", settings),
            input=typed,
            capture_output=True,
            text=True,
            timeout=120,
            check=False,
        )
        assert "hunter2" not in ran.stdout + ran.stderr
        assert "Traceback" not in ran.stdout + ran.stderr
        return Ran(ran.returncode, ran.stdout, ran.stderr)

    return run


def test_a_database_is_added_listed_tried_and_removed(admin: Admin, shop: Shop, tmp_path: Path) -> None:
    added = admin("add", "Orders", "--url-file", "-", "--table", "orders", typed=shop.reader)
    assert added.status == 0, added.errors
    assert "People can now say: predict next quarter from Orders." in added.output
    assert "can only read" in added.output
    key = tmp_path / "home" / "source.key"
    assert stat.S_IMODE(key.stat().st_mode) == 0o600
    listed = admin("list").output
    assert f"Orders: postgresql {shop.name}, tables orders, never fetched yet" in listed
    assert shop.role not in listed
    assert "Orders works." in admin("test", "orders").output
    assert "Removed Orders." in admin("remove", "ORDERS").output
    assert "There are no sources yet." in admin("list").output
    database = Database(f"sqlite:///{tmp_path / 'home' / 'ledger.db'}")
    with database.read() as session:
        assert not Sources(session).every("local")
        done = [each.action for each in reversed(Audit(session).latest("local"))]
    database.close()
    assert done == ["add_source", "test_source", "remove_source"]
    assert b"hunter2" not in (tmp_path / "home" / "ledger.db").read_bytes()


def test_a_login_that_may_write_is_added_with_a_warning(admin: Admin, shop: Shop) -> None:
    shop.run(f"GRANT UPDATE ON visits TO {shop.role}")
    added = admin("add", "Orders", "--table", "orders", THREADCAST_SOURCE_URL=shop.reader)
    assert added.status == 0
    assert "may also change data" in added.output
    assert "may also change data" in admin("test", "Orders").output


def test_a_query_can_be_given_instead_of_tables(admin: Admin, shop: Shop, tmp_path: Path) -> None:
    (tmp_path / "shop.url").write_text(f"{shop.reader}\n")
    query = "SELECT order_date, sum(sales) AS sales FROM orders GROUP BY 1"
    assert "can only read" in admin("add", "Daily", "--url-file", "shop.url", "--query", query).output
    assert "Daily: postgresql" in admin("list").output
    wrong = admin("add", "Wrong", "--url-file", "shop.url", "--query", query.replace("sales)", "profit)"))
    assert "does not work" in wrong.errors


def test_what_does_not_work_is_said_and_not_added(admin: Admin, shop: Shop) -> None:
    gone = admin("add", "Orders", "--url-file", "-", "--table", "gone", typed=shop.reader)
    assert (gone.status, gone.output) == (2, "")
    assert "Orders has no table gone" in gone.errors
    shut = admin("add", "Orders", "--url-file", "-", "--table", "secrets", typed=shop.reader)
    assert "may not read table secrets" in shut.errors
    away = "postgresql://reader:hunter2@127.0.0.1:1/shop"
    assert "can't be reached" in admin("add", "Orders", "--url-file", "-", "--table", "t", typed=away).errors
    assert "There are no sources yet." in admin("list").output
    unchecked = admin("add", "Orders", "--url-file", "-", "--table", "t", "--unchecked", typed=away)
    assert unchecked.status == 0
    tried = admin("test", "Orders")
    assert tried.status == 2
    assert "can't be reached" in tried.errors
    assert "Orders can't be reached." in admin("list").output


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["add", "Orders", "--url", "postgresql://r@h/x"], "needs either the tables"),
        (["add", "Orders", "--url", "postgresql://r@h/x", "--query", "DELETE FROM orders"], "must only read"),
        (["add", "Orders", "--url", "http://h/x.csv"], "https://"),
        (["add", "Orders", "--url", "hunter2", "--table", "t"], "no address of a database"),
        (["add", "Orders", "--table", "t"], "The address is missing."),
        (["add", "!?", "--url", "https://h/x.csv"], "no letter"),
        (["test", "Orders"], "There is no source Orders."),
        (["remove", "Orders"], "There is no source Orders."),
        (["list", "--workspace", "elsewhere"], "There are no sources yet."),
    ],
)
def test_a_wrong_command_gets_a_sentence_and_a_remedy(admin: Admin, arguments: list[str], said: str) -> None:
    ran = admin(*arguments)
    assert said in ran.output + ran.errors
    assert len((ran.output + ran.errors).strip().splitlines()) <= 2


def test_a_name_is_taken_once_and_a_password_in_the_command_line_is_warned_of(admin: Admin, tmp_path: Path) -> None:
    database = Database(f"sqlite:///{tmp_path / 'books.db'}")
    with database.writing() as connection:
        connection.exec_driver_sql("CREATE TABLE orders (day TEXT, sales REAL)")
    database.close()
    first = admin("add", "Books", "--url", "sqlite:///books.db", "--table", "orders")
    assert "There are no rows yet in table orders." in first.output
    assert "opened for reading only" in first.output
    assert (
        "is a source called books already"
        in admin("add", "books", "--url", "sqlite:///books.db", "--table", "orders").errors
    )
    seen = admin("add", "More", "--url", "postgresql://r:hunter2@h/x", "--table", "t", "--unchecked")
    assert "next time use --url-file" in seen.output


def test_a_file_at_an_https_address_is_added(admin: Admin, secure: Secure) -> None:
    secure.pages["/orders.csv?key=hunter2"] = Page(b"day,sales\n2024-01-31,10\n2024-02-29,12\n")
    url = secure.url("/orders.csv?key=hunter2")
    trust = {"THREADCAST_SOURCE_AUTHORITIES": str(secure.authority)}
    refused = admin("add", "Orders", "--url-file", "-", typed=url, **trust)
    assert "private network" in refused.errors
    assert "--host localhost" in refused.errors
    lost = admin(
        "add", "Orders", "--url-file", "-", "--host", "localhost", typed=url, THREADCAST_SOURCE_AUTHORITIES="/x"
    )
    assert "certificate authorities of THREADCAST_SOURCE_AUTHORITIES can't be read" in lost.errors
    unknown = admin("add", "Orders", "--url-file", "-", "--host", "localhost", typed=url)
    assert "certificate" in unknown.errors
    added = admin("add", "Orders", "--url-file", "-", "--host", "localhost", typed=url, **trust)
    assert "It holds 2 rows and 2 columns." in added.output, added.errors
    assert "Orders: file on localhost, one file" in admin("list").output


def test_a_key_that_is_set_is_used_and_a_wrong_one_is_told(admin: Admin, tmp_path: Path) -> None:
    bad = admin("list", THREADCAST_SOURCE_KEYS="hunter2")
    assert bad.status == 2
    assert "A key in THREADCAST_SOURCE_KEYS is not one." in bad.errors
    assert not (tmp_path / "home" / "source.key").exists()
