"""How many cores are free: models that start more threads than that get many times slower, and slow everybody."""

import os

import psutil

MOST = 4
_LOOK = 0.1
"""Seconds of looking."""


def free_cores() -> int:
    """Cores that this process may use and that nobody uses now; one at least, four at most."""
    allowed = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    idle = 1 - psutil.cpu_percent(_LOOK) / 100
    return max(1, min(allowed, MOST, round(allowed * idle)))
