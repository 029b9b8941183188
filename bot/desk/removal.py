"""Deleting files and threads: marked in one transaction, then removed from the store; what a crash left is finished."""

import logging
from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from bot.desk.access import allow, open_thread
from bot.desk.forgetting import forget_thread
from bot.desk.withdrawing import withdraw
from bot.errors import Missing
from bot.platform import Platform
from ledger.bell import Bell
from ledger.database import Database
from ledger.files import Files
from ledger.policy import Action, record
from ledger.repositories.datasets import Datasets
from ledger.repositories.forecasts import Forecasts
from ledger.repositories.questions import Questions
from ledger.tables import Dataset, Person, Question

logger = logging.getLogger(__name__)

_FILE_GONE = "The file was deleted, so this question stays without an answer."


@dataclass(frozen=True, slots=True)
class Rubbish:
    """What the store no longer needs: everything below these keys. dataset: whose file it was."""

    workspace: str
    dataset: str
    keys: Sequence[str]


class Removal:
    """Deletes what people gave, and what was made from it. The words of answers stay; charts and workbooks go."""

    def __init__(self, database: Database, files: Files, bell: Bell, platform: Platform) -> None:
        self._database = database
        self._platform = platform
        self._files = files
        self._bell = bell

    def delete_file(self, person: Person, thread: str, dataset: str) -> None:
        """Delete a file of a thread. Work on it stops. Refused, in words, where that is not allowed."""
        with self._database.write() as session:
            place = open_thread(session, person, Action.SEE, thread)
            found = Datasets(session).get(person.workspace_id, dataset)
            if found is None or found.thread_id != thread:
                raise Missing("That file is not in this thread.", "Reload the page and try again.")
            allow(person, Action.DELETE_FILE, found, place)
            rubbish = self._mark(session, found, note=_FILE_GONE)
            record(session, person, Action.DELETE_FILE, found, None)
        self._remove([rubbish])
        self._bell.hint(thread)

    def delete_thread(self, person: Person, thread: str) -> None:
        """Delete a thread: its files, its words, and all that was made from them."""
        with self._database.write() as session:
            found = open_thread(session, person, Action.DELETE_THREAD, thread)
            datasets = Datasets(session).of_thread(person.workspace_id, thread)
            rubbish = [self._mark(session, each, note=None) for each in datasets]
            given = _given(Questions(session).of_thread(person.workspace_id, thread))
            forget_thread(session, found)
            record(session, person, Action.DELETE_THREAD, found, None)
        self._platform.forget(person.workspace_id, given)
        self._remove(rubbish)

    def finish(self) -> None:
        """Remove what was marked as deleted when a process died, or when the store was away."""
        with self._database.read() as session:
            left = session.scalars(select(Dataset).where(Dataset.state == "deleted", Dataset.original_key.is_not(None)))
            rubbish = [_rubbish(each, _made_from(session, each)) for each in left]
        self._remove(rubbish)

    def _mark(self, session: Session, dataset: Dataset, *, note: str | None) -> Rubbish:
        questions = _made_from(session, dataset)
        for question in questions:
            withdraw(session, question, note=note)
            question.facts = []  # they say more of the file than the words that were told
        Datasets(session).delete(dataset.workspace_id, dataset.id)
        Forecasts(session).forget(dataset.workspace_id, dataset.id)
        return _rubbish(dataset, questions)

    def _remove(self, rubbish: Sequence[Rubbish]) -> None:
        for each in rubbish:
            try:
                for key in each.keys:
                    self._files.remove(key)
            except OSError as error:
                logger.warning("removal waits", extra={"subject": each.dataset, "why": type(error).__name__})
                continue
            self._note_removed(each)

    def _note_removed(self, rubbish: Rubbish) -> None:
        with self._database.write() as session:
            dataset = Datasets(session).get(rubbish.workspace, rubbish.dataset)
            if dataset is not None:
                dataset.original_key = dataset.table_key = dataset.profile = None


def _given(questions: Sequence[Question]) -> list[str]:
    """The attachments that questions came with; the platform may hold those that were not fetched yet."""
    return [str(each["reference"]) for question in questions for each in question.attachments]


def _made_from(session: Session, dataset: Dataset) -> Sequence[Question]:
    return session.scalars(
        select(Question).where(
            Question.workspace_id == dataset.workspace_id,
            Question.thread_id == dataset.thread_id,
            Question.dataset_id == dataset.id,
        )
    ).all()


def _rubbish(dataset: Dataset, questions: Sequence[Question]) -> Rubbish:
    workspace = dataset.workspace_id
    made = [f"{workspace}/{question.id}" for question in questions]
    return Rubbish(workspace, dataset.id, [f"{workspace}/{dataset.id}", *made])
