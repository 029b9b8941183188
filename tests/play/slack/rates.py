"""How often a method may be called: a bucket for each method and team, and one for each channel that is written to."""

import math
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING

from .ask import Ask, Method, Refusal

if TYPE_CHECKING:
    from .world import World

#: Slack lets a few messages through at once before it insists on one a second.
CHANNEL_BURST = 4


@dataclass
class Bucket:
    """Tokens that drip in at a constant rate up to a size."""

    size: float
    per_second: float
    left: float
    at: float

    def take(self, now: float) -> float:
        """0 and one token less; or the seconds until there is one."""
        self.left = min(self.size, self.left + (now - self.at) * self.per_second)
        self.at = now
        if self.left >= 1:
            self.left -= 1
            return 0.0
        return (1 - self.left) / self.per_second


class Rates:
    """The buckets of all teams. `pace` switches the channels' ones, `tiers` those of the methods."""

    def __init__(self, world: "World", *, pace: bool = True, tiers: bool = True) -> None:
        self.world, self.pace, self.tiers = world, pace, tiers
        self._buckets: dict[tuple[str, ...], Bucket] = {}

    def spend(self, ask: Ask, known: Method) -> None:
        """Refuses with 429 and Retry-After where it is too much."""
        team = str(ask.team_id or ask.grant.enterprise)
        if known.per_minute and self.tiers:
            self._take((known.name, team), known.per_minute, known.per_minute / max(self.world.minute, 0.001))
        if known.name == "chat.postMessage" and self.pace:
            self._take((known.name, team, ask.text("channel")), CHANNEL_BURST, 1.0)

    def _take(self, key: tuple[str, ...], size: float, per_second: float) -> None:
        now = time.monotonic()
        bucket = self._buckets.setdefault(key, Bucket(size, per_second, size, now))
        bucket.size, bucket.per_second = size, per_second
        wait = bucket.take(now)
        if wait > 0:
            raise Refusal("ratelimited", status=429, headers={"Retry-After": str(max(1, math.ceil(wait)))})
