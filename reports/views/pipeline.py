"""The view of a sales pipeline: what the period will bring, the chart, the deals, the risks, the workbook."""

from collections.abc import Iterator
from pathlib import Path

from automl.deals.past_answer import PAST
from automl.deals.result import PipelineResult
from automl.row_plans import PipelinePlan
from automl.table import Table
from reports.answer import Answer
from reports.deals import summary
from reports.deals.chart import course_chart
from reports.deals.facts import pipeline_facts
from reports.deals.focused import focused
from reports.deals.next_questions import next_questions
from reports.deals.telling import Facts, Telling, tell
from reports.deals.workbook import write_pipeline
from reports.phrases import phrasebook
from reports.reply import FilePart, Paragraph, Part, Reply


def view(plan: PipelinePlan, result: PipelineResult, table: Table, out: Path, locale: str = "en") -> Answer:
    """The answer to a question about open deals; writes its chart and its workbook into `out`."""
    telling = tell(plan, result, phrasebook(locale))
    facts = pipeline_facts(telling, table.notes)
    return Answer(facts, Reply(tuple(_parts(telling, {fact.id: fact for fact in facts}, table, out))))


def _parts(telling: Telling, facts: Facts, table: Table, out: Path) -> Iterator[Part]:
    total = telling.plan.focus == "total" and telling.plan.suppose is None
    parts = list(_whole(telling, facts, out) if total else focused(telling, facts, out))
    yield from parts
    path = out / "pipeline.xlsx"
    said = [part.text for part in parts if isinstance(part, Paragraph)]
    write_pipeline(path, telling, tuple(facts.values()), said, table)
    past = telling.plan.focus in PAST
    yield FilePart("workbook", path, telling.book.say("pipeline.file_rates" if past else "pipeline.file"))
    yield from next_questions(telling)
    yield summary.small_print(telling, facts, table.notes)


def _whole(telling: Telling, facts: Facts, out: Path) -> Iterator[Part]:
    """What the period will bring, with everything that it is made of."""
    yield Paragraph(summary.headline(telling, facts))
    yield from summary.target(telling, facts)
    yield summary.trust(telling, facts)
    yield course_chart(telling, facts, out)
    yield from summary.otherwise(telling, facts)
    yield summary.deals(telling)
    yield from summary.at_risk(telling, facts)
    yield from summary.owners(telling)
    yield from summary.months(telling)
