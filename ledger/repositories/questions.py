"""Questions: received once for each event, numbered in their thread, planned in that order."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from ledger.identity import new_id
from ledger.once import insert_once
from ledger.states import FINISHED_QUESTION, QuestionState
from ledger.tables import Json, Question, Thread
from ledger.texts import storable
from ledger.transitions import announce


@dataclass(frozen=True, slots=True)
class Arrival:
    """What came from a platform, as a question's first row. The fields are those of the table."""

    event_id: str
    thread: str
    person: str
    words: str = ""
    kind: str = "asked"
    parent: str | None = None
    choices: Sequence[str] = ()
    changes: Json = field(default_factory=dict)
    attachments: Sequence[Json] = ()


class Questions:
    """The questions of a workspace."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def receive(self, workspace: str, arrival: Arrival) -> Question | None:
        """The question of a new event, in state received; None where the event is known, also when both come at once.

        NoResultFound where the workspace has no such thread.
        """
        if self.of_event(workspace, arrival.event_id) is not None:
            return None
        thread = self._session.scalars(
            select(Thread)
            .where(Thread.workspace_id == workspace, Thread.id == arrival.thread)
            .with_for_update()
            .execution_options(populate_existing=True)
        ).one()
        question = insert_once(
            self._session,
            Question,
            id=new_id("q"),
            workspace_id=workspace,
            thread_id=thread.id,
            person_id=arrival.person,
            event_id=arrival.event_id,
            number=thread.questions + 1,
            kind=arrival.kind,
            words=storable(arrival.words),
            parent_id=arrival.parent,
            choices=list(arrival.choices),
            changes=arrival.changes,
            attachments=list(arrival.attachments),
            state=QuestionState.RECEIVED,
        )
        if question is None:
            return None
        thread.questions = question.number
        self._session.flush()
        announce(self._session, "questions", question.id, None, QuestionState.RECEIVED)
        return question

    def get(self, workspace: str, question: str) -> Question | None:
        return self._session.scalars(
            select(Question).where(Question.workspace_id == workspace, Question.id == question)
        ).one_or_none()

    def of_event(self, workspace: str, event_id: str) -> Question | None:
        return self._session.scalars(
            select(Question).where(Question.workspace_id == workspace, Question.event_id == event_id)
        ).one_or_none()

    def of_thread(self, workspace: str, thread: str) -> Sequence[Question]:
        """All of a thread, in order."""
        return self._session.scalars(
            select(Question)
            .where(Question.workspace_id == workspace, Question.thread_id == thread)
            .order_by(Question.number)
        ).all()

    def before(self, workspace: str, question: Question) -> Sequence[Question]:
        """The earlier questions of its thread, the latest first."""
        return self._session.scalars(
            select(Question)
            .where(
                Question.workspace_id == workspace,
                Question.thread_id == question.thread_id,
                Question.number < question.number,
            )
            .order_by(Question.number.desc())
        ).all()

    def waits_for_plan(self, workspace: str, question: Question) -> bool:
        """Whether an earlier question of the thread is not planned yet: context comes in order."""
        waiting = (QuestionState.RECEIVED, QuestionState.READY)
        earlier = select(func.count()).where(
            Question.workspace_id == workspace,
            Question.thread_id == question.thread_id,
            Question.number < question.number,
            Question.state.in_(waiting),
        )
        return bool(self._session.execute(earlier).scalar_one())

    def next_to_plan(self, workspace: str, thread: str) -> Question | None:
        """The first question of a thread that is ready to be planned."""
        return self._session.scalars(
            select(Question)
            .where(
                Question.workspace_id == workspace,
                Question.thread_id == thread,
                Question.state == QuestionState.READY,
            )
            .order_by(Question.number)
            .limit(1)
        ).one_or_none()

    def unfinished(self, workspace: str, thread: str) -> Sequence[Question]:
        return self._session.scalars(
            select(Question)
            .where(
                Question.workspace_id == workspace,
                Question.thread_id == thread,
                Question.state.not_in(FINISHED_QUESTION),
            )
            .order_by(Question.number)
        ).all()
