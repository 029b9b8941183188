"""Case 7: a file's address, or a redirect, that leads off Slack's hosts: the token is never sent there."""

import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from tests.play.slack import Channel, Person
from tests.servers.company import Company
from tests.walks.data import monthly

pytestmark = pytest.mark.living
FILE = ("shops.csv", monthly(12))


class Elsewhere(BaseHTTPRequestHandler):
    """A server that is none of Slack's, and notes who comes with what."""

    heard: list[tuple[str, str | None]]

    def do_GET(self) -> None:
        self.heard.append((self.path, self.headers.get("Authorization")))
        self.send_response(200)
        self.end_headers()
        self.wfile.write(b"day,sales\n2024-01-01,1\n")

    def log_message(self, format: str, *arguments: object) -> None:  # noqa: A002  the library's name
        """Nothing is printed."""


@pytest.fixture
def elsewhere() -> Iterator[str]:
    Elsewhere.heard = []
    with ThreadingHTTPServer(("127.0.0.1", 0), Elsewhere) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_address[1]}/shops.csv"
        server.shutdown()


def test_a_redirect_to_another_host_is_not_followed(acme: Company, ada: Person, sales: Channel, elsewhere: str) -> None:
    """Fails where bot/slack/delivering/downloads.py follows redirects without looking at their host."""
    acme.slack.fault("download", redirect=elsewhere, times=None)
    said = acme.asks(ada, sales, "describe this file", FILE)
    assert "Slack" in acme.reading(said)
    assert Elsewhere.heard == []


@pytest.mark.parametrize(
    "address",
    ["http://169.254.169.254/latest/meta-data/", "https://slack.com.evil.example/f", "http://files.slack.com/f"],
)
def test_no_redirect_off_the_hosts_is_followed(acme: Company, ada: Person, sales: Channel, address: str) -> None:
    """Fails where bot/slack/delivering/downloads.py follows redirects: the words would speak of a failed connection."""
    acme.slack.fault("download", redirect=address, times=None)
    said = acme.asks(ada, sales, "describe this file", FILE)
    assert "not Slack's" in acme.reading(said)
