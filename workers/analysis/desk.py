"""What a worker of trainings has: the nursery of its children, and whether it is closing."""

from dataclasses import dataclass, field
from threading import Event

from workers.analysis.nursery import Nursery


@dataclass(frozen=True, slots=True)
class Desk:
    """The nursery, and an event that is set when the worker shuts down."""

    nursery: Nursery
    closing: Event = field(default_factory=Event)


_DESKS: list[Desk] = []


def open_desk(*, only_quick: bool) -> Desk:
    """Start and warm the nursery of this process. only_quick: without the engines that take long to load."""
    found = Desk(Nursery(only_quick=only_quick))
    found.nursery.warm()
    _DESKS.append(found)
    return found


def desk() -> Desk:
    """The desk of this process, opened at the first work where nobody has opened it before."""
    return _DESKS[0] if _DESKS else open_desk(only_quick=False)


def close_desk() -> None:
    """Tell running trainings to give their work back."""
    for each in _DESKS:
        each.closing.set()
