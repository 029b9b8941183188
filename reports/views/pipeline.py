"""The view of a sales pipeline: what the period will bring, the chart, the deals, the risks, the workbook."""

from collections.abc import Iterator
from pathlib import Path

from automl.deals.result import PipelineResult
from automl.row_plans import PipelinePlan
from automl.table import Table
from reports.answer import Answer
from reports.deals import summary
from reports.deals.chart import course_chart
from reports.deals.facts import pipeline_facts
from reports.deals.telling import Telling, tell
from reports.deals.workbook import write_pipeline
from reports.phrases import phrasebook
from reports.reply import FilePart, Paragraph, Part, Reply


def view(plan: PipelinePlan, result: PipelineResult, table: Table, out: Path, locale: str = "en") -> Answer:
    """The answer to a question about open deals; writes its chart and its workbook into `out`."""
    telling = tell(plan, result, phrasebook(locale))
    facts = pipeline_facts(telling, table.notes)
    return Answer(facts, Reply(tuple(_parts(telling, {fact.id: fact for fact in facts}, table, out))))


def _parts(telling: Telling, facts: summary.Facts, table: Table, out: Path) -> Iterator[Part]:
    opening = summary.headline(telling, facts)
    aimed, trust = tuple(summary.target(telling, facts)), summary.trust(telling, facts)
    yield Paragraph(opening)
    yield from aimed
    yield trust
    yield course_chart(telling, facts, out)
    yield from summary.otherwise(telling, facts)
    yield summary.deals(telling)
    yield from summary.at_risk(telling, facts)
    yield from summary.owners(telling)
    yield from summary.months(telling)
    path = out / "pipeline.xlsx"
    said = [opening, *(part.text for part in aimed), trust.text]
    write_pipeline(path, telling, tuple(facts.values()), said, table)
    yield FilePart("workbook", path, telling.book.say("pipeline.file"))
    yield summary.small_print(telling, facts, table.notes)
