"""Faults that a test orders: the n-th call answers wrongly, late or not at all."""

import threading
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any


@dataclass
class Fault:
    """What goes wrong, and how many more times; `times` None means until it is lifted."""

    method: str
    status: int | None = None
    retry_after: int | None = None
    error: str | None = None
    lose_answer: bool = False
    drop: bool = False
    delay: float = 0.0
    html: bool = False
    redirect: str | None = None
    lying_size: int | None = None
    endless: bool = False
    trickle: float = 0.0
    """Seconds between two pieces of a download."""
    truncate: int | None = None
    team: str | None = None
    channel: str | None = None
    having: str | None = None
    """Only calls that name this argument, or have this word in one."""
    times: int | None = 1
    hits: int = 0


@dataclass
class Faults:
    """The faults that wait for their call."""

    waiting: list[Fault] = field(default_factory=list)
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def add(self, fault: Fault) -> Fault:
        with self._lock:
            self.waiting.append(fault)
        return fault

    def lift(self) -> None:
        """No more faults."""
        with self._lock:
            self.waiting.clear()

    def take(
        self, method: str, team: str | None = None, channel: str | None = None, params: Mapping[str, Any] | None = None
    ) -> Fault | None:
        """The next fault for this call, counted down."""
        with self._lock:
            for fault in self.waiting:
                if fault.method != method or fault.lying_size is not None:
                    continue
                if fault.team not in (None, team) or fault.channel not in (None, channel):
                    continue
                if fault.having is not None and not _has(params or {}, fault.having):
                    continue
                return self._count(fault)
        return None

    def lie_about_size(self) -> int | None:
        """The size that the next file of a person claims to have, if a fault wants it to lie."""
        with self._lock:
            lying = [f for f in self.waiting if f.method == "download" and f.lying_size is not None]
            return self._count(lying[0]).lying_size if lying else None

    def _count(self, fault: Fault) -> Fault:
        fault.hits += 1
        if fault.times is not None:
            fault.times -= 1
            if fault.times <= 0:
                self.waiting.remove(fault)
        return fault


def _has(params: Mapping[str, Any], word: str) -> bool:
    return bool(params.get(word)) or any(word in str(value) for value in params.values())
