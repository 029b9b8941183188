"""From results to the reply: views, their files in the store, and what changed since an earlier answer."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from automl.errors import Problem, ThreadcastError
from automl.plan import Plan
from automl.stored import load_plan, load_results
from automl.stored.results import Result
from automl.table import Table
from ledger.repositories.datasets import Datasets
from ledger.states import JobState
from ledger.tables import Job, Question
from reports.answer import Answer
from reports.catalog import view
from reports.changed import what_changed
from reports.facts import Fact
from reports.reply import Chart, FilePart, Paragraph, Part, Reply
from reports.rereading import reread, with_offers
from workers.earlier import earlier_answer, told_already
from workers.left import unpack
from workers.lineage import wish_of
from workers.reading import table_of
from workers.sources.asking import origin_said
from workers.wiring import Wired


@dataclass(frozen=True, slots=True)
class Told:
    """An answer whose files are in the store: the paths of its parts are keys.

    cards: of the models that were fitted for it, by the place of their plan.
    """

    plans: Sequence[Plan]
    results: Sequence[Result]
    facts: Sequence[Fact]
    reply: Reply
    cards: Mapping[int, Mapping[str, Any]]


def tell(wired: Wired, question: Question, result_key: str, folder: Path) -> Told:
    """The answer of a question. folder: for its files, until they are stored. ThreadcastError in words."""
    plans = [load_plan(each) for each in question.plans]
    with wired.files.read(result_key) as stored:
        results = load_results(stored.read())
    cards = unpack(wired, result_key, folder)
    table = _table(wired, question)
    answers = [
        view(plan, result, table, folder / str(place))
        for place, (plan, result) in enumerate(zip(plans, results, strict=False))
    ]
    parts = [part for answer in answers for part in answer.reply.parts]
    news = _news(wired, question, plans[0], results[0], table)
    fresh = news.reply.parts if news and not told_already(wired, question, plans[0]) else ()
    differently = _differently(question, table)
    whole = [*parts[:1], *differently, *fresh, *parts[1:], *_left_out(plans[len(results) :])]
    facts = [fact for answer in (*answers, *([news] if news else [])) for fact in answer.facts]
    reply = Reply(with_offers(whole, table, results))
    reply = origin_said(wired, question.workspace_id, question.dataset_id or "", reply)
    return Told(plans, results, facts, Reply(tuple(_stored(wired, question, reply.parts))), cards)


def nothing_to_tell(job: Job) -> Problem:
    """Why a job left no result."""
    if job.problem:
        return Problem(str(job.problem["sentence"]), str(job.problem["remedy"]))
    if job.state == JobState.CANCELLED:
        return Problem("This was stopped before there was a first answer.", "Ask again whenever you like.")
    return Problem("There is no answer to this question.", "Please ask it again.")


def _table(wired: Wired, question: Question) -> Table:
    with wired.database.read() as session:
        dataset = Datasets(session).get(question.workspace_id, question.dataset_id or "")
    if dataset is None or dataset.state != "ready":
        name = dataset.name if dataset else "The file"
        raise ThreadcastError(f"{name} was deleted before the answer was ready.", "Drop it here again, then ask.")
    return table_of(wired, dataset, question.handling)


def _news(wired: Wired, question: Question, plan: Plan, result: Result, table: Table) -> Answer | None:
    """What changed since the thread's earlier answer from an older version of the file."""
    before = earlier_answer(wired, question, plan)
    if before is None:
        return None
    return what_changed(plan, before.result, result, table, made_on=before.made_on)


def _differently(question: Question, table: Table) -> list[Part]:
    """What the click did that asked the question anew, where one did."""
    wish = wish_of(question)
    return [Paragraph(reread(wish, question.words, table))] if wish else []


def _left_out(plans: Sequence[Plan]) -> Iterator[Part]:
    for plan in plans:
        yield Paragraph(f"There was no time left for this: {plan.words} Ask it on its own.")


def _stored(wired: Wired, question: Question, parts: Sequence[Part]) -> Iterator[Part]:
    """The parts with their files in the store, under names of their own."""
    taken: set[str] = set()
    for part in parts:
        if not isinstance(part, Chart | FilePart):
            yield part
            continue
        name = part.path.name if part.path.name not in taken else f"{len(taken)}_{part.path.name}"
        taken.add(name)
        key = f"{question.workspace_id}/{question.id}/answer/{name}"
        size = part.path.stat().st_size
        wired.files.put(key, part.path)
        yield replace(part, path=Path(key)) if isinstance(part, Chart) else replace(part, path=Path(key), bytes=size)
