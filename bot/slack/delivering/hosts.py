"""Which addresses are Slack's: tokens and people's files go nowhere else, whatever Slack's answers name."""

from urllib.parse import SplitResult, urlsplit

_SLACK = ("slack.com", "slack-gov.com")
"""The second is of workspaces of the United States' public bodies."""
_PORTS = {"http": 80, "https": 443}
_OWN_MACHINE = frozenset({"localhost", "127.0.0.1", "::1"})


class Hosts:
    """Slack's own hosts over https, and the server that the methods are asked of, where that is another."""

    def __init__(self, base_url: str) -> None:
        self._own = _origin(urlsplit(base_url))

    def trusts(self, url: str) -> bool:
        """Whether an address is Slack's."""
        try:
            parts = urlsplit(url)
            origin = _origin(parts)
        except ValueError:
            return False
        if parts.username is not None or parts.password is not None:
            return False
        host = origin[1]
        slack = origin[0] == "https" and origin[2] == _PORTS["https"]
        return origin == self._own or (slack and any(host == each or host.endswith(f".{each}") for each in _SLACK))


def _origin(parts: SplitResult) -> tuple[str, str, int]:
    """The scheme, host and port; this machine's own names are one. ValueError for a port that is none."""
    host = (parts.hostname or "").rstrip(".")
    port = parts.port or _PORTS.get(parts.scheme, 0)
    return parts.scheme, "localhost" if host in _OWN_MACHINE else host, port
