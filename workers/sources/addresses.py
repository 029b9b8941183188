"""Where an https address may lead: hosts on the allow-list, and of private networks only those that were named."""

import socket
from collections.abc import Sequence
from dataclasses import dataclass
from ipaddress import IPv4Address, IPv6Address, ip_address
from urllib.parse import SplitResult, urlsplit

from workers.sources.problems import ASK_ADMIN, SourceError, away

_HTTPS = 443
Address = IPv4Address | IPv6Address


@dataclass(frozen=True, slots=True)
class Place:
    """A checked address. host, port, path: where to ask for what. ip: where to connect to.

    login: user and password, where the address carries one.
    """

    host: str
    port: int
    path: str
    ip: str
    login: tuple[str, str] | None

    @property
    def header(self) -> str:
        """The host as it is named in the request."""
        named = f"[{self.host}]" if ":" in self.host else self.host
        return named if self.port == _HTTPS else f"{named}:{self.port}"

    @property
    def connected(self) -> str:
        """The address with the host's number in place of its name: the name is not looked up a second time."""
        number = f"[{self.ip}]" if ":" in self.ip else self.ip
        return f"https://{number}:{self.port}{self.path}"


def checked(url: str, name: str, hosts: Sequence[str], first: str | None = None) -> Place:
    """Where `url` leads. SourceError where it may not.

    hosts: those that an admin named, private ones too. first: the registered address, whose own host is allowed as
    well; None where `url` is that address.
    """
    parts = split(url)
    host = parts.hostname or ""
    named = [each.casefold() for each in hosts]
    own = (split(first).hostname or "") if first else host
    if host not in (own, *named):
        raise SourceError(
            f"{name} leads to another host, {host}, which is not allowed.",
            f"{ASK_ADMIN} to allow it: threadcast admin source add … --host {host}",
        )
    path = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
    login = (parts.username, parts.password or "") if parts.username else None
    port = parts.port or _HTTPS
    return Place(host, port, path, str(_number(host, port, name, private=host in named)), login)


def split(url: str) -> SplitResult:
    """An https address in its parts. SourceError for anything else, without a word of it."""
    try:
        parts = urlsplit(url.strip())
        _ = parts.port
    except ValueError as error:
        raise _no_address() from error
    if parts.scheme == "http":
        raise SourceError("The address begins with http://, which anybody may read along.", "Give one with https://.")
    if parts.scheme != "https" or not parts.hostname or any(each <= " " for each in url.strip()):
        raise _no_address()
    return parts


def _number(host: str, port: int, name: str, *, private: bool) -> Address:
    """The host's number. All its numbers must be public ones, where it was not named."""
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        raise away(name) from error
    numbers = [_plain(ip_address(str(each[4][0]).partition("%")[0])) for each in found]
    if not private and not all(_public(each) for each in numbers):
        raise SourceError(
            f"{name} leads to an address in a private network, which is not allowed.",
            f"{ASK_ADMIN} to name the host if it is meant: threadcast admin source add … --host {host}",
        )
    return next((each for each in numbers if each.version == 4), numbers[0])  # noqa: PLR2004  of the protocol


def _plain(number: Address) -> Address:
    """The address of the old protocol, where it is written as one of the new."""
    mapped = number.ipv4_mapped if isinstance(number, IPv6Address) else None
    return mapped or number


def _public(number: Address) -> bool:
    return number.is_global and not number.is_multicast


def _no_address() -> SourceError:
    return SourceError("That is no https address.", "It looks like https://files.example.com/orders.csv.")
