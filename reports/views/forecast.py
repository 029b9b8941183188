"""The view of a forecast: facts, words, charts, workbook and script."""

from collections.abc import Iterator
from pathlib import Path

from automl.plan import ForecastPlan
from automl.result import ForecastResult
from automl.table import Table
from reports import summary
from reports.answer import Answer
from reports.charts import forecast_chart, recent_history
from reports.forecast.facts import forecast_facts
from reports.forecast.telling import Telling, tell
from reports.periods import step_in_words
from reports.phrases import phrasebook
from reports.reply import Chart, FilePart, Part, Reply
from reports.workbook import write_workbook


def view(plan: ForecastPlan, result: ForecastResult, table: Table, out: Path, locale: str = "en") -> Answer:
    """The answer to a forecast; writes forecast.png, forecast.xlsx and forecast.py into `out`."""
    telling = tell(plan, result, phrasebook(locale))
    facts = forecast_facts(telling)
    return Answer(facts, Reply(tuple(_parts(telling, {fact.id: fact for fact in facts}, table, out))))


def _parts(telling: Telling, facts: summary.Facts, table: Table, out: Path) -> Iterator[Part]:
    yield summary.opening(telling, facts)
    yield summary.trust(telling, facts)
    yield _chart(telling, facts, out)
    yield from summary.steps(telling, facts)
    yield from summary.groups(telling, facts)
    yield from summary.left_out(telling, facts)
    yield _workbook(telling, facts, table, out)
    yield summary.small_print(telling, facts, [note.sentence for note in table.notes])


def _workbook(telling: Telling, facts: summary.Facts, table: Table, out: Path) -> FilePart:
    path = out / "forecast.xlsx"
    sentences = [summary.opening(telling, facts).text, summary.trust(telling, facts).text]
    write_workbook(path, telling, tuple(facts.values()), sentences, table)
    return FilePart("workbook", path, telling.book.say("file.workbook"))


def _chart(telling: Telling, facts: summary.Facts, out: Path) -> Chart:
    say, total = telling.book.say, facts["total"]
    change = facts["versus"].forms["change"] if "versus" in facts else None
    title = f"{telling.measure}, {telling.period}: {total.display}" + (f", {change}" if change else "")
    step = say(f"nouns.{telling.result.history.frequency}", 1)
    between = facts["spread"].forms.get("range")
    subtitle = (
        say("chart.subtitle", between=between, step=step) if between else say("chart.subtitle_certain", step=step)
    )
    picture = forecast_chart(telling, title, subtitle)
    path = out / "forecast.png"
    path.write_bytes(picture.png)
    last, end = recent_history(telling)[-1], telling.result.path[-1]
    alt = say(
        "chart.alt",
        measure=telling.measure,
        step=step,
        shown=telling.book.counted(len(recent_history(telling)), telling.result.history.frequency),
        last_period=step_in_words(last.period, telling.book.locale),
        last_value=telling.value(last.value, telling.full),
        value=telling.value(end.p50, telling.full),
        period=step_in_words(end.period, telling.book.locale),
        between=telling.between(end.p10, end.p90, telling.full),
    )
    return Chart(path, title, alt, picture.data)
