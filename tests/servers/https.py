"""A real HTTPS server on this machine: paths with what they answer, and what was asked for."""

import ssl
import tempfile
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from tests.servers.authority import certificates

Write = Callable[[bytes], object]


@dataclass
class Page:
    """An answer. write: writes a body that is made while it is sent."""

    body: bytes = b""
    status: int = 200
    headers: Mapping[str, str] = field(default_factory=dict)
    write: Callable[[Write], None] | None = None


@dataclass
class Secure:
    """A running server. authority: the PEM file that a client must trust. asked: the headers of each request."""

    port: int
    authority: Path
    pages: dict[str, Page] = field(default_factory=dict)
    asked: list[dict[str, str]] = field(default_factory=list)

    def url(self, path: str, host: str = "localhost") -> str:
        return f"https://{host}:{self.port}{path}"


@pytest.fixture
def secure() -> Iterator[Secure]:
    with secure_server() as server:
        yield server


@contextmanager
def secure_server() -> Iterator[Secure]:
    """A server that runs while the block lasts."""
    with tempfile.TemporaryDirectory(prefix="tc-", dir="/tmp") as folder:
        authority, served = certificates(Path(folder))
        server = ThreadingHTTPServer(("127.0.0.1", 0), _Answers)
        server.daemon_threads = True
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(served)
        server.socket = context.wrap_socket(server.socket, server_side=True, do_handshake_on_connect=False)
        _Answers.here = Secure(server.server_address[1], authority)
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        try:
            yield _Answers.here
        finally:
            server.shutdown()
            server.server_close()


class _Answers(BaseHTTPRequestHandler):
    here: Secure

    def do_GET(self) -> None:
        self.here.asked.append({**self.headers, "path": self.path})
        page = self.here.pages.get(self.path, Page(status=404))
        etag = page.headers.get("ETag")
        if etag and self.headers.get("If-None-Match") == etag:
            page = Page(status=304, headers=page.headers)
        self.send_response(page.status)
        if page.write is None:
            self.send_header("Content-Length", str(len(page.body)))
        for name, value in page.headers.items():
            self.send_header(name, value)
        self.end_headers()
        with suppress(OSError):  # whoever asked has heard enough
            if page.write:
                page.write(self.wfile.write)
            else:
                self.wfile.write(page.body)

    def log_message(self, format: str, *arguments: object) -> None:  # noqa: A002  the library's name
        """Nothing is printed."""

    def handle(self) -> None:
        with suppress(OSError, ssl.SSLError):
            super().handle()
