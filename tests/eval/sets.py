"""The question sets: what each asks, of which table, and what is right."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from automl.plan import Circumstances, Understood
from automl.table import Table
from automl.understanding import understand
from tests.understanding import judging, test_rows
from tests.understanding.row_tables import TABLES, row_table

HERE = Path(__file__).parents[1] / "understanding"
FRESH = {"fresh, first": HERE / "fresh.jsonl", "fresh, second": HERE / "fresh_second.jsonl"}
"""Written by people who knew the documents and not the rules."""
SAMPLES = judging.SHARED / "dev" / "questions.sample.jsonl"
_LANGUAGES = ("german", "french", "spanish", "portuguese")


@dataclass(frozen=True, slots=True)
class Question:
    """A question as a planner gets it, and its judge.

    verdicts: for what is understood, whether each thing that the set states is right, by its name.
    should_ask: whether a question back is what the set wants.
    """

    of: str
    id: str
    words: str
    language: str
    table: Callable[[], Table]
    circumstances: Circumstances
    verdicts: Callable[[Understood], Mapping[str, bool]]
    should_ask: bool


Planner = Callable[[Question], Understood]
"""Whoever makes plans of questions: the rules, or a language model behind the same gate."""


def by_rules(question: Question) -> Understood:
    """The rules' own plan."""
    return understand(question.words, question.table(), question.circumstances)


def questions() -> Iterator[Question]:
    """Every question of every set whose file is on this machine."""
    for name, path in FRESH.items():
        yield from _of_file(name, path)
    if SAMPLES.exists():
        yield from _of_file("samples", SAMPLES)
    yield from _about_rows()


def language_of(case: judging.Case) -> str:
    """The language of a question, as its tags say; english where they say none."""
    return next((tag for tag in case["tags"] if tag in _LANGUAGES), "english")


def _of_file(name: str, path: Path) -> Iterator[Question]:
    for case in judging.load(path):
        if judging.is_here(case):
            yield Question(
                of=name,
                id=str(case["id"]),
                words=case["question"],
                language=language_of(case),
                table=lambda case=case: judging.table_of(str(case["file"])),
                circumstances=judging.circumstances_of(case),
                verdicts=lambda understood, case=case: judging.verdicts(case, understood),
                should_ask=case["expect"].get("clarify") is True or case["expect"].get("runs") is False,
            )


def _about_rows() -> Iterator[Question]:
    """The cases about rows, which are judged as a whole."""
    for number, (file, model, case) in enumerate(test_rows.cases()):
        if file in TABLES or (judging.SHARED / file).exists():
            yield Question(
                of="rows",
                id=f"rows-{number:03}",
                words=case["ask"],
                language="english",
                table=lambda file=file: row_table(file),
                circumstances=test_rows.circumstances_of(file, model, case),
                verdicts=lambda understood, case=case: {"plan": not test_rows.judged(understood, case)},
                should_ask="asks" in case,
            )
