"""The view of a description: what is in the file in a few sentences, its columns, and questions worth asking."""

from collections.abc import Iterator, Mapping
from pathlib import Path

from automl.plan import DescribePlan
from automl.result import DescribeResult
from automl.table import Table
from reports.answer import Answer
from reports.description.columns import kind_in_words
from reports.description.facts import COLUMNS_SHOWN, describe_facts
from reports.description.workbook import write_profile
from reports.facts import Fact
from reports.noted import assumed_facts, note_facts
from reports.phrases import Phrasebook, phrasebook
from reports.reply import Choices, FilePart, Footnote, Option, Paragraph, Part, Reply, TablePart

_QUESTIONS = 5
_STEPS = 3


def view(plan: DescribePlan, result: DescribeResult, table: Table, out: Path, locale: str = "en") -> Answer:
    """The answer to "what is in this file?"; writes profile.xlsx into `out`."""
    book = phrasebook(locale)
    noted = (*note_facts(table.notes, book), *assumed_facts(plan, book))
    facts = (*describe_facts(result, table, book), *noted)
    return Answer(facts, Reply(tuple(_parts(plan, result, table, {fact.id: fact for fact in facts}, book, out))))


def _parts(
    plan: DescribePlan, result: DescribeResult, table: Table, facts: Mapping[str, Fact], book: Phrasebook, out: Path
) -> Iterator[Part]:
    for names in (("size", "span", "targets"), ("sound", "blanks", "copies", "together")):
        sentences = [book.sentence(facts[name].statement) for name in names if name in facts]
        if sentences:
            yield Paragraph(" ".join(sentences))
    yield _columns(result, facts, book)
    path = out / "profile.xlsx"
    write_profile(path, result, table, book)
    yield FilePart("workbook", path, book.say("describe.file"))
    if result.suggestions:
        options = tuple(Option(each.question, each.question) for each in result.suggestions[:_QUESTIONS])
        yield Choices(book.say("describe.suggested"), options)
    if small := _small_print(plan, result, table, book):
        yield Footnote(small)


def _columns(result: DescribeResult, facts: Mapping[str, Fact], book: Phrasebook) -> TablePart:
    say = book.say
    shown = [facts[f"column_{place}"].forms for place in range(1, min(COLUMNS_SHOWN, len(result.columns)) + 1)]
    rows = [
        [forms["name"], kind_in_words(column, book), forms["missing"], forms["range"]]
        for column, forms in zip(result.columns, shown, strict=False)
    ]
    titles = [say(f"describe.{name}") for name in ("name", "kind", "missing", "range")]
    return TablePart(say("describe.title"), titles, rows, len(result.columns))


def _small_print(plan: DescribePlan, result: DescribeResult, table: Table, book: Phrasebook) -> str:
    quiet = book.entries["small_print"]["notes"]
    sentences = [*plan.assumptions, *(note.sentence for note in table.notes if note.kind not in quiet)]
    sentences += [
        book.say("describe.prepare", step=each.step, column=each.column, why=each.why)
        for each in result.preparation[:_STEPS]
    ]
    return " ".join(book.sentence(sentence) for sentence in sentences)
