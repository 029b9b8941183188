"""The desk: what people may do, the same on every platform. Each use case is one transaction, then a wake-up."""

from collections.abc import Sequence
from concurrent.futures import Future
from dataclasses import dataclass

from sqlalchemy.orm import Session

from bot.desk.access import allow, open_thread, opened
from bot.desk.clerk import Clerk, Outcome, Receipt
from bot.desk.heard import Spoken
from bot.desk.judging import Verdict, judge
from bot.desk.placing import MOST_OPEN
from bot.desk.receiving import Receiver, withdrawn
from bot.desk.sharing import Alongside, Sharing, share
from bot.desk.withdrawing import stop_question
from bot.errors import Missing, Refused, TooMany
from bot.inquiry import Asked, Listening
from ledger.bell import Bell
from ledger.database import Database
from ledger.policy import Action
from ledger.queues import Queue, Task
from ledger.repositories.arrivals import Arrival, Arrivals, Known
from ledger.repositories.questions import Questions
from ledger.repositories.wordings import Wordings
from ledger.states import QuestionState
from ledger.tables import Json, Person, Question, Thread


class Desk:
    """Takes what people say and click. Refused, in words, where that is not allowed; receipts come once committed."""

    def __init__(self, database: Database, bell: Bell, clerk: Clerk) -> None:
        self._database = database
        self._bell = bell
        self._clerk = clerk
        self._receiver = Receiver()

    def receive(self, inquiry: Asked, listening: Listening[Asked]) -> "Future[Receipt]":
        """Keep what somebody said on a platform. Their workspace, person and thread may be new."""
        spoken = Spoken(inquiry, listening)
        return self._clerk.keep(self._receiver.receive, spoken, spoken.apart)

    def retract(self, workspace: str, message: str, *, deleted: bool) -> None:
        """A message is not meant for the bot any more: what it asked for is not worked, without a word.

        deleted: on its platform, so that it asks nothing either where the platform tells of it only now.
        """
        with self._database.write() as session:
            if deleted:
                Wordings(session).retract(workspace, message)
            threads = withdrawn(session, workspace, message)
            following = [Questions(session).next_to_plan(workspace, thread) for thread in threads]
        for question in following:
            if question is not None:
                self._bell.ring(Task.PLAN, workspace, question.id, Queue.LIGHT)
        for thread in threads:
            self._bell.hint(thread)

    def ask(
        self, person: Person, thread: str, event_id: str, words: str, attachments: Sequence[Json], alongside: Alongside
    ) -> "Future[Receipt]":
        """Keep a question in words, perhaps with files (as references)."""
        arrival = Arrival(event_id, thread, person.id, words=words, attachments=attachments)
        return self._receive(person, arrival, alongside)

    def choose(
        self, person: Person, thread: str, event_id: str, parent: str, value: str, label: str, alongside: Alongside
    ) -> "Future[Receipt]":
        """Keep a click on a choice that the question `parent` offered."""
        arrival = Arrival(event_id, thread, person.id, words=label, kind="choice", parent=parent, choices=[value])
        return self._receive(person, arrival, alongside)

    def change(
        self, person: Person, thread: str, event_id: str, parent: str, changes: Json, alongside: Alongside
    ) -> "Future[Receipt]":
        """Keep a changed plan. What still works on the plan as it was goes on until this one is found good."""
        arrival = Arrival(event_id, thread, person.id, kind="changed", parent=parent, changes=changes)
        return self._receive(person, arrival, alongside)

    def stop(self, person: Person, thread: str, question: str) -> None:
        """Stop a question: the best so far becomes its answer, and one that has not begun is withdrawn."""
        with self._database.write() as session:
            place = open_thread(session, person, Action.SEE, thread)
            found = _question(session, place, question)
            allow(person, Action.STOP, found, place)
            unanswered = stop_question(session, found)
            following = Questions(session).next_to_plan(person.workspace_id, thread)
        if unanswered:
            self._bell.ring(Task.ANSWER, person.workspace_id, question, Queue.LIGHT)
        if following is not None:  # it may have been rung in vain while this one came before it
            self._bell.ring(Task.PLAN, person.workspace_id, following.id, Queue.LIGHT)
        self._bell.hint(thread)

    def share(self, person: Person, wish: Sharing, alongside: Alongside) -> Receipt:
        """Put a copy of an answer on its way to a thread where others see it, once for each event."""
        with self._database.write() as session:
            shared = share(session, person, wish, alongside)
        self._bell.hint(shared.thread)
        return shared.receipt

    def judge(self, person: Person, thread: str, question: str, verdict: Verdict) -> None:
        """Keep what a person thinks of an answer."""
        with self._database.write() as session:
            judge(session, person, thread, question, verdict)

    def _receive(self, person: Person, arrival: Arrival, alongside: Alongside) -> "Future[Receipt]":
        return self._clerk.keep(_all_kept, _Asking(person, arrival, alongside), ())


