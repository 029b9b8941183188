"""A file at an https address, streamed to this machine: from allowed hosts only, so large at most, within the time."""

import ssl
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urljoin

import httpx

from ledger.settings import SettingsError
from workers.sources.addresses import Place, checked
from workers.sources.bounds import Bounds
from workers.sources.problems import ASK_ADMIN, SourceError, away, empty, failed, login_refused, missing

_MOST_REDIRECTS = 5
_READ_SECONDS = 15.0
_MOVED = (301, 302, 303, 307, 308)


@dataclass(frozen=True, slots=True)
class Asked:
    """What to ask for. address: with its login. hosts: that an admin named. etag: of the version that is here.

    authorities: a PEM file of certificate authorities to trust besides the machine's own.
    """

    address: str
    hosts: Sequence[str] = ()
    etag: str | None = None
    authorities: Path | None = None


@dataclass(frozen=True, slots=True)
class Came:
    """What came: how many bytes, and what the server calls this version."""

    bytes: int
    etag: str | None


def download(asked: Asked, bounds: Bounds, path: Path) -> Came | None:
    """Write the file to `path`; None where the version that is here is still the one. SourceError in words."""
    with _answered(asked, bounds) as answer:
        if answer.status_code == httpx.codes.NOT_MODIFIED and asked.etag:
            return None
        _check(answer, bounds)
        size = _stream(answer, bounds, path)
    if not size:
        raise empty(bounds.name)
    return Came(size, answer.headers.get("ETag"))


@contextmanager
def _answered(asked: Asked, bounds: Bounds) -> Iterator[httpx.Response]:
    """The answer at the end of all redirects, its body still to come."""
    trusted = _trusted(asked.authorities)
    url = asked.address
    try:
        for _ in range(_MOST_REDIRECTS + 1):
            bounds.check_time()
            place = checked(url, bounds.name, asked.hosts, asked.address if url != asked.address else None)
            with httpx.Client(verify=trusted, trust_env=False, timeout=_timeout(bounds)) as client:
                request = _request(client, place, asked)
                with _closing(client.send(request, stream=True)) as answer:
                    if answer.status_code not in _MOVED:
                        yield answer
                        return
                    url = urljoin(url, answer.headers.get("Location", ""))
    except httpx.HTTPError as error:
        raise _in_words(error, bounds) from None
    raise SourceError(f"{bounds.name} leads from one address to the next without end.", f"{ASK_ADMIN} to correct it.")


@contextmanager
def _closing(answer: httpx.Response) -> Iterator[httpx.Response]:
    try:
        yield answer
    finally:
        answer.close()


def _request(client: httpx.Client, place: Place, asked: Asked) -> httpx.Request:
    """The request goes to the number that was checked; the certificate must be the name's."""
    headers = {"Host": place.header, "Accept-Encoding": "identity", "User-Agent": "threadcast"}
    if asked.etag:
        headers["If-None-Match"] = asked.etag
    request = client.build_request("GET", place.connected, headers=headers, extensions={"sni_hostname": place.host})
    return next(httpx.BasicAuth(*place.login).sync_auth_flow(request)) if place.login else request


def _timeout(bounds: Bounds) -> httpx.Timeout:
    return httpx.Timeout(min(bounds.left, _READ_SECONDS))


def _check(answer: httpx.Response, bounds: Bounds) -> None:
    """Whether the answer is a file, of a size that can be taken."""
    match answer.status_code:
        case httpx.codes.UNAUTHORIZED | httpx.codes.FORBIDDEN:
            raise login_refused(bounds.name)
        case httpx.codes.NOT_FOUND | httpx.codes.GONE:
            raise missing(bounds.name, "file at its address")
        case code if code != httpx.codes.OK:
            raise failed(bounds.name)
    declared = answer.headers.get("Content-Length", "")
    if declared.isdigit():
        bounds.check_bytes(int(declared))


def _stream(answer: httpx.Response, bounds: Bounds, path: Path) -> int:
    with path.open("wb") as file:
        for piece in answer.iter_bytes():
            bounds.check_time()
            file.write(piece)
            bounds.check_bytes(file.tell())
        return file.tell()


def _trusted(authorities: Path | None) -> ssl.SSLContext:
    """The machine's certificate authorities, and those of a company network. SettingsError where they can't be read."""
    context = httpx.create_ssl_context()
    context.load_default_certs()
    if authorities is not None:
        try:
            context.load_verify_locations(cafile=authorities)
        except (OSError, ssl.SSLError) as error:
            raise SettingsError(
                "The certificate authorities of THREADCAST_SOURCE_AUTHORITIES can't be read.",
                "Name a file with certificates in PEM form.",
            ) from error
    return context


def _in_words(error: httpx.HTTPError, bounds: Bounds) -> Exception:
    if isinstance(error, httpx.TimeoutException):
        return bounds.slow()
    if "CERTIFICATE_VERIFY_FAILED" in str(error):
        return SourceError(
            f"The certificate of {bounds.name} is not one that is trusted here.",
            f"{ASK_ADMIN} to renew it, or to name its authority in THREADCAST_SOURCE_AUTHORITIES.",
        )
    return failed(bounds.name) if isinstance(error, httpx.RemoteProtocolError) else away(bounds.name)
