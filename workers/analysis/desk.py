"""What a worker of trainings has: the nursery of its children, and whether it is closing."""

from dataclasses import dataclass, field
from threading import Event

from workers.analysis.nursery import FULL, QUICK, Nursery


@dataclass(frozen=True, slots=True)
class Desk:
    """The nursery, and an event that is set when the worker shuts down."""

    nursery: Nursery
    closing: Event = field(default_factory=Event)


_DESKS: list[Desk] = []
"""The one of this process, the last that was put to use."""


def use(one: Desk) -> None:
    """Make a desk that of this process, once its nursery is warm."""
    one.nursery.warm()
    _DESKS[:] = [one]


def open_desk(*, only_quick: bool) -> None:
    """Start and warm the nursery of this process. only_quick: without the engines that take long to load."""
    use(Desk(Nursery(QUICK if only_quick else FULL)))


def desk() -> Desk:
    """The desk of this process, opened at the first work where nobody has opened it before."""
    if not _DESKS:
        open_desk(only_quick=False)
    return _DESKS[0]


def close_desk() -> None:
    """Tell running trainings to give their work back."""
    for each in _DESKS:
        each.closing.set()
