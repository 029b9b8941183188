"""What stands in a thread before a question: its words and choices, its file, the last plan, the last answer."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy.orm import Session

from automl.chain import NOT_YET
from automl.errors import ThreadcastError
from automl.plan import Circumstances, Plan
from automl.stored import load_plan
from ledger.clock import Clock
from ledger.repositories.datasets import Datasets
from ledger.repositories.models import Models
from ledger.repositories.people import Threads, Workspaces
from ledger.repositories.questions import Questions, message_of
from ledger.settings import Settings
from ledger.states import QuestionState
from ledger.tables import Dataset, Model, Question
from workers.known import known, told_forecast
from workers.lineage import lineage, wish_of

_BY_STATE = ("ready", "deleted", "refused")


@dataclass(frozen=True, slots=True)
class Conversation:
    """A question in its thread, read in one transaction.

    asked: the question that the words, or the changes, came with; it is the question itself, or the one that clicks
    lead back to. words, choices: of it, and of all the clicks since. wish: how the file is to be handled from now on,
    where that was clicked; `asked` is asked anew then. changed: the question whose plan a submitted form changes.
    follows: that one, or the one under which a wish was clicked. last: the earlier question that a new one goes on
    from. told: the earlier questions whose answers can be asked about, forecasts: those that were planned as one, the
    latest first. datasets, models: of the thread, the newest first; learnt_from: the file of each model, by their ids.
    settings: the workspace's.
    """

    question: Question
    asked: Question
    words: str
    choices: tuple[str, ...]
    wish: str | None
    follows: Question | None
    changed: Question | None
    last: Question | None
    told: Sequence[Question]
    forecasts: Sequence[Question]
    datasets: Sequence[Dataset]
    models: Sequence[Model]
    learnt_from: Mapping[str, str]
    settings: dict[str, object]

    @property
    def previous(self) -> Plan | None:
        """The first plan of the question that a new one goes on from."""
        return load_plan(self.last.plans[0]) if self.last else None

    @property
    def borrows(self) -> bool:
        """Whether the file of the question comes from elsewhere, and was not sent with it."""
        brought = self.asked.attachments
        return bool(brought) and all(each.get("earlier") for each in brought)

    def circumstances(self, settings: Settings, clock: Clock) -> Circumstances:
        """The day, the workspace's wishes or else the installation's, and the choices."""
        names = ("fiscal_start", "currency", "country")
        given = {name: self.settings.get(name) or getattr(settings, name) for name in names}
        known = {
            "today": clock.today(),
            "choices": self.choices,
            "models": self.known_models,
            "told": None if self.last is None else told_forecast(self.last),
            "budget": self.budget(settings),
        }
        return Circumstances.model_validate({**known, **given})

    @property
    def known_models(self) -> list[dict[str, Any]]:
        """The models as plans may name them."""
        return [known(row.card) for row in self.models]

    def budget(self, settings: Settings) -> float:
        """Seconds that an answer may take."""
        return float(str(self.settings.get("budget_seconds") or settings.budget_seconds))

    def dataset(self) -> Dataset:
        """The file that the question is about. ThreadcastError where there is none."""
        named = self.question.dataset_id or self._followed()
        meant = [each for each in self.datasets if named in (None, each.id)]
        for each in sorted(meant, key=lambda one: _BY_STATE.index(one.state)):
            if each.state == "deleted":
                raise ThreadcastError(f"{each.name} was deleted.", "Drop the file here again, then ask.")
            if each.state == "refused" and named and each.problem:
                raise ThreadcastError(str(each.problem["sentence"]), str(each.problem["remedy"]))
            if each.state == "ready":
                return each
        if self.last is not None and self.last.kind == "shared":
            raise ThreadcastError(
                "Only the answer was shared here, not its file.",
                "Ask whoever shared it, or drop the file here.",
            )
        raise ThreadcastError(
            "There is no file in this thread yet.", "Drop a CSV, Excel, JSON or Parquet file here, then ask."
        )

    def _followed(self) -> str | None:
        """The file that the words came with; after a wish or a form the newest version of the one it was about."""
        if self.asked.dataset_id and self.wish is None:
            return self.asked.dataset_id
        followed = (self.follows.dataset_id if self.follows else None) or self.asked.dataset_id
        newer = {each.replaces_id: each.id for each in self.datasets if each.replaces_id and each.state == "ready"}
        while followed in newer:
            followed = newer[followed]
        return followed


def conversation(session: Session, workspace: str, question: Question) -> Conversation | None:
    """The thread of a question as it is now; None where the thread is gone.

    What is asked anew because its file is handled otherwise goes on from what it went on from at first. What was edited
    takes the place of its earlier wordings, and does not go on from them.
    """
    if Threads(session).get(workspace, question.thread_id) is None:
        return None
    questions, wish = Questions(session), wish_of(question)
    line = lineage(questions, question)
    before = questions.before(workspace, line.asked if wish else question)
    earlier = [each for each in before if message_of(each) != message_of(line.asked)]
    found = Workspaces(session).get(workspace)
    parent = questions.get(workspace, question.parent_id or "")
    changed = questions.get(workspace, line.asked.parent_id or "") if line.asked.kind == "changed" else None
    return Conversation(
        question=question,
        asked=line.asked,
        words=line.words.strip(),
        choices=line.choices,
        wish=wish,
        follows=parent if wish else changed,
        changed=changed,
        last=_gone_on_from(earlier),
        told=[each for each in earlier if each.facts and _can_be_worked(each)],
        forecasts=[each for each in earlier if each.plans and each.plans[0]["capability"] == "forecast"],
        datasets=Datasets(session).of_thread(workspace, question.thread_id),
        models=Models(session).of_thread(workspace, question.thread_id),
        learnt_from=Models(session).learnt_from(workspace, question.thread_id),
        settings=dict(found.settings) if found else {},
    )


_ANSWERS = ("forecast", "ask", "predict", "explain", "whatif", "score", "pipeline")


def _can_be_worked(question: Question) -> bool:
    return bool(question.plans) and question.plans[0]["capability"] not in NOT_YET


def _gone_on_from(earlier: Sequence[Question]) -> Question | None:
    """The question that a new one goes on from: the latest that has an answer, or will have one.

    All else comes before a description, of which nothing can be asked further; one that failed is better than none.
    """
    able = [each for each in earlier if _can_be_worked(each)]
    alive = [each for each in able if each.state in (QuestionState.ANSWERED, QuestionState.PLANNED)]
    answers = [[each for each in listed if each.plans[0]["capability"] in _ANSWERS] for listed in (alive, able)]
    return next((listed[0] for listed in (*answers, able) if listed), None)
