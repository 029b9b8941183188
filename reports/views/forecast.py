"""The view of a forecast: facts, words, charts, workbook and script."""

from collections.abc import Iterator
from pathlib import Path

from automl.plan import ForecastPlan
from automl.result import ForecastResult
from automl.table import Table
from reports import summary
from reports.answer import Answer
from reports.forecast.facts import forecast_facts
from reports.forecast.telling import Telling, tell
from reports.phrases import phrasebook
from reports.reply import FilePart, Part, Reply
from reports.script import forecast_script
from reports.views.forecast_charts import groups_chart, total_chart
from reports.workbook import write_workbook


def view(plan: ForecastPlan, result: ForecastResult, table: Table, out: Path, locale: str = "en") -> Answer:
    """The answer to a forecast; writes its files into `out`, named after the measure."""
    telling = tell(plan, result, phrasebook(locale))
    facts = forecast_facts(telling, table.notes)
    return Answer(facts, Reply(tuple(_parts(telling, {fact.id: fact for fact in facts}, table, out))))


def _parts(telling: Telling, facts: summary.Facts, table: Table, out: Path) -> Iterator[Part]:
    yield summary.opening(telling, facts)
    yield summary.trust(telling, facts)
    if telling.actuals:
        yield total_chart(telling, facts, out)
    yield from summary.steps(telling, facts)
    yield from summary.groups(telling, facts)
    if len(telling.result.groups) > 1:
        yield groups_chart(telling, facts, out)
    yield from summary.left_out(telling, facts)
    yield _workbook(telling, facts, table, out)
    yield _script(telling, table, out)
    yield summary.small_print(telling, facts, table.notes)


def _script(telling: Telling, table: Table, out: Path) -> FilePart:
    path = out / telling.file_name("forecast.py")
    path.write_text(forecast_script(telling.plan, telling.result, table), encoding="utf-8")
    return FilePart("script", path, telling.book.say("file.script"))


def _workbook(telling: Telling, facts: summary.Facts, table: Table, out: Path) -> FilePart:
    path = out / telling.file_name("forecast.xlsx")
    sentences = [summary.opening(telling, facts).text, summary.trust(telling, facts).text]
    write_workbook(path, telling, tuple(facts.values()), sentences, table)
    return FilePart("workbook", path, telling.book.say("file.workbook"))
