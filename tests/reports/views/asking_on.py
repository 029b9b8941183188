"""A conversation about rows as it goes on: real answers of a small engine, and what each of them offers to ask next."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from automl.catalog import Result, run
from automl.engine import Deadline
from automl.models.signed import SignedShelf
from automl.plan import Circumstances, KnownModel, Plan, Understood
from automl.predicting.result import PredictResult
from automl.table import Table
from automl.tools import Tools
from automl.understanding import understand
from automl.understanding.thread.follow import follow
from reports.answer import Answer
from reports.catalog import view
from reports.reply import Choices
from tests.contracts.fake_tabular import SklearnEngine

KEY = b"a key for tests, long enough"
TODAY = date(2026, 11, 22)


@dataclass(frozen=True)
class Said:
    """One answer, with the plan and the result that it is of."""

    plan: Plan
    result: Result
    answer: Answer

    @property
    def offered(self) -> list[str]:
        """What a click on each offer asks."""
        offers = [part for part in self.answer.reply.parts if isinstance(part, Choices)]
        return [each.value for offer in offers for each in offer.options]


class Thread:
    """Questions about one table, each going on from the one before."""

    def __init__(self, table: Table, folder: Path) -> None:
        self._table, self._folder = table, folder
        self._models: tuple[KnownModel, ...] = ()
        self._shelf = SignedShelf(self._found, lambda: KEY, SklearnEngine)
        self._last: Plan | None = None
        self._answers = 0

    def understood(self, words: str) -> Understood:
        """What the words mean here and now."""
        circumstances = Circumstances(today=TODAY, models=self._models)
        if self._last is None:
            return understand(words, self._table, circumstances)
        return follow(words, self._table, circumstances, self._last)

    def ask(self, words: str) -> Said:
        """The answer; AssertionError where the words are not understood."""
        understood = self.understood(words)
        assert understood.plan is not None, (words, understood)
        assert understood.error is None, (words, understood.error)
        return self._answered(understood.plan)

    def _answered(self, plan: Plan) -> Said:
        self._answers += 1
        out = self._folder / f"answer-{self._answers}"
        out.mkdir()
        tools = Tools(lambda: (), SklearnEngine, self._shelf, out, Deadline(60), lambda _: None)
        result = run(plan, self._table, Circumstances(today=TODAY, models=self._models), tools)
        answer = view(plan, result, self._table, out)
        if isinstance(result, PredictResult):
            (out / result.model.path).rename(self._folder / result.model.id)
            self._models = (_known(result, self._shelf), *self._models)
            result = replace(result, model=replace(result.model, path=str(self._folder / result.model.id)))
        self._last = plan
        return Said(plan, result, answer)

    def _found(self, name: str) -> Path | None:
        folder = self._folder / name
        return folder if folder.is_dir() else None


def _known(result: PredictResult, shelf: SignedShelf) -> KnownModel:
    card = shelf.open(result.model.id).card
    features = tuple(each.name for each in card.features)
    return KnownModel(
        id=card.id, target=card.target, task=card.task, positive=card.positive, features=features, names=card.names
    )


def conversation(table: Table, questions: Mapping[str, str], folder: Path) -> Iterator[tuple[str, Said, Thread]]:
    """Each question by its name with its answer, and the thread as it stands after it."""
    thread = Thread(table, folder)
    for name, words in questions.items():
        yield name, thread.ask(words), thread
