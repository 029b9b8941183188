"""Files that people gave on Slack: asked about by their id, then fetched within limits from Slack's hosts alone."""

from http.client import HTTPException, HTTPResponse
from pathlib import Path
from time import monotonic
from typing import Any
from urllib.error import HTTPError
from urllib.parse import urljoin

from slack_sdk.web import WebClient

from bot.platform import AttachmentError, DeliveryError, DisconnectedError, LaterError
from bot.slack.delivering import transport
from bot.slack.delivering.failures import LONGEST_WAIT_SECONDS, ForbiddenError, GoneError, translated
from bot.slack.delivering.hosts import Hosts
from bot.slack.hearing.heard import size_of

_CHUNK = 1 << 16
_MOST_STEPS = 4
MOST_SECONDS = 900.0
_AGAIN_SECONDS = 30.0
_REDIRECTS = (301, 302, 303, 307, 308)
_PRIVATE = (401, 403)
_ABSENT = (404, 410)
_TOO_MANY = 429
_ELSEWHERE = ("external", "gdrive", "dropbox", "box", "onedrive")
_WRITTEN = ("space", "canvas", "quip", "list", "email")
_AGAIN = "Upload it again."


def fetch(
    client: WebClient, hosts: Hosts, file: str, target: Path, most_bytes: int, most_seconds: float = MOST_SECONDS
) -> str | None:
    """Write a file to `target`; its name. AttachmentError in words; OSError, LaterError; DisconnectedError."""
    about = _about(client, file)
    name = str(about.get("name") or about.get("title") or "") or None
    shown = f"“{name}”" if name else "The file"
    url = _address(about, shown, most_bytes)
    download = _Download(hosts, client.token or "", shown, most_bytes, most_seconds)
    download.write(url, target, html=about.get("filetype") == "html")
    return name


def _about(client: WebClient, file: str) -> dict[str, Any]:
    """What Slack tells of a file: what an event says of it may be no more than its id."""
    try:
        with translated():
            return dict(client.files_info(file=file)["file"])
    except DisconnectedError:
        raise
    except GoneError as error:
        raise _gone("The file") from error
    except ForbiddenError as error:
        raise _not_allowed() from error
    except DeliveryError as error:
        if error.retry_after is None:
            raise AttachmentError("I can't see that file on Slack.", f"Share it in this thread. {_AGAIN}") from error
        if error.known:
            raise LaterError(str(error), retry_after=error.retry_after) from error
        raise OSError(str(error)) from error


def _address(about: dict[str, Any], shown: str, most_bytes: int) -> str:
    """Where a file is to be had. AttachmentError where Slack has nothing to download, or too much."""
    mode = str(about.get("mode") or "")
    if mode == "tombstone":
        raise _gone(shown)
    if about.get("is_external") or mode in _ELSEWHERE:
        raise AttachmentError(
            f"{shown} is a link to another service, which I can't open.",
            "Download it there, and upload the file itself here.",
        )
    if mode in _WRITTEN:
        raise AttachmentError(
            f"{shown} was written in Slack and is not a table.", "Upload a spreadsheet or a CSV file instead."
        )
    if size_of(about.get("size")) > most_bytes:
        raise _too_large(shown, most_bytes)
    url = about.get("url_private_download") or about.get("url_private")
    if not url:
        raise _gone(shown)
    return str(url)


class _Download:
    """The way of one file, from one address to the next until its bytes come."""

    def __init__(self, hosts: Hosts, token: str, shown: str, most_bytes: int, most_seconds: float) -> None:
        self._hosts = hosts
        self._token = token
        self._shown = shown
        self._most_bytes = most_bytes
        self._most_seconds = most_seconds

    def write(self, url: str, target: Path, *, html: bool) -> None:
        """html: the file itself is a page, so that a page is what should come."""
        try:
            with self._answer(url) as answer:
                if answer.headers.get_content_type() == "text/html" and not html:
                    raise _not_allowed()
                self._copy(answer, target)
        except HTTPException as error:
            raise OSError(type(error).__name__) from error

    def _answer(self, url: str) -> HTTPResponse:
        for _ in range(_MOST_STEPS):
            if not self._hosts.trusts(url):
                break
            try:
                return transport.get(url, self._token)
            except HTTPError as error:
                if error.code not in _REDIRECTS:
                    raise self._refused(error) from error
                url = urljoin(url, error.headers.get("Location") or "")
        raise AttachmentError(
            f"{self._shown} is kept at an address that is not Slack's, so I did not open it.",
            "Upload the file itself to Slack.",
        )

    def _refused(self, error: HTTPError) -> Exception:
        if error.code in _ABSENT:
            return _gone(self._shown)
        if error.code in _PRIVATE:
            return _not_allowed()
        if error.code == _TOO_MANY:
            told = error.headers.get("Retry-After") or ""
            wait = float(told[:9]) if told.isascii() and told.isdigit() else _AGAIN_SECONDS
            return LaterError("429", retry_after=min(wait, LONGEST_WAIT_SECONDS))
        return OSError(f"status {error.code}")

    def _copy(self, answer: HTTPResponse, target: Path) -> None:
        until, declared = monotonic() + self._most_seconds, answer.length
        if declared is not None and declared > self._most_bytes:
            raise _too_large(self._shown, self._most_bytes)
        with target.open("wb") as output:
            while chunk := answer.read1(_CHUNK):  # what has come, not so much: else a trickle is never looked at
                if output.tell() + len(chunk) > self._most_bytes:
                    raise _too_large(self._shown, self._most_bytes)
                if monotonic() > until:
                    raise TimeoutError
                output.write(chunk)
            if declared is not None and output.tell() < declared:
                raise OSError("the file ended early")


def _gone(shown: str) -> AttachmentError:
    return AttachmentError(f"{shown} was deleted on Slack before I could read it.", _AGAIN)


def _not_allowed() -> AttachmentError:
    return AttachmentError(
        "Slack does not let me read files here: the permission files:read is missing, or I am not in that channel.",
        "Invite me to the channel and upload the file again; else ask an admin to install the app anew.",
    )


def _too_large(shown: str, most_bytes: int) -> AttachmentError:
    return AttachmentError(
        f"{shown} is larger than the limit of {most_bytes // 2**20} MB.",
        "Send a smaller file, for example with fewer columns or years.",
    )
