"""The main job in one process: reading → understanding → capability → view."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from time import monotonic
from typing import TypeVar

from automl.catalog import Result, Tools, run
from automl.chain import chain, shared
from automl.engine import Deadline, Progress, Report
from automl.errors import Problem, ThreadcastError
from automl.handled import read_handled, refuse_idle
from automl.plan import Circumstances, Plan, Understood
from automl.predicting.result import PredictResult
from automl.reading import Limits
from automl.reading.handling import Handling
from automl.table import Table
from automl.understanding import understand
from ledger.settings import Settings
from reports.answer import Answer
from reports.apology import apology
from reports.brief import brief
from reports.catalog import view
from reports.clarifying import clarifying
from reports.facts import Fact
from reports.reply import Part, Reply
from reports.rereading import with_offers
from workers.budgets import seconds
from workers.console.models import remembered
from workers.console.overdue import Keep, by_hour
from workers.engines import forecasters, tabular
from workers.shelves import shelf

_LEAST_REPORT, _REPORT = 2.0, 0.4
"""What is set aside for the chart and the workbook: seconds at least, and a share of the time that starting took here
and now, as both load libraries for the most part.
"""
_LATE = 1.2
"""How many times the budget may pass until the best so far is the answer: at 1.25 times it is written."""

Work = TypeVar("Work")


@dataclass
class Timings:
    """Seconds of each stage; `total` from the start of the command."""

    began: float
    read: float = 0.0
    plan: float = 0.0
    quick: float | None = None
    run: float | None = None
    report: float | None = None

    def total(self) -> float:
        return monotonic() - self.began


@dataclass(frozen=True)
class Asked:
    """What came of a question: what was understood, and the answer, or why there is none."""

    understood: Understood
    reply: Reply
    timings: Timings
    facts: tuple[Fact, ...] = ()
    result: Result | None = None

    @property
    def failed(self) -> bool:
        return self.understood.error is not None


@dataclass(frozen=True)
class Question:
    """A question about a file, with all that decides its answer."""

    file: Path
    words: str
    circumstances: Circumstances
    settings: Settings
    out: Path
    began: float
    report: Report = field(default=lambda _: None)
    best: Callable[[str], None] = field(default=lambda _: None)
    """Hears of each best answer so far, in half a line."""
    wishes: tuple[str, ...] = ()
    """How the file is to be handled."""


def read(file: Path, settings: Settings, wishes: Sequence[str] = ()) -> tuple[Table, ...]:
    """The file's tables, the chosen one first. wishes: how it is to be handled. ReadingError in words."""
    limits = Limits(max_bytes=settings.max_file_megabytes * 2**20)
    tables = read_handled(file, limits, Handling.of(wishes))
    refuse_idle(tables, wishes)
    return tables


def plan(question: Question) -> tuple[Table | None, Asked]:
    """Understand only. The table is None when the file could not be read."""
    timings = Timings(question.began)
    question.report(Progress("Reading the file", 0.0))
    try:
        table = _timed(timings, "read", lambda: read(question.file, question.settings, question.wishes))[0]
    except ThreadcastError as error:
        return None, _refused(Understood(error=error.problem), timings)
    understood = _timed(timings, "plan", lambda: understand(question.words, table, question.circumstances))
    if understood.error is not None:
        return table, _refused(understood, timings)
    parts = clarifying(understood.clarify) if understood.clarify else Reply([])
    return table, Asked(understood, parts, timings)


def ask(question: Question) -> Asked:
    """Understand and answer."""
    table, planned = plan(question)
    understood, timings = planned.understood, planned.timings
    if table is None or understood.plan is None or understood.error is not None:
        return planned
    try:
        answers = _answers(chain(understood.plan), table, question, timings)
    except ThreadcastError as error:
        return _refused(understood.model_copy(update={"error": error.problem}), timings)
    parts: list[Part] = [part for _, answer in answers for part in answer.reply.parts]
    facts = tuple(fact for _, answer in answers for fact in answer.facts)
    results = [result for result, _ in answers]
    first = remembered(results[0], question.out, question.settings)
    return Asked(understood, Reply(with_offers(parts, table, results)), timings, facts, first)


def _answers(plans: Sequence[Plan], table: Table, question: Question, timings: Timings) -> list[tuple[Result, Answer]]:
    """Each plan's answer; what is left of the budget is shared evenly among those that are still to come."""
    answers, circumstances = [], question.circumstances
    budget = circumstances.at_most or seconds(plans[0], circumstances.budget)
    beside = max(_LEAST_REPORT, _REPORT * (timings.total() - timings.read))
    for done, each in enumerate(plans):
        deadline = shared(budget - timings.total(), done, len(plans), beside=beside)
        hour = Deadline(deadline.remaining() + (_LATE - 1) * budget)
        answers.append(_answer(each, table, question, timings, deadline, hour))
    return answers


def _answer(
    each: Plan, table: Table, question: Question, timings: Timings, deadline: Deadline, hour: Deadline
) -> tuple[Result, Answer]:
    question.out.mkdir(parents=True, exist_ok=True)

    def work(left: Path, keep: Keep) -> Result:
        return run(each, table, question.circumstances, _tools(each, question, timings, deadline, left, keep))

    result = _timed(timings, "run", lambda: by_hour(work, question.out, hour))
    question.report(Progress("Writing the answer", 1.0))
    answer = _timed(timings, "report", lambda: view(each, result, table, question.out, "en"))
    return _located(result, question.out), answer


def _tools(each: Plan, question: Question, timings: Timings, deadline: Deadline, left: Path, keep: Keep) -> Tools:
    def heard(best: Result) -> None:
        keep(best)
        _heard(brief(each, best), question, timings)

    return Tools(
        forecasters=lambda: forecasters(question.settings.weights),
        tabular=tabular,
        shelf=shelf(question.settings, lambda _: None),
        left=left,
        deadline=deadline,
        report=question.report,
        keep=heard,
    )


def _located(result: Result, out: Path) -> Result:
    """The result with its model's path as it is seen from here."""
    if not isinstance(result, PredictResult):
        return result
    return replace(result, model=replace(result.model, path=str(out / result.model.path)))


def _heard(best: str | None, question: Question, timings: Timings) -> None:
    timings.quick = timings.quick or timings.total()
    if best is not None:
        question.best(best)


def _timed(timings: Timings, stage: str, work: Callable[[], Work]) -> Work:
    started = monotonic()
    try:
        return work()
    finally:
        setattr(timings, stage, (getattr(timings, stage) or 0.0) + monotonic() - started)


def _refused(understood: Understood, timings: Timings) -> Asked:
    problem = understood.error or Problem("Something went wrong.", "Try again.")
    return Asked(understood, apology(problem), timings)
