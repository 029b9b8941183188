"""The view of a description: what is in the file in a few sentences, a chart, its columns, what to ask and prepare."""

from collections.abc import Iterator, Mapping
from pathlib import Path

from automl.findings import DescribeResult
from automl.plan import DescribePlan
from automl.table import Table
from reports.answer import Answer
from reports.description.chart import overview
from reports.description.columns import kind_in_words
from reports.description.facts import COLUMNS_SHOWN, describe_facts
from reports.description.finding_facts import finding_facts
from reports.description.gist_facts import gist_facts
from reports.description.workbook import write_profile
from reports.facts import Fact
from reports.noted import assumed_facts, note_facts
from reports.phrases import Phrasebook, phrasebook
from reports.reply import Choices, FilePart, Footnote, Option, Paragraph, Part, Reply, TablePart

_QUESTIONS = 5
_STEPS = 4
_TOLD = 5
"""Findings that are said; the workbook has them all."""
_FINDINGS = (
    "odd_1",
    "odd_2",
    "repeated_1",
    "copies",
    "partial",
    "gaps",
    "spelling_1",
    "outliers_1",
    "blanks",
    "sound",
    "formula_1",
    "decided_1",
    "together",
)
"""What is worth saying, the weightiest first."""


def view(plan: DescribePlan, result: DescribeResult, table: Table, out: Path, locale: str = "en") -> Answer:
    """The answer to "what is in this file?"; writes profile.xlsx, and overview.png where there is something to draw."""
    book = phrasebook(locale)
    told = (*gist_facts(result, table, book), *describe_facts(result, table, book))
    noted = (*note_facts(table.notes, book), *assumed_facts(plan, book))
    facts = (*told, *finding_facts(result, table, book), *noted)
    return Answer(facts, Reply(tuple(_parts(plan, result, table, {fact.id: fact for fact in facts}, book, out))))


def _parts(
    plan: DescribePlan, result: DescribeResult, table: Table, facts: Mapping[str, Fact], book: Phrasebook, out: Path
) -> Iterator[Part]:
    head = (facts[name].statement for name in ("head", "outcome") if name in facts)
    yield Paragraph(" ".join(map(book.sentence, head)))
    yield Paragraph(" ".join(book.sentence(facts[name].statement) for name in _worth_saying(facts)))
    if (chart := overview(result, table, facts, out, book)) is not None:
        yield chart
    yield _columns(result, facts, book)
    path = out / "profile.xlsx"
    write_profile(path, result, table, facts, book)
    yield FilePart("workbook", path, book.say("describe.file"))
    if result.suggestions:
        options = tuple(Option(each.question, each.question) for each in result.suggestions[:_QUESTIONS])
        yield Choices(book.say("describe.suggested"), options)
    offers = [step.offer for step in result.preparation if step.offer is not None and not step.applied][:_STEPS]
    if offers:  # what was applied is offered to be taken back with the other notes
        options = tuple(Option(offer.label, offer.wish) for offer in offers)
        yield Choices(book.say("describe.prepared"), options, quiet=True)
    if small := _small_print(plan, result, table, book):
        yield Footnote(small, assumed=" ".join(map(book.sentence, plan.assumptions)))


def _worth_saying(facts: Mapping[str, Fact]) -> list[str]:
    """What was found, the weightiest first; that nothing is wrong where nothing is."""
    quiet = {"copies", "sound"}
    found = [name for name in _FINDINGS if name in facts and not (name in quiet and not facts[name].value)]
    if not any(name not in ("formula_1", "decided_1", "together") for name in found):
        return ["sound", "copies", *found[: _TOLD - 2]]
    return found[:_TOLD]


def _columns(result: DescribeResult, facts: Mapping[str, Fact], book: Phrasebook) -> TablePart:
    say = book.say
    shown = [facts[f"column_{place}"].forms for place in range(1, min(COLUMNS_SHOWN, len(result.columns)) + 1)]
    rows = [
        [forms["name"], kind_in_words(column, book), forms["missing"], forms["range"], forms["usual"]]
        for column, forms in zip(result.columns, shown, strict=False)
    ]
    titles = [say(f"describe.{name}") for name in ("name", "kind", "missing", "range", "usual")]
    return TablePart(say("describe.title"), titles, rows, len(result.columns))


def _small_print(plan: DescribePlan, result: DescribeResult, table: Table, book: Phrasebook) -> str:
    quiet = book.entries["small_print"]["notes"]
    sentences = [*plan.assumptions, *(note.sentence for note in table.notes if note.kind not in quiet)]
    suggested = [step for step in result.preparation if not step.applied]
    sentences += [f"{step.column}: {step.why}" if step.column else step.why for step in suggested[:_STEPS]]
    return " ".join(book.sentence(sentence) for sentence in sentences)
