"""Ids and timestamps in the shapes that Slack gives them."""

import secrets
import string
import threading
import time

_LETTERS = string.ascii_uppercase + string.digits


class Stamps:
    """Hands out ids and message timestamps; no two timestamps are the same, and later ones are larger."""

    def __init__(self) -> None:
        self._last = 0
        self._lock = threading.Lock()

    @staticmethod
    def new(prefix: str) -> str:
        """An id such as U0A1B2C3D4E; the prefix says of what kind."""
        return f"{prefix}0" + "".join(secrets.choice(_LETTERS) for _ in range(9))

    @staticmethod
    def secret(prefix: str, length: int = 24) -> str:
        return prefix + secrets.token_hex(length // 2)

    def ts(self) -> str:
        """Seconds and microseconds as Slack writes them, for example 1763750000.000123."""
        with self._lock:
            self._last = max(time.time_ns() // 1000, self._last + 1)
            return f"{self._last // 1_000_000}.{self._last % 1_000_000:06d}"
