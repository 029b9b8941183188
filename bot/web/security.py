"""What every request passes: whom it addresses, where it comes from, how large it may be; and every answer's guards.

A page elsewhere can make a browser send requests here, and can give this machine another name (DNS rebinding). So the
Host must be this machine's own name and our port; a change must come from our own pages and carry the session's token.
"""

import hmac
import json
from collections.abc import Iterable

from starlette.datastructures import Headers
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from bot.web.sessions import cookie_of, csrf_of

_SAFE = ("GET", "HEAD", "OPTIONS")
_MOST_BYTES = 1 << 20
_UPLOADS = "/uploads"
_STATIC = "/static/"
SIGNED = "/slack/"
"""What other servers call: they have no page of ours, and each request carries a signature of its own."""
_GUARDS = {
    "content-security-policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; "
        "font-src 'self'; manifest-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
    ),
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    "referrer-policy": "no-referrer",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "permissions-policy": "camera=(), microphone=(), geolocation=()",
}

_GUARDING = {name.encode(): value.encode() for name, value in _GUARDS.items()}
"""As they are sent: Slack's acknowledgements pass here too."""
_CACHING = b"cache-control"


class Guard:
    """The outermost layer of the web chat."""

    def __init__(self, app: ASGIApp, port: int) -> None:
        self._app = app
        self._port = port
        self._hosts = (f"127.0.0.1:{port}", f"localhost:{port}")

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        guarded = _guarded(send, "no-cache" if scope["path"].startswith(_STATIC) else "no-store")
        headers = Headers(scope=scope)
        refusal = self._refusal(scope, headers)
        if refusal is not None:
            await _refuse(guarded, *refusal)
        elif scope["method"] in _SAFE or scope["path"] == _UPLOADS:
            await self._app(scope, receive, guarded)
        else:
            await self._app(scope, _bounded(receive), guarded)

    def _refusal(self, scope: Scope, headers: Headers) -> tuple[int, str, str] | None:
        if scope["path"].startswith(SIGNED):
            return None
        host = headers.get("host", "")
        if host not in self._hosts:
            return 421, "This address is not Threadcast's.", f"Open http://127.0.0.1:{self._port} in your browser."
        if scope["method"] in _SAFE:
            return None
        if headers.get("origin") != f"http://{host}":
            return 403, "This request came from another page.", "Use Threadcast's own page."
        if not self._has_token(headers):
            return 403, "This page is out of date.", "Reload the page and try again."
        if scope["path"] != _UPLOADS and int(headers.get("content-length") or 0) > _MOST_BYTES:
            return 413, "That is too much text for one message.", "Send it as a file."
        return None

    def _has_token(self, headers: Headers) -> bool:
        cookie = cookie_of(headers.get("cookie", ""), self._port)
        given = headers.get("x-csrf-token", "")
        return cookie is None or hmac.compare_digest(given.encode(), csrf_of(cookie).encode())


def _bounded(receive: Receive) -> Receive:
    """A body that ends when it is larger than any message may be, whatever length was declared."""
    read = 0

    async def bounded() -> Message:
        nonlocal read
        message = await receive()
        read += len(message.get("body", b""))
        if read > _MOST_BYTES:
            return {"type": "http.disconnect"}
        return message

    return bounded


def _guarded(send: Send, caching: str) -> Send:
    async def guarded(message: Message) -> None:
        if message["type"] == "http.response.start":
            headers = [each for each in message["headers"] if each[0].lower() not in _GUARDING]
            caches = any(name.lower() == _CACHING for name, _ in headers)
            message["headers"] = [*headers, *_GUARDING.items(), *(() if caches else [(_CACHING, caching.encode())])]
        await send(message)

    return guarded


async def _refuse(send: Send, status: int, sentence: str, remedy: str) -> None:
    body = json.dumps({"sentence": sentence, "remedy": remedy}).encode()
    headers: Iterable[tuple[bytes, bytes]] = [(b"content-type", b"application/json")]
    await send({"type": "http.response.start", "status": status, "headers": list(headers)})
    await send({"type": "http.response.body", "body": body})
