"""A model's name, read: its parts and what each stands for."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace

from tests.play.model.asked import Asked
from tests.play.model.deliveries import Delivery
from tests.play.model.minds import MINDS, Mind
from tests.play.model.replies import Reply

from .limits import LIMITS, Limit
from .malformed import KINDS, malformed
from .manners import REASONING, Manner, fenced
from .troubles import TROUBLES


@dataclass(frozen=True)
class Character:
    """A mind with its server's limits, its manners, and the way that its answers travel."""

    mind: Mind
    limits: tuple[Limit, ...] = ()
    manners: tuple[Manner, ...] = ()
    delivery: Delivery = field(default_factory=Delivery)

    def check(self, asked: Asked) -> None:
        """Raises RefusedError for what this server cannot do."""
        for limit in self.limits:
            limit(asked)

    def reply(self, asked: Asked, mind: Mind | None = None) -> Reply:
        reply = (mind or self.mind)(asked)
        for manner in self.manners:
            reply = manner(reply)
        return reply


def character(name: str) -> Character:
    """Who a name stands for. KeyError for a name, or a part of one, that stands for nobody."""
    found = Character(MINDS["cooperative"](""))
    for part in name.split("+"):
        word, _, given = part.partition(":")
        if word not in _PARTS:
            raise KeyError(part)
        try:
            found = _PARTS[word](found, given)
        except ValueError as error:
            raise KeyError(part) from error
    return found


def names() -> list[str]:
    """The parts that a name may have, without what may follow a colon."""
    return list(_PARTS)


Part = Callable[[Character, str], Character]


def _of_mind(make: Callable[[str], Mind]) -> Part:
    return lambda so_far, given: replace(so_far, mind=make(given))


def _of_limit(limit: Limit) -> Part:
    return lambda so_far, _: replace(so_far, limits=(*so_far.limits, limit))


def _of_manner(make: Callable[[str], Manner]) -> Part:
    return lambda so_far, given: replace(so_far, manners=(*so_far.manners, make(given)))


def _of_trouble(change: Callable[[Delivery, str], Delivery]) -> Part:
    return lambda so_far, given: replace(so_far, delivery=change(so_far.delivery, given))


_PARTS: dict[str, Part] = (
    {name: _of_mind(make) for name, make in MINDS.items()}
    | {name: _of_limit(limit) for name, limit in LIMITS.items()}
    | {
        "reasoning": _of_manner(lambda given: REASONING[given]),
        "fenced": _of_manner(lambda _: fenced),
        "malformed": _of_manner(lambda given: malformed(given or next(iter(KINDS)))),
    }
    | {name: _of_trouble(change) for name, change in TROUBLES.items()}
)
