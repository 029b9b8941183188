"""What a test has laid ready: turns that are taken before any mind is asked."""

import threading
from collections.abc import Callable
from dataclasses import dataclass, field

from .asked import Asked
from .deliveries import Delivery
from .minds.mind import Mind
from .replies import Reply, says

Line = str | Reply | Delivery | Mind
When = Callable[[Asked], bool]


@dataclass(frozen=True)
class Turn:
    """What answers one request: a mind or its reply, None where the model's own answers, and how it travels."""

    mind: Mind | None = None
    delivery: Delivery | None = None
    when: When = lambda _: True


@dataclass
class Script:
    """Turns in order; a turn with a condition waits for a request that meets it."""

    turns: list[Turn] = field(default_factory=list)
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def add(self, line: Line, when: When | None = None, delivery: Delivery | None = None) -> None:
        mind = None if isinstance(line, Delivery) else _mind(line)
        how = line if isinstance(line, Delivery) else delivery
        with self._lock:
            self.turns.append(Turn(mind, how, when or (lambda _: True)))

    def take(self, asked: Asked) -> Turn | None:
        with self._lock:
            for turn in self.turns:
                if turn.when(asked):
                    self.turns.remove(turn)
                    return turn
        return None

    def clear(self) -> None:
        with self._lock:
            self.turns.clear()


def _mind(line: str | Reply | Mind) -> Mind:
    if isinstance(line, str):
        line = says(line)
    if isinstance(line, Reply):
        ready = line
        return lambda _: ready
    return line
