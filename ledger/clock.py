"""The clock: the only place that asks what day or what moment it is."""

from datetime import UTC, date, datetime
from typing import Protocol


class Clock(Protocol):
    """Says what day it is."""

    def today(self) -> date: ...


class SystemClock:
    """The machine's own clock."""

    def today(self) -> date:
        return date.today()  # noqa: DTZ011  the person's local day is meant


class FixedClock:
    """Always the same day: for `--now`, and for tests."""

    def __init__(self, day: date) -> None:
        self._day = day

    def today(self) -> date:
        return self._day


def now() -> datetime:
    """The present moment, in UTC: what leases, due times and records are measured by."""
    return datetime.now(UTC)
