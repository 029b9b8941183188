"""The view of a prediction: how well it works, for whom it is likely, what it goes by, and how it was tested."""

from collections.abc import Iterator
from pathlib import Path

from automl.predicting.result import PredictResult
from automl.row_plans import PredictPlan
from automl.table import Table
from automl.understanding.rows.archives import of_archive
from reports.answer import Answer
from reports.phrases import phrasebook
from reports.predicting import telling_parts as parts
from reports.predicting.charts import quality_chart
from reports.predicting.facts import predict_facts
from reports.predicting.script import predict_script
from reports.predicting.telling import Predicted
from reports.predicting.workbook import write_prediction
from reports.reply import FilePart, Part, Reply
from reports.rows.driver_chart import driver_chart
from reports.rows.list_files import list_csv, scored_list


def view(plan: PredictPlan, result: PredictResult, table: Table, out: Path, locale: str = "en") -> Answer:
    """The answer to a prediction; writes its files into `out`, where the list of the waiting rows lies."""
    told = Predicted(plan, result, table, phrasebook(locale))
    facts = tuple(predict_facts(told))
    return Answer(facts, Reply(tuple(_parts(told, {fact.id: fact for fact in facts}, out))))


def _parts(told: Predicted, facts: parts.Facts, out: Path) -> Iterator[Part]:
    yield from parts.opening(told, facts)
    rows = [*parts.waiting(told, facts)]
    drivers = [*parts.drivers(told, facts), *_drivers(told, facts, out)]
    yield from (*drivers, *rows) if told.plan.drivers else (*rows, *drivers)
    yield from parts.aside(told, facts)
    yield from parts.test(told, facts)
    if told.result.skill:
        yield from quality_chart(told, out)
    yield from _files(told, facts, out)
    yield from parts.next_questions(told)
    yield parts.small_print(told, facts)


def _drivers(told: Predicted, facts: parts.Facts, out: Path) -> Iterator[Part]:
    chart = driver_chart(facts, told.result.target, out / told.file_name("drivers.png"), told.book)
    if chart is not None:
        yield chart


def _files(told: Predicted, facts: parts.Facts, out: Path) -> Iterator[FilePart]:
    scored = scored_list(out, told.result.scored)
    path = out / told.file_name("prediction.xlsx")
    write_prediction(path, told, facts, scored)
    yield FilePart("workbook", path, told.say("predict.file"))
    if scored is not None:
        path = out / told.file_name("predicted.csv")
        list_csv(scored, path)
        yield FilePart("table", path, told.say("predict.csv"))
    if of_archive(told.table):  # a script could read no texts or pictures from folders
        return
    path = out / told.file_name("predict.py")
    path.write_text(predict_script(told.plan, told.result, told.table), encoding="utf-8")
    yield FilePart("script", path, told.say("predict.script"))
