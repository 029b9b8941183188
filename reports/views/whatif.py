"""The view of a what-if: before and after in one sentence, the curve, and what it does not prove."""

from collections.abc import Iterator, Mapping
from pathlib import Path

from automl.row_plans import WhatIfPlan
from automl.supposing.result import WhatIfResult
from automl.table import Table
from reports.answer import Answer
from reports.facts import Fact
from reports.phrases import phrasebook
from reports.reply import FilePart, Footnote, Paragraph, Part, Reply
from reports.rows.cautions import heavy, light
from reports.rows.figures import row_name
from reports.rows.next_questions import offered
from reports.supposing.charts import curve_chart
from reports.supposing.facts import whatif_facts
from reports.supposing.telling import Supposed
from reports.supposing.workbook import write_whatif

Facts = Mapping[str, Fact]


def view(plan: WhatIfPlan, result: WhatIfResult, table: Table, out: Path, locale: str = "en") -> Answer:
    """The answer to a what-if; writes its picture and its workbook into `out`."""
    told = Supposed(plan, result, table, phrasebook(locale))
    facts = tuple(whatif_facts(told))
    return Answer(facts, Reply(tuple(_parts(told, {fact.id: fact for fact in facts}, out))))


def _parts(told: Supposed, facts: Facts, out: Path) -> Iterator[Part]:
    head = _sentences(told, facts, "answer")
    yield Paragraph(" ".join(head))
    flips = [name for name in facts if name.startswith("flip_")]
    more = [name for name in facts if name.startswith("outside_")]
    said = _sentences(told, facts, "total", "flagged", *flips, "threshold", *more, *heavy(facts), "cause")
    yield Paragraph(" ".join(said))
    yield from curve_chart(told, out)
    path = out / told.file_name("xlsx")
    write_whatif(path, told, facts, [*head, *said])
    yield FilePart("workbook", path, told.say("whatif.file"))
    yield from offered(list(_asked(told)), told.book)
    yield Footnote(" ".join(_small(told, facts)))


def _asked(told: Supposed) -> Iterator[str]:
    """What people ask next: of a row why it is so and what would turn it; of all what else could be, what drives it."""
    if told.single and row_name(told.result.row, told.book):
        yield told.say("predict.next.why", name=told.name)
        if told.chances and not told.result.flip and told.result.positive is not None:
            yield told.say("explain.actions", name=told.name)
        return
    if not told.single and (other := told.another):
        yield told.say("predict.next.whatif", column=told.result.moved[0].column, value=other)
    yield told.say("predict.next.drivers")


def _sentences(told: Supposed, facts: Facts, *names: str) -> list[str]:
    return [told.book.sentence(facts[name].statement) for name in names if name in facts]


def _small(told: Supposed, facts: Facts) -> list[str]:
    quiet = told.book.entries["small_print"]["notes"]
    notes = [note.sentence for note in told.table.notes if note.kind not in quiet]
    return [
        *(told.book.sentence(each) for each in (*told.plan.assumptions, *notes)),
        *_sentences(told, facts, *light(facts), "models"),
    ]
