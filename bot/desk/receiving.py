"""Receiving what was said on a platform: its workspace, person and thread are made where they are new.

A message counts once, however often and in whatever order the platform tells of it; its last wording is the one that is
answered.
"""

from collections.abc import Callable, Sequence
from dataclasses import replace

from sqlalchemy.orm import Session

from bot.desk.access import opened
from bot.desk.clerk import Receipt
from bot.desk.rooms import Rooms
from bot.desk.withdrawing import withdraw
from bot.errors import TooMany, TooMuch
from bot.inquiry import Inquiry
from ledger.leases import move
from ledger.policy import Action
from ledger.repositories.arrivals import Arrival, Arrivals, Version
from ledger.repositories.newcomers import Acquaintances, Newcomers
from ledger.repositories.outbox import Outbox
from ledger.repositories.questions import EDITED, Questions
from ledger.states import OutboxState
from ledger.tables import Json, Person, Question

LONGEST_WORDS = 8_000
MOST_OPEN = 100
"""Questions of one person that may wait for their answers at once."""
Refine = Callable[[Session, Inquiry], Inquiry | None]
"""What only the ledger tells the platform of a message: it may add files; None where the bot is not meant."""
Alongside = Callable[[Session, str], None]
"""What the platform writes in the same transaction, given the question's id."""
_WITH_ITS_FILES = f"{EDITED}0"
"""The wording of a message whose files were told of too late to join it; any edit follows."""


class Receiver:
    """Receives what is said. Its methods run within a transaction."""

    def __init__(self) -> None:
        self._acquaintances = Acquaintances()
        self._rooms = Rooms(MOST_OPEN)

    def receive(self, session: Session, inquiry: Inquiry, refine: Refine, alongside: Alongside) -> Receipt:
        """Keep what was said as a question, and acknowledge it in its thread. Refused, in words."""
        arrivals = Arrivals(session)
        versions = arrivals.versions(inquiry.workspace, inquiry.message)
        if versions and versions[-1].event_id >= inquiry.event_id:
            return self._again(session, inquiry, versions, alongside)
        if Arrivals(session).retracted(inquiry.workspace, inquiry.message):
            return Receipt("", new=False)
        refined = refine(session, inquiry)
        if refined is None:
            return Receipt("", new=False)
        return self._kept(session, arrivals, refined, versions, alongside)

    def _kept(
        self,
        session: Session,
        arrivals: Arrivals,
        inquiry: Inquiry,
        versions: Sequence[Version],
        alongside: Alongside,
    ) -> Receipt:
        workspace = inquiry.workspace
        if len(inquiry.words) > LONGEST_WORDS:
            raise TooMuch("That is too much text for one message.", "Send it as a file.")
        newcomers = Newcomers(session, self._acquaintances)
        person = newcomers.person(workspace, inquiry.platform, inquiry.person)
        if not self._rooms.one_more(arrivals, workspace, person.id):
            raise TooMany(f"You have {MOST_OPEN} questions that wait for their answers.", "Wait for one, or stop one.")
        thread, number = _thread(newcomers, inquiry, person)
        for each in versions:
            if _end(session, workspace, each.question) is not None:
                Outbox(session).replaced(workspace, each.question)
        question = arrivals.keep(
            workspace,
            Arrival(
                inquiry.event_id,
                thread,
                person.id,
                words=inquiry.words,
                attachments=_unfetched(inquiry, versions),
                waits=inquiry.waits,
                acknowledged=True,
                number=number,
            ),
        )
        alongside(session, question)
        return Receipt(question, new=True, thread=thread)

    def _again(self, session: Session, inquiry: Inquiry, versions: Sequence[Version], alongside: Alongside) -> Receipt:
        """The receipt of what is known. Where it brings the files that were missing, they join the question."""
        known = versions[-1]
        if known.event_id != inquiry.event_id or inquiry.waits:
            return Receipt(known.question, new=False)
        lacks = bool(inquiry.attachments) and all(each.get("earlier") for each in known.attachments)
        files = inquiry.attachments if lacks else known.attachments
        if Arrivals(session).complete(inquiry.workspace, known.question, files):
            return Receipt(known.question, new=True)
        if not lacks or known.dataset is not None:
            return Receipt(known.question, new=False)
        again = replace(inquiry, version=_WITH_ITS_FILES)
        return self._kept(session, Arrivals(session), again, versions, alongside)


def withdrawn(session: Session, workspace: str, message: str) -> list[str]:
    """End the questions that a message became, where they are unfinished; the threads that they were in."""
    versions = Arrivals(session).versions(workspace, message)
    ended = [_end(session, workspace, each.question) for each in versions]
    return [question.thread_id for question in ended if question is not None]


def _thread(newcomers: Newcomers, inquiry: Inquiry, person: Person) -> tuple[str, int | None]:
    """The thread of a message, and its number there where it is the first. NotAllowed, where they may not ask in it."""
    workspace, named = inquiry.workspace, inquiry.thread
    found = None if inquiry.begins else newcomers.thread(workspace, named)
    if found is None:
        new = newcomers.new_thread(workspace, named, person.id, private=inquiry.private, title=inquiry.words)
        if new is not None:
            return new, 1
        found = newcomers.thread(workspace, named)
    return opened(found, person, Action.ASK, named).id, None


def _unfetched(inquiry: Inquiry, versions: Sequence[Version]) -> Sequence[Json]:
    """The files of a message that its earlier wordings have not brought into the thread."""
    if any(each.dataset for each in versions):
        return []
    return inquiry.attachments or next((each.attachments for each in reversed(versions) if each.attachments), [])


def _end(session: Session, workspace: str, question: str) -> Question | None:
    """End a question without a word; what was to be said of it is not said. None where it has ended."""
    found = Questions(session).get(workspace, question)
    if found is None or not withdraw(session, found, note=None):
        return None
    for row in Outbox(session).unsent(workspace, found.thread_id):
        if row.question_id == question and row.state == OutboxState.DUE:
            move(session, row, OutboxState.DEAD)
            row.settled = True
    return found
