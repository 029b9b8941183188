"""Waiting on a machine that others use too: nothing is lost because it comes late there."""

import os

_MOST = 4.0


def stretched(seconds: float) -> float:
    """Seconds to wait, where so many are enough on a quiet machine: more, the more processes want its cores."""
    busy = os.getloadavg()[0] / (os.cpu_count() or 1)
    return seconds * min(max(1.0, busy), _MOST)
