"""Sharing an answer: a copy of it, which stands in a thread of its own where others see it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from sqlalchemy.orm import Session

from bot.desk.access import allow, open_thread
from bot.desk.clerk import Receipt
from bot.errors import Missing
from ledger.clock import now
from ledger.leases import move
from ledger.policy import Action, record
from ledger.repositories.arrivals import Arrival, Arrivals
from ledger.repositories.datasets import Datasets
from ledger.repositories.outbox import Outbox
from ledger.repositories.people import Threads
from ledger.repositories.questions import Questions
from ledger.states import QuestionState
from ledger.tables import Json, OutboxRow, Person, Question, Thread

Alongside = Callable[[Session, str], None]
"""What the platform writes in the same transaction, given the question's id."""
_SHOWN = ("paragraph", "figures", "table", "chart", "file", "footnote", "details")
"""What is copied: nothing that can be clicked, since it is the asker's to click."""
_WITH_FILES = ("chart", "file")


@dataclass(frozen=True, slots=True)
class Sharing:
    """A wish to share the answer of `question`, which is in `thread`.

    event_id: of the click; the same again changes nothing. place: the platform's name of the new thread.
    """

    event_id: str
    thread: str
    question: str
    place: str


@dataclass(frozen=True, slots=True)
class Shared:
    """thread: where the copy goes, by the ledger's id. receipt: of the question that carries it."""

    thread: str
    receipt: Receipt


def share(session: Session, person: Person, wish: Sharing, alongside: Alongside) -> Shared:
    """Put a copy of an answer on its way. Missing where there is no answer; NotAllowed where the person may not."""
    thread = open_thread(session, person, Action.SEE, wish.thread)
    allow(person, Action.SHARE, thread, thread)
    question, answer = _answer(session, thread, wish.question)
    arrivals = Arrivals(session)
    known = arrivals.known(person.workspace_id, wish.event_id)
    if known is not None:
        return Shared(known.thread, Receipt(known.question, new=False))
    target = Threads(session).ensure(person.workspace_id, wish.place, person.id, private=False)
    carrier = _carrier(session, person, Arrival(wish.event_id, target.id, person.id, kind="shared"), question)
    Outbox(session).put(person.workspace_id, carrier, "answer", _reply(session, question, answer, person.name))
    record(session, person, Action.SHARE, thread, None)
    alongside(session, carrier.id)
    return Shared(target.id, Receipt(carrier.id, new=True))


def _answer(session: Session, thread: Thread, name: str) -> tuple[Question, OutboxRow]:
    question = Questions(session).get(thread.workspace_id, name)
    answer = Outbox(session).of_question(thread.workspace_id, name, "answer")
    if question is None or answer is None or question.thread_id != thread.id:
        raise Missing("That answer is not in this thread.", "Ask the question anew, then share its answer.")
    return question, answer


def _carrier(session: Session, person: Person, arrival: Arrival, question: Question) -> Question:
    """A question that nothing works on: it is answered, and knows what the answer knew, for later questions."""
    arrival = replace(arrival, words=question.words, parent=question.id)
    row = Questions(session).get(person.workspace_id, Arrivals(session).keep(person.workspace_id, arrival))
    if row is None:
        raise LookupError(arrival.event_id)
    for state in (QuestionState.READY, QuestionState.ANSWERED):
        move(session, row, state)
    row.plans, row.facts, row.instant, row.answered_at = question.plans, question.facts, True, now()
    return row


def _reply(session: Session, question: Question, answer: OutboxRow, name: str) -> Json:
    dataset = Datasets(session).get(question.workspace_id, question.dataset_id or "")
    gone = dataset is not None and dataset.deleted_at is not None
    said = f"{name} shared this answer" + (f" to “{question.words.strip()}”" if question.words.strip() else "")
    source = f", from {dataset.name}." if dataset is not None and dataset.name else "."
    return {"parts": [{"kind": "footnote", "text": said + source}, *_shown(answer.reply["parts"], gone=gone)]}


def _shown(parts: Sequence[Json], *, gone: bool) -> list[Json]:
    kinds = [kind for kind in _SHOWN if not (gone and kind in _WITH_FILES)]
    return [part for part in parts if part["kind"] in kinds]
