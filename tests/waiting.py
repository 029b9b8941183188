"""Waiting in tests for what happens soon."""

import time
from collections.abc import Callable

from tests.servers.patience import stretched


def soon(true: Callable[[], object], seconds: float = 10.0) -> bool:
    """Whether something becomes true in time, which is longer on a busy machine; asked again and again."""
    until = time.monotonic() + stretched(seconds)
    while time.monotonic() < until:
        if true():
            return True
        time.sleep(0.02)
    return False
