"""Feedback: what people thought of answers, one opinion each."""

from collections.abc import Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session

from ledger.identity import new_id
from ledger.once import insert_once
from ledger.tables import Feedback


class Opinions:
    """The opinions of a workspace's people."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def say(self, workspace: str, question: str, person: str, verdict: str) -> Feedback:
        """Keep what a person thinks of an answer, in place of what they thought before. verdict: good or bad."""
        known = select(Feedback).where(
            Feedback.workspace_id == workspace, Feedback.question_id == question, Feedback.person_id == person
        )
        names = {"workspace_id": workspace, "question_id": question, "person_id": person}
        opinion = insert_once(self._session, Feedback, id=new_id("v"), verdict=verdict, **names) or (
            self._session.scalars(known).one()
        )
        opinion.verdict = verdict
        return opinion

    def of_question(self, workspace: str, question: str) -> Sequence[Feedback]:
        return self._session.scalars(
            select(Feedback).where(Feedback.workspace_id == workspace, Feedback.question_id == question)
        ).all()
