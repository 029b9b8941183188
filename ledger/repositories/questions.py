"""Questions: received once for each event, numbered in their thread, planned in that order."""

from collections.abc import Sequence

from sqlalchemy import func, select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from ledger.repositories.arrivals import Arrival, Arrivals
from ledger.states import FINISHED_QUESTION, QuestionState
from ledger.tables import Question

EDITED = "/edited/"
"""In the event of a later wording of a message: between that of the message itself, and the moment of the edit."""


def message_of(question: Question) -> str:
    """The event of the message that a question is a wording of."""
    return question.event_id.partition(EDITED)[0]


class Questions:
    """The questions of a workspace."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def receive(self, workspace: str, arrival: Arrival) -> Question | None:
        """The question of a new event, in state received; None where the event is known, also when both come at once.

        NoResultFound where the workspace has no such thread.
        """
        arrivals = Arrivals(self._session)
        if arrivals.known(workspace, arrival.event_id) is not None:
            return None
        try:
            with self._session.begin_nested():
                question = arrivals.keep(workspace, arrival)
        except IntegrityError:
            return None
        return self.get(workspace, question)

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
