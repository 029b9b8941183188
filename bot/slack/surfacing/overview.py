"""What a person's Home and commands show, read from the ledger: their questions, files and models."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from sqlalchemy.orm import Session

from bot.phrasing import how_good
from bot.slack.naming import Spot
from bot.slack.surfacing.standing import Standing, standing
from ledger.repositories.belongings import Belongings
from ledger.repositories.outbox import is_replaced
from ledger.states import QuestionState
from ledger.tables import Dataset, Job, Model, OutboxRow, Person, Question, Thread

Kind = Literal["open", "forecast", "other"]
Replies = Mapping[str, dict[str, OutboxRow]]
"""By question and role."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A question. told: the outbox row that says its plan back. where: the message that its thread begins with."""

    question: str
    words: str
    standing: Standing
    kind: Kind
    at: datetime
    where: Spot | None
    told: str | None


@dataclass(frozen=True, slots=True)
class Given:
    """A file. readable: False where it was refused."""

    dataset: str
    name: str
    bytes: int
    at: datetime
    where: Spot | None
    readable: bool


@dataclass(frozen=True, slots=True)
class Fitted:
    """A model that can be used again. good: how good it is, in words; file: what it learnt from; "" where not known."""

    name: str
    target: str
    at: datetime
    where: Spot | None
    good: str = ""
    file: str = ""


@dataclass(frozen=True, slots=True)
class Overview:
    """A person's own, the newest first."""

    asked: Sequence[Asked] = ()
    files: Sequence[Given] = ()
    models: Sequence[Fitted] = ()

    def of_kind(self, *kinds: Kind) -> list[Asked]:
        return [each for each in self.asked if each.kind in kinds]


def overview(session: Session, person: Person) -> Overview:
    """What a person has in their workspace."""
    own, workspace = Belongings(session), person.workspace_id
    asked = own.questions(workspace, person.id)
    replies = _replies(own, workspace, asked)
    questions = _standing_alone(asked, replies)
    files, models = _once(own.files(workspace, person.id)), own.models(workspace, person.id)
    named = [each.thread_id for found in (questions, files, models) for each in found]
    threads = {each.id: each for each in own.threads(workspace, named)}
    jobs, sources = _jobs(own, workspace, questions), own.sources(workspace, models)
    return Overview(
        [_asked(each, threads[each.thread_id], jobs[each.id], replies[each.id]) for each in questions],
        [_given(each, threads[each.thread_id]) for each in files],
        [_fitted(each, threads[each.thread_id], sources.get(each.id, "")) for each in models],
    )


def _standing_alone(questions: Sequence[Question], replies: Replies) -> list[Question]:
    """The questions without those that were edited, or whose plan was changed: another took their place.

    Nor what only carries an answer elsewhere: it was never asked there.
    """
    told = {each.id: replies[each.id].get("told") for each in questions if each.kind != "shared"}
    return [each for each in questions if each.id in told and not ((row := told[each.id]) and is_replaced(row.reply))]


def _once(files: Sequence[Dataset]) -> list[Dataset]:
    """Each file once, as it was given last: it is fetched for each thread that asks about it."""
    found: dict[tuple[str, str], Dataset] = {}
    for each in files:
        found.setdefault((each.name, each.sha256), each)
    return list(found.values())


def _jobs(own: Belongings, workspace: str, questions: Sequence[Question]) -> Mapping[str, list[Job]]:
    found: dict[str, list[Job]] = defaultdict(list)
    for job in own.jobs(workspace, questions):
        found[job.question_id].append(job)
    return found


def _replies(own: Belongings, workspace: str, questions: Sequence[Question]) -> Replies:
    found: dict[str, dict[str, OutboxRow]] = defaultdict(dict)
    for row in own.replies(workspace, questions):
        found[row.question_id][row.role] = row
    return found


def _asked(question: Question, thread: Thread, jobs: Sequence[Job], replies: Mapping[str, OutboxRow]) -> Asked:
    where, told = standing(question, jobs, replies), replies.get("told")
    words = question.words.strip() or thread.title or "A file without words"
    kind = _kind(question, where)
    return Asked(question.id, words, where, kind, question.created_at, _spot(thread), told.id if told else None)


def _kind(question: Question, where: Standing) -> Kind:
    if where.open:
        return "open"
    forecast = question.state == QuestionState.ANSWERED and any(
        plan.get("capability") == "forecast" for plan in question.plans
    )
    return "forecast" if forecast else "other"


def _given(dataset: Dataset, thread: Thread) -> Given:
    return Given(
        dataset.id, dataset.name, dataset.bytes, dataset.created_at, _spot(thread), readable=dataset.state == "ready"
    )


def _fitted(model: Model, thread: Thread, file: str) -> Fitted:
    return Fitted(model.name, model.target, model.created_at, _spot(thread), how_good(model.card), file)


def _spot(thread: Thread) -> Spot | None:
    try:
        spot = Spot.of(thread.platform_thread)
    except ValueError:
        return None
    return None if spot.coming else spot
