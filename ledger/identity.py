"""Ids of rows: a prefix that says what the row is, then time and chance, so that ids sort as they were made."""

import secrets
import time
from datetime import datetime


def new_id(prefix: str) -> str:
    """An id such as `q_018f3c2e9a7b4d51c0ffee12`: milliseconds in hex, then 48 random bits."""
    return f"{prefix}_{time.time_ns() // 1_000_000:012x}{secrets.token_hex(6)}"


def first_id(prefix: str, since: datetime) -> str:
    """What no id is before that was made since a moment."""
    return f"{prefix}_{int(since.timestamp() * 1000):012x}"
