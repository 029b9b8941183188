"""Deliveries over HTTP: the body as Slack writes it, signed with the app's secret."""

import asyncio
import hashlib
import hmac
import json
import time
from typing import Any
from urllib.parse import urlencode

import aiohttp

from .answers import Answer

JSON, FORM = "application/json", "application/x-www-form-urlencoded"


def body_of(kind: str, payload: dict[str, Any]) -> tuple[bytes, str]:
    """The bytes and their content type: events are JSON, interactions a form with `payload`, commands a form."""
    if kind == "event":
        return json.dumps(payload, separators=(",", ":")).encode(), JSON
    fields = {"payload": json.dumps(payload, separators=(",", ":"))} if kind == "interactive" else payload
    return urlencode(fields).encode(), FORM


def signature(secret: str, timestamp: str, body: bytes) -> str:
    """v0: HMAC-SHA256 of version, timestamp and raw body (docs.slack.dev/authentication/verifying-requests)."""
    base = b":".join([b"v0", timestamp.encode(), body])
    return "v0=" + hmac.new(secret.encode(), base, hashlib.sha256).hexdigest()


def headers_of(secret: str, body: bytes, content_type: str, retry: int, reason: str) -> dict[str, str]:
    timestamp = str(int(time.time()))
    headers = {
        "Content-Type": content_type,
        "User-Agent": "Slackbot 1.0 (+https://api.slack.com/robots)",
        "X-Slack-Request-Timestamp": timestamp,
        "X-Slack-Signature": signature(secret, timestamp, body),
    }
    if retry:
        headers |= {"X-Slack-Retry-Num": str(retry), "X-Slack-Retry-Reason": reason}
    return headers


async def post(
    session: aiohttp.ClientSession, url: str, body: bytes, headers: dict[str, str], seconds: float
) -> Answer:
    """One attempt; the reason of a failure in Slack's words."""
    began = time.monotonic()
    try:
        async with session.post(
            url, data=body, headers=headers, timeout=aiohttp.ClientTimeout(total=seconds), max_redirects=2
        ) as response:
            text = await response.text()
            reason = "" if response.ok else "http_error"
            final = response.headers.get("X-Slack-No-Retry") == "1"
            return Answer(response.status, _read(text), time.monotonic() - began, reason, final, url)
    except TimeoutError:
        reason = "http_timeout"
    except aiohttp.TooManyRedirects:
        reason = "too_many_redirects"
    except aiohttp.ClientSSLError:
        reason = "ssl_error"
    except (aiohttp.ClientConnectionError, asyncio.IncompleteReadError):
        reason = "connection_failed"
    except aiohttp.ClientError:
        reason = "unknown_error"
    return Answer(None, None, time.monotonic() - began, reason, url=url)


def _read(text: str) -> Any:
    try:
        return json.loads(text) if text else None
    except ValueError:
        return text
