"""The clerk: one thread that keeps what arrives, as many arrivals in one transaction as have come meanwhile.

So an acknowledgement costs less the more people speak at once, and writers of SQLite do not wait for one another. What
arrived together is kept in waves: in each are arrivals that have nothing to do with one another, so that the ledger is
asked once for all of them.
"""

import threading
from collections.abc import Callable, Collection, Iterator, Sequence
from concurrent.futures import Future
from dataclasses import dataclass, field
from itertools import groupby
from queue import Empty, SimpleQueue
from time import sleep
from typing import Any

from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from bot.errors import Refused
from bot.rush import Rush
from ledger.database import Database
from ledger.logs import together

_MOST_TOGETHER = 50
_GATHERING_SECONDS = 0.03
"""In a rush: a transaction costs more than an arrival does in one, and is shared by all that come meanwhile."""


@dataclass(frozen=True, slots=True)
class Receipt:
    """That a question is kept. question: "" where it was none. new: False where there is nothing new to see to.

    thread: where the bot has something to say to it at once; "" where it has not.
    """

    question: str
    new: bool
    thread: str = ""


Outcome = Receipt | Refused
Keep = Callable[[Session, Sequence[Any]], Sequence[Outcome]]
"""Keeps arrivals of one wave: the outcome of each. It may be called again after a failure."""


@dataclass(frozen=True)
class _Arrived:
    keep: Keep
    what: object
    apart: Collection[str]
    outcome: "Future[Receipt]" = field(default_factory=Future)


class Clerk:
    """Keeps arrivals in the order in which they came. wakes: told after each transaction that kept something new.

    rush: told of each arrival.
    """

    def __init__(self, database: Database, *wakes: Callable[[], None], rush: Rush | None = None) -> None:
        self._database = database
        self._wakes = wakes
        self._rush = rush or Rush()
        self._arrived: SimpleQueue[_Arrived | None] = SimpleQueue()
        threading.Thread(target=self._work, name="clerk", daemon=True).start()

    def keep(self, keep: Keep, what: object, apart: Collection[str]) -> "Future[Receipt]":
        """The receipt, once it is committed. Refused, or the database's error.

        apart: names of what it is about, its thread for one. Arrivals that share a name are kept one after the other.
        """
        self._rush.note()
        arrived = _Arrived(keep, what, apart)
        self._arrived.put(arrived)
        return arrived.outcome

    def close(self) -> None:
        """Keep what has arrived, then no more."""
        self._arrived.put(None)

    def _work(self) -> None:
        while (first := self._arrived.get()) is not None:
            batch = [first, *self._rest()]
            if not self._together(batch):
                for each in batch:
                    self._alone(each)

    def _rest(self) -> list[_Arrived]:
        if self._rush.is_on:
            sleep(_GATHERING_SECONDS)
        rest: list[_Arrived] = []
        while len(rest) < _MOST_TOGETHER - 1:
            try:
                each = self._arrived.get_nowait()
            except Empty:
                break
            if each is None:
                self.close()
                break
            rest.append(each)
        return rest

    def _together(self, batch: Sequence[_Arrived]) -> bool:
        """Keep a batch in one transaction. False, with nothing kept, where one of them spoils it."""
        try:
            with together(), self._database.write() as session:
                outcomes = _kept(session, batch)
        except Exception:  # noqa: BLE001  each is tried again alone, and then says what went wrong
            return False
        self._tell(batch, outcomes)
        return True

    def _alone(self, arrived: _Arrived) -> None:
        try:
            self._tell([arrived], [self._once(arrived)])
        except Exception as error:  # noqa: BLE001  the one who waits for it raises it
            arrived.outcome.set_exception(error)

    def _once(self, arrived: _Arrived) -> Outcome:
        try:
            with self._database.write() as session:
                return _kept(session, [arrived])[0]
        except IntegrityError:  # the same event at the same moment in another process: now it is known
            with self._database.write() as session:
                return _kept(session, [arrived])[0]

    def _tell(self, batch: Sequence[_Arrived], outcomes: Sequence[Outcome]) -> None:
        for arrived, outcome in zip(batch, outcomes, strict=True):
            if isinstance(outcome, Refused):
                arrived.outcome.set_exception(outcome)
            else:
                arrived.outcome.set_result(outcome)
        if any(isinstance(outcome, Receipt) and outcome.new for outcome in outcomes):
            for wake in self._wakes:
                wake()


def _kept(session: Session, batch: Sequence[_Arrived]) -> list[Outcome]:
    """The outcome of each arrival of a batch."""
    outcomes: dict[int, Outcome] = {}
    for wave in _waves(batch):
        told = batch[wave[0]].keep(session, [batch[place].what for place in wave])
        outcomes.update(zip(wave, told, strict=True))
    return [outcomes[place] for place in range(len(batch))]


def _waves(batch: Sequence[_Arrived]) -> Iterator[list[int]]:
    """The places of arrivals that are kept at once: of one sort, and none shares a name with another."""
    places = range(len(batch))
    for _, alike in groupby(places, key=lambda place: batch[place].keep):
        waves: list[list[int]] = []
        last: dict[str, int] = {}
        for place in alike:
            turn = max((last.get(name, -1) for name in batch[place].apart), default=-1) + 1
            last.update(dict.fromkeys(batch[place].apart, turn))
            if turn == len(waves):
                waves.append([])
            waves[turn].append(place)
        yield from waves
