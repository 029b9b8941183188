"""The view of a scored list: how many are flagged, the first rows with their reasons, all of them as files."""

from collections.abc import Iterator, Mapping
from pathlib import Path

import pandas as pd

from automl.row_plans import ScorePlan
from automl.scoring.result import ScoreResult
from automl.table import Table
from reports.answer import Answer
from reports.facts import Fact
from reports.phrases import phrasebook
from reports.reply import FilePart, Footnote, Paragraph, Part, Reply, TablePart
from reports.rows.cautions import heavy, light
from reports.rows.figures import row_name
from reports.rows.list_files import list_csv, list_sheet, scored_list
from reports.rows.next_questions import offered
from reports.rows.rows_table import columns
from reports.scoring.facts import score_facts
from reports.scoring.telling import Scored
from reports.sheets.book import Column, SafeWorkbook

Facts = Mapping[str, Fact]


def view(plan: ScorePlan, result: ScoreResult, table: Table, out: Path, locale: str = "en") -> Answer:
    """The answer to "score this"; writes workbook and CSV into `out`, where the scored list lies."""
    told = Scored(plan, result, table, phrasebook(locale))
    facts = tuple(score_facts(told))
    return Answer(facts, Reply(tuple(_parts(told, {fact.id: fact for fact in facts}, out))))


def _parts(told: Scored, facts: Facts, out: Path) -> Iterator[Part]:
    head = _sentences(told, facts, "answer")
    yield Paragraph(" ".join(head))
    said = _sentences(told, facts, "beyond", "total", "missing", "new", "renamed", *heavy(facts))
    if said:
        yield Paragraph(" ".join(said))
    if told.shown:
        yield _top(told)
    yield from _files(told, facts, [*head, *said], out)
    why = [told.say("predict.next.why", name=name)] if (name := _first(told)) else []
    yield from offered([*why, told.say("predict.next.drivers")], told.book)
    yield Footnote(" ".join(_small(told, facts)))


def _first(told: Scored) -> str:
    return row_name(told.shown[0].names, told.book) if told.shown else ""


def _sentences(told: Scored, facts: Facts, *names: str) -> list[str]:
    return [told.book.sentence(facts[name].statement) for name in names if name in facts]


def _top(told: Scored) -> TablePart:
    key = {"binary": "score.title", "regression": "score.title_value"}.get(told.result.task, "score.title_class")
    title = told.say(key, shown=told.count(len(told.shown)), count=told.counted(told.result.rows))
    titles, cells = columns(told.shown, told.result.task, told.book, told.unit)
    return TablePart(title, titles, cells, told.result.rows)


def _files(told: Scored, facts: Facts, sentences: list[str], out: Path) -> Iterator[FilePart]:
    frame = scored_list(out, told.result.scored)
    path = out / told.file_name("xlsx")
    _workbook(path, told, facts, sentences, frame)
    yield FilePart("workbook", path, told.say("score.file"))
    if frame is not None:
        path = out / told.file_name("csv")
        list_csv(frame, path)
        yield FilePart("table", path, told.say("score.csv"))


def _workbook(path: Path, told: Scored, facts: Facts, sentences: list[str], frame: pd.DataFrame | None) -> None:
    with SafeWorkbook(path, told.book.locale) as workbook:
        rows = frame if frame is not None else told.result.top
        list_sheet(workbook, told.say("score.sheet"), rows, told.book)
        sheet = workbook.sheet(told.say("predict.sheet.summary"))
        for sentence in sentences:
            sheet.line(sentence)
        sheet.space()
        sheet.header([Column(told.say(f"sheet.{name}")) for name in ("fact", "value", "words", "source")], freeze=False)
        for fact in facts.values():
            if not fact.id.startswith("row_"):
                sheet.fact(fact.label, fact.value, fact.unit, fact.statement, fact.source)


def _small(told: Scored, facts: Facts) -> list[str]:
    quiet = told.book.entries["small_print"]["notes"]
    notes = [note.sentence for note in told.table.notes if note.kind not in quiet]
    said = [told.book.sentence(each) for each in (*told.plan.assumptions, *notes)]
    return [*said, *_sentences(told, facts, *light(facts), "models", "matched")]
