"""Requests to Slack's file servers: one step each, so that whoever is redirected looks at where to first."""

from http.client import HTTPResponse
from typing import IO, cast
from urllib.parse import urlsplit
from urllib.request import (
    BaseHandler,
    HTTPDefaultErrorHandler,
    HTTPErrorProcessor,
    HTTPHandler,
    HTTPSHandler,
    OpenerDirector,
    ProxyHandler,
    Request,
)

from bot.slack.connecting import proxy_to

SECONDS = 20.0
"""How long a server may keep silent."""


def get(url: str, token: str) -> HTTPResponse:
    """The answer to a request with a token. HTTPError for any other than 2xx, redirects too; OSError."""
    return _opened(Request(url, headers={"Authorization": f"Bearer {token}"}))  # noqa: S310  only http and https open


def send(url: str, content: IO[bytes], length: int) -> HTTPResponse:
    """The answer to raw bytes. As `get`."""
    headers = {"Content-Type": "application/octet-stream", "Content-Length": str(length)}
    return _opened(Request(url, data=content, headers=headers, method="POST"))  # noqa: S310  only http and https open


def _opened(request: Request) -> HTTPResponse:
    opener = OpenerDirector()
    proxy = proxy_to(request.full_url)
    proxies = {urlsplit(request.full_url).scheme: proxy} if proxy else {}
    steps: tuple[BaseHandler, ...] = (
        ProxyHandler(proxies),
        HTTPHandler(),
        HTTPSHandler(),
        HTTPDefaultErrorHandler(),
        HTTPErrorProcessor(),
    )
    for step in steps:
        opener.add_handler(step)
    return cast("HTTPResponse", opener.open(request, timeout=SECONDS))
