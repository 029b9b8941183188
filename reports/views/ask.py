"""The view of an answer about the past: one sentence, what must be known, a table, a picture, how it was computed."""

from collections.abc import Iterator, Mapping
from pathlib import Path

from automl.plan import AskPlan
from automl.result import AskResult
from automl.table import Table
from reports.answer import Answer
from reports.asking.charts import picture
from reports.asking.facts import ask_facts
from reports.asking.table import answer_table
from reports.asking.telling import Asked
from reports.asking.workbook import write_answer
from reports.facts import Fact
from reports.phrases import phrasebook
from reports.reply import Chart, Details, FilePart, Footnote, Paragraph, Part, Reply

_BESIDE = ("tied", "losing", "other_way", "through", "partial", "outside", "blank")


def view(plan: AskPlan, result: AskResult, table: Table, out: Path, locale: str = "en") -> Answer:
    """The answer to a question about the past; writes its chart and its workbook into `out`."""
    asked = Asked(plan, result, phrasebook(locale))
    facts = tuple(ask_facts(asked, table.notes))
    return Answer(facts, Reply(tuple(_parts(asked, {fact.id: fact for fact in facts}, table, out))))


def _parts(asked: Asked, facts: Mapping[str, Fact], table: Table, out: Path) -> Iterator[Part]:
    sentence, say = asked.book.sentence, asked.book.say
    headline = sentence(facts["answer"].statement)
    yield Paragraph(headline)
    beside = [sentence(facts[name].statement) for name in _BESIDE if name in facts]
    if beside:
        yield Paragraph(" ".join(beside))
    shown = (*_table(asked), *_chart(asked, headline.removesuffix("."), out))
    yield from reversed(shown) if asked.is_course else shown
    path = out / asked.file_name("xlsx")
    write_answer(path, asked, [headline, *beside], table)
    yield FilePart("workbook", path, say("ask.file"))
    yield Details(say("ask.sql"), asked.result.sql)
    if small := _small_print(asked, table):
        yield Footnote(small, assumed=" ".join(map(asked.book.sentence, asked.plan.assumptions)))


def _table(asked: Asked) -> Iterator[Part]:
    several = len(asked.result.rows) > 1 or len(asked.result.columns) > len(asked.keys) + 1
    if several or asked.plan.form == "rows":
        yield answer_table(asked)


def _chart(asked: Asked, title: str, out: Path) -> Iterator[Part]:
    if drawn := picture(asked, title):
        path = out / asked.file_name("png")
        path.write_bytes(drawn.png)
        yield Chart(path, title, asked.book.say("ask.alt", headline=title), drawn.data)


def _small_print(asked: Asked, table: Table) -> str:
    quiet = asked.book.entries["small_print"]["notes"]
    notes = [note.sentence for note in table.notes if note.kind not in quiet]
    return " ".join(asked.book.sentence(each) for each in (*asked.plan.assumptions, *notes))
