"""Messages become questions: of which person, in which thread. What is new is made, with few statements for all."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy.orm import Session

from bot.desk.access import NotAllowed, opened
from bot.desk.clerk import Receipt
from bot.desk.heard import Case
from bot.desk.rooms import Rooms
from bot.desk.withdrawing import withdraw_silently
from bot.errors import TooMany, TooMuch
from bot.inquiry import Inquiry
from ledger.policy import Action
from ledger.repositories.arrivals import Arrival, Arrivals
from ledger.repositories.newcomers import Acquaintances, Author, Begun, Newcomers
from ledger.repositories.outbox import Outbox
from ledger.repositories.wordings import Wording
from ledger.tables import Json, Person

LONGEST_WORDS = 8_000
MOST_OPEN = 100
"""Questions of one person that may wait for their answers at once."""


@dataclass(slots=True)
class _Place:
    """Where a message is kept. number: in its thread, where that is known."""

    case: Case
    person: Person
    thread: str = ""
    number: int | None = None


class Placing:
    """Keeps messages as questions."""

    def __init__(self) -> None:
        self._acquaintances = Acquaintances()
        self._rooms = Rooms(MOST_OPEN)

    def keep(self, session: Session, cases: Sequence[Case]) -> None:
        """Keep each as a question, or refuse it, in words."""
        newcomers, arrivals = Newcomers(session, self._acquaintances), Arrivals(session)
        admitted = self._admitted(newcomers, arrivals, [case for case in cases if _is_short(case)])
        _begin(newcomers, [place for place in admitted if place.case.inquiry.begins])
        placed = [place for place in admitted if place.thread or _enter(newcomers, place)]
        for place in placed:
            _replace(session, place.case)
        questions = arrivals.keep_all([(place.case.inquiry.workspace, _arrival(place)) for place in placed])
        for place, question in zip(placed, questions, strict=True):
            place.case.listening.kept(session, place.case.inquiry, question)
            place.case.outcome = Receipt(question, new=True, thread=place.thread)

    def _admitted(self, newcomers: Newcomers, arrivals: Arrivals, cases: Sequence[Case]) -> list[_Place]:
        """Places for the messages whose authors have room for them."""
        people = newcomers.people([_author(each.inquiry) for each in cases])
        admitted = []
        for case, person, room in zip(cases, people, self._rooms.one_more(arrivals, people), strict=True):
            if room:
                admitted.append(_Place(case, person))
            else:
                much = f"You have {MOST_OPEN} questions that wait for their answers."
                case.outcome = TooMany(much, "Wait for one, or stop one.")
        return admitted


def _is_short(case: Case) -> bool:
    if len(case.inquiry.words) <= LONGEST_WORDS:
        return True
    case.outcome = TooMuch("That is too much text for one message.", "Send it as a file.")
    return False


def _author(asked: Inquiry) -> Author:
    return Author(asked.workspace, asked.platform, asked.person)


def _begin(newcomers: Newcomers, places: Sequence[_Place]) -> None:
    """Make the threads of messages, where they are not there already."""
    for place, made in zip(places, newcomers.new_threads([_begun(each) for each in places]), strict=True):
        if made is not None:
            place.thread, place.number = made, 1


def _enter(newcomers: Newcomers, place: _Place) -> bool:
    """Find the thread of a message, or make it. False where its author may not ask there."""
    asked = place.case.inquiry
    found = newcomers.thread(asked.workspace, asked.thread)
    if found is None:
        _begin(newcomers, [place])
        found = None if place.thread else newcomers.thread(asked.workspace, asked.thread)
    try:
        place.thread = place.thread or opened(found, place.person, Action.ASK, asked.thread).id
    except NotAllowed as refused:
        place.case.outcome = refused
    return bool(place.thread)


def _begun(place: _Place) -> Begun:
    asked = place.case.inquiry
    return Begun(asked.workspace, asked.thread, place.person.id, private=asked.private, title=asked.words)


def _replace(session: Session, case: Case) -> None:
    """End the questions that earlier wordings of a message became."""
    workspace = case.inquiry.workspace
    for each in case.earlier:
        if withdraw_silently(session, workspace, each.question) is not None:
            Outbox(session).replaced(workspace, each.question)


def _arrival(place: _Place) -> Arrival:
    asked = place.case.inquiry
    return Arrival(
        asked.event_id,
        place.thread,
        place.person.id,
        words=asked.words,
        attachments=_unfetched(asked, place.case.earlier),
        waits=asked.waits,
        acknowledged=True,
        number=place.number,
    )


def _unfetched(inquiry: Inquiry, earlier: Sequence[Wording]) -> Sequence[Json]:
    """The files of a message that its earlier wordings have not brought into the thread."""
    if any(each.dataset for each in earlier):
        return []
    return inquiry.attachments or next((each.attachments for each in reversed(earlier) if each.attachments), [])
