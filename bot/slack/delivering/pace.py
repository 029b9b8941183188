"""How fast this process may speak: a message a second in a channel, and so many edits a minute in a workspace.

Several processes keep it each for itself; where they are too fast together, Slack says so, and that is kept too.
"""

import threading
from dataclasses import dataclass
from time import monotonic

MESSAGE_SECONDS = 1.0
EDITS_PER_SECOND = 50 / 60
_EDITS_AT_ONCE = 20.0
_RESERVE = 10.0
"""Edits that are kept for messages that show how something ended."""
_MOST_CHANNELS = 10_000


@dataclass(slots=True)
class _Allowance:
    """Edits that a workspace has left, as of a moment."""

    left: float
    moment: float


class Pace:
    """Moments before which nothing goes, by channel, and allowances of edits by workspace. Safe from any thread."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._channels: dict[tuple[str, str], float] = {}
        self._edits: dict[str, _Allowance] = {}

    def pause(self, workspace: str, channel: str) -> float:
        """Seconds until a channel may take a message."""
        with self._lock:
            return max(0.0, self._channels.get((workspace, channel), 0.0) - monotonic())

    def take(self, workspace: str, channel: str) -> float:
        """0.0 and the channel's second is taken; or the seconds until it is free."""
        moment = monotonic()
        with self._lock:
            wait = self._channels.get((workspace, channel), 0.0) - moment
            if wait > 0:
                return wait
            self._channels[workspace, channel] = moment + MESSAGE_SECONDS
            if len(self._channels) > _MOST_CHANNELS:
                self._channels = {place: until for place, until in self._channels.items() if until > moment}
            return 0.0

    def hold(self, workspace: str, channel: str, seconds: float) -> None:
        """Slack wants nothing in a channel for so long."""
        until = monotonic() + seconds
        with self._lock:
            self._channels[workspace, channel] = max(until, self._channels.get((workspace, channel), 0.0))

    def edit(self, workspace: str, *, last: bool) -> float:
        """0.0 and one edit is taken from a workspace's allowance; or the seconds until there is one.

        last: it shows how something ended, so that it goes before those that show how something stands.
        """
        moment, reserve = monotonic(), 0.0 if last else _RESERVE
        with self._lock:
            allowance = self._edits.setdefault(workspace, _Allowance(_EDITS_AT_ONCE, moment))
            dripped = (moment - allowance.moment) * EDITS_PER_SECOND
            allowance.left, allowance.moment = min(_EDITS_AT_ONCE, allowance.left + dripped), moment
            if allowance.left < 1 + reserve:
                return (1 + reserve - allowance.left) / EDITS_PER_SECOND
            allowance.left -= 1
            return 0.0

    def hold_edits(self, workspace: str, seconds: float) -> None:
        """Slack wants no edits in a workspace for so long."""
        with self._lock:
            self._edits[workspace] = _Allowance(1 - seconds * EDITS_PER_SECOND, monotonic())