@dataclass(frozen=True, slots=True)
class _Asking:
    """What somebody whom we know asks in a thread of theirs."""

    person: Person
    arrival: Arrival
    alongside: Alongside


def _all_kept(session: Session, asked: Sequence[_Asking]) -> list[Outcome]:
    """The outcome of each, one after the other."""
    outcomes: list[Outcome] = []
    for each in asked:
        try:
            outcomes.append(_kept(session, each.person, each.arrival, each.alongside))
        except Refused as refused:
            outcomes.append(refused)
    return outcomes


def _kept(session: Session, person: Person, arrival: Arrival, alongside: Alongside) -> Receipt:
    """Keep a question. Refused, before anything is written."""
    arrivals, workspace = Arrivals(session), person.workspace_id
    thread = opened(arrivals.thread(workspace, arrival.thread), person, Action.ASK, arrival.thread)
    known = arrivals.known(workspace, arrival.event_id)
    if known is not None:
        return _again(known, arrival)
    if arrival.kind == "choice" and (same := arrivals.chosen(workspace, arrival)) is not None:
        return Receipt(same, new=False)
    if arrivals.open(workspace, arrival.person) >= MOST_OPEN:
        raise TooMany(f"You have {MOST_OPEN} questions that wait for their answers.", "Wait for one, or stop one.")
    if arrival.parent is not None:
        _follow(session, person, thread, arrival)
    question = arrivals.keep(workspace, arrival)
    alongside(session, question)
    return Receipt(question, new=True)


def _follow(session: Session, person: Person, thread: Thread, arrival: Arrival) -> None:
    """See to the question that an arrival follows: that it is there, and may be changed, or answered for the asker."""
    parent = _question(session, thread, arrival.parent or "")
    if arrival.kind == "changed" or clarified(parent):
        allow(person, Action.CHANGE, parent, thread)


def clarified(question: Question) -> bool:
    """Whether a question was answered by a clarifying one, whose choice decides what becomes of it."""
    answered = question.state == QuestionState.ANSWERED and not question.plans
    return answered and (bool(question.words.strip()) or question.kind != "asked")


def _question(session: Session, thread: Thread, question: str) -> Question:
    found = Questions(session).get(thread.workspace_id, question)
    if found is None or found.thread_id != thread.id:
        raise Missing("That question is not in this thread.", "Reload the page and try again.")
    return found


def _again(known: Known, arrival: Arrival) -> Receipt:
    """The receipt of an event that came before; another's event of the same name is none of theirs."""
    if known.person != arrival.person and arrival.kind == "choice":
        raise Missing("That was chosen already.", "Ask the question anew to choose differently.")
    if (known.person, known.thread) != (arrival.person, arrival.thread):
        raise Missing("That message cannot be found.", "Reload the page and send it again.")
    return Receipt(known.question, new=False)
