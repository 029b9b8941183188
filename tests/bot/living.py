"""The chat process as people run it: `python -m bot` on a free port, a database of its own, and people signed in."""

import os
import re
import socket
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Self

import httpx

from ledger.database import Database
from ledger.migrating import migrate
from ledger.repositories.people import People, Threads, Workspaces
from ledger.repositories.web import WebSessions
from ledger.settings import Settings

_STARTS_WITHIN = 60.0


@dataclass(frozen=True)
class Member:
    """Somebody who is signed in, with a thread of their own."""

    id: str
    origin: str
    cookie: str
    csrf: str
    thread: str

    @property
    def headers(self) -> dict[str, str]:
        """What their page sends."""
        return {"cookie": self.cookie, "origin": self.origin, "x-csrf-token": self.csrf}

    def client(self) -> httpx.Client:
        return httpx.Client(base_url=self.origin, headers=self.headers, timeout=30)


class Living:
    """A running chat process. home: an empty folder. quiet: without its logs. more: further
    settings, by their names in the environment.
    """

    def __init__(self, home: Path, *, quiet: bool = False, **more: str) -> None:
        self.port = _free_port()
        self.origin = f"http://127.0.0.1:{self.port}"
        self.environment = {
            "THREADCAST_HOME": str(home),
            "THREADCAST_WEB_PORT": str(self.port),
            **more,
        }
        url = more.get("THREADCAST_DATABASE_URL")
        self.settings = Settings(home=home, web_port=self.port, database_url=url)
        self.database = Database(self.settings.database)
        migrate(self.settings.database)
        self.process: subprocess.Popen[bytes] | None = None
        self._quiet = quiet

    @property
    def pid(self) -> int:
        """The process' id."""
        assert self.process is not None
        return self.process.pid

    def __enter__(self) -> Self:
        self.start()
        return self

    def __exit__(self, *_: object) -> None:
        self.stop()
        self.database.close()

    def stop(self) -> None:
        """End the process, as an admin would."""
        if self.process is not None:
            self.process.terminate()
            self.process.wait(20)

    def restart(self) -> None:
        """End it and start it anew, with what its environment says now."""
        self.stop()
        self.start()

    def start(self) -> None:
        """Start the process, and wait until it answers."""
        output = subprocess.DEVNULL if self._quiet else None
        environment = {**os.environ, **self.environment}
        self.process = subprocess.Popen([sys.executable, "-m", "bot"], env=environment, stderr=output)
        until = time.monotonic() + _STARTS_WITHIN
        while time.monotonic() < until:
            try:
                httpx.get(f"{self.origin}/health", timeout=5)
            except httpx.TransportError:
                time.sleep(0.05)
            else:
                return
        raise TimeoutError

    def invite(self, name: str, role: str = "member") -> tuple[str, str]:
        """A person's id, and the token of a link for them."""
        with self.database.write() as session:
            Workspaces(session).ensure("local", "web", "Local")
            person = People(session).ensure("local", name, name, role=role)
            return person.id, WebSessions(session).invite("local", person.id, 10)

    def member(self, name: str) -> Member:
        """Somebody who has opened their link, and a new thread."""
        person, link = self.invite(name)
        entered = httpx.get(f"{self.origin}/enter", params={"link": link})
        cookie = entered.headers["set-cookie"].partition(";")[0]
        with self.database.write() as session:
            thread = Threads(session).ensure("local", f"first thread of {name}", person).id
        page = httpx.get(f"{self.origin}/threads/{thread}", headers={"cookie": cookie})
        return Member(person, self.origin, cookie, csrf_of(page.text), thread)


def csrf_of(page: str) -> str:
    """The token that a page carries for changes."""
    found: re.Match[str] | None = re.search(r'name="csrf-token" content="([^"]+)"', page)
    if found is None:
        raise AssertionError(page)
    return found[1]


def said(event_id: str, words: str = "predict next quarter", **more: Any) -> dict[str, Any]:
    """The body of a message."""
    return {"event_id": event_id, "words": words, "attachments": [], **more}


def _free_port() -> int:
    with socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        return int(listening.getsockname()[1])
