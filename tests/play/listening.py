"""A plain HTTP server that takes what the play delivers: a bolt app behind it, or a list."""

import json
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlsplit

from slack_bolt import App, BoltRequest


@dataclass(frozen=True)
class Came:
    """One request as it came in."""

    method: str
    path: str
    query: dict[str, list[str]]
    headers: dict[str, str]
    body: bytes
    at: float


@dataclass(frozen=True)
class Reply:
    status: int = 200
    body: str = ""
    headers: tuple[tuple[str, str], ...] = ()


class _Quiet(ThreadingHTTPServer):
    """Says nothing when the other side does not wait for the answer; takes many at once."""

    request_queue_size = 256
    daemon_threads = True

    def handle_error(self, *_: object) -> None:
        """The play records what it gave up on."""


class Served:
    """Listens on a free port; what comes is kept in `came` and answered by a function."""

    def __init__(self, answer: Callable[[Came], Reply] = lambda _: Reply()) -> None:
        self.came: list[Came] = []
        outer = self

        class Handler(BaseHTTPRequestHandler):
            def _take(self) -> None:
                body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
                parts = urlsplit(self.path)
                headers = {key.lower(): value for key, value in self.headers.items()}
                came = Came(self.command, parts.path, parse_qs(parts.query), headers, body, time.monotonic())
                outer.came.append(came)
                reply = answer(came)
                content = reply.body.encode()
                self.send_response(reply.status)
                for name, value in reply.headers:
                    self.send_header(name, value)
                self.send_header("Content-Length", str(len(content)))
                self.end_headers()
                self.wfile.write(content)

            do_GET = do_POST = _take  # noqa: N815 - the base class names them so

            def log_message(self, *_: object) -> None:
                """Silent."""

        self.server = _Quiet(("127.0.0.1", 0), Handler)
        self.base = f"http://127.0.0.1:{self.server.server_address[1]}"
        self.url = f"{self.base}/slack/events"
        threading.Thread(target=self.server.serve_forever, daemon=True).start()

    @classmethod
    def bolt(cls, app: App) -> "Served":
        """A bolt app: events and interactions by POST, its install pages by GET."""

        def answer(came: Came) -> Reply:
            headers = {key: [value] for key, value in came.headers.items()}
            request = BoltRequest(body=came.body.decode(), query=came.query, headers=headers)
            if came.method == "GET" and app.oauth_flow is not None:
                install = came.path == app.oauth_flow.install_path
                found = (
                    app.oauth_flow.handle_installation(request) if install else app.oauth_flow.handle_callback(request)
                )
            else:
                found = app.dispatch(request)
            pairs = tuple((name, value) for name, values in found.headers.items() for value in values)
            return Reply(found.status, str(found.body), pairs)

        return cls(answer)

    def close(self) -> None:
        self.server.shutdown()
        self.server.server_close()


def events_of(app: Served) -> list[dict[str, Any]]:
    """The inner events that came, in order."""
    return [json.loads(came.body)["event"] for came in app.came]
