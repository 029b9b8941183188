"""Files that were deleted in Slack are deleted here too, where whoever asked about them had given them."""

import logging

from sqlalchemy import Select, String, cast, delete, select
from sqlalchemy.orm import Session

from bot.errors import Refused
from bot.slack.house import SlackHouse
from ledger.repositories.datasets import Datasets
from ledger.repositories.people import People
from ledger.tables import Dataset, Json, Person, Question, SlackFile

logger = logging.getLogger(__name__)


def delete_here(house: SlackHouse, workspace: str, file: str) -> None:
    """Delete what was fetched of a file for its giver. file: Slack's id. What others fetched of it stays theirs."""
    if not file.isalnum():
        return
    with house.database.read() as session:
        copies = _copies(session, workspace, file)
    for person, copy in copies:
        try:
            house.removal.delete_file(person, copy.thread_id, copy.id)
        except Refused as refused:  # it was deleted meanwhile, with its thread
            logger.info("not deleted", extra={"subject": copy.id, "why": refused.sentence})
    with house.database.write() as session:
        session.execute(delete(SlackFile).where(SlackFile.workspace_id == workspace, SlackFile.file == file))


def _copies(session: Session, workspace: str, file: str) -> list[tuple[Person, Dataset]]:
    """What was fetched of a file for questions of its giver, and is not deleted yet; each with the giver."""
    found = {}
    for question in session.scalars(_asked_about(workspace, file)):
        person = People(session).get(workspace, question.person_id)
        for each in question.attachments:
            copy = Datasets(session).get(workspace, each.get("dataset") or "") if each["reference"] == file else None
            if person and copy and copy.deleted_at is None and _gave(session, person, each):
                found[copy.id] = (person, copy)
    return list(found.values())


def _asked_about(workspace: str, file: str) -> Select[Question]:
    """The questions that a file was fetched for."""
    return select(Question).where(
        Question.workspace_id == workspace, cast(Question.attachments, String).contains(f'"{file}"', autoescape=True)
    )


def _gave(session: Session, person: Person, attachment: Json) -> bool:
    """Whether an attachment of a person's question is their own: with the message itself comes nothing else."""
    if not attachment.get("earlier"):
        return True
    seen = select(SlackFile.id).where(
        SlackFile.workspace_id == person.workspace_id,
        SlackFile.file == attachment["reference"],
        SlackFile.platform_user == person.platform_user,
    )
    return session.scalars(seen.limit(1)).first() is not None
