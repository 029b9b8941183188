"""The sheets of a description that are about the whole table: links, copies, time, preparation, notes, a sample."""

from typing import Any

import pandas as pd

from automl.findings import DescribeResult, Point
from automl.table import Table
from reports.description.units import gist_unit
from reports.phrases import Phrasebook
from reports.sheets.book import Cell, Column, SafeWorkbook


def relations_sheet(workbook: SafeWorkbook, result: DescribeResult, book: Phrasebook) -> None:
    """What goes together and what follows from what, with how it was measured."""
    say = book.say
    sheet = workbook.sheet(say("describe.sheet_relations"))
    titles = [Column(say(f"describe.{name}")) for name in ("a", "b", "strength")]
    sheet.table(titles, [[each.a, each.b, each.strength] for each in result.relationships])
    sheet.space()
    if result.derived:
        titles = [Column(say(f"describe.{name}")) for name in ("column_name", "follows", "holds")]
        rows: list[list[Cell]] = [
            [each.column, each.formula or ", ".join(each.by), round(each.share, 4)] for each in result.derived
        ]
        sheet.table(titles, rows, freeze=False)
        sheet.space()
    sheet.line(say("describe.measured_links"))
    if result.sampled is not None:
        sheet.line(say("describe.sampled", rows=book.counted(result.sampled, "row")))


def duplicates_sheet(workbook: SafeWorkbook, result: DescribeResult, book: Phrasebook) -> None:
    """Rows that are copies of earlier ones, by their numbers, and identifiers that come twice."""
    if not (result.copied or result.repeated):
        return
    say = book.say
    sheet = workbook.sheet(say("describe.sheet_duplicates"))
    sheet.table([Column(say("describe.copied_row"))], [[row] for row in result.copied])
    if len(result.copied) < result.duplicates:
        sheet.line(say("describe.copied_more", count=f"{result.duplicates - len(result.copied):,}"))
    for each in result.repeated:
        sheet.space()
        titles = [Column(each.column), Column(say("describe.count"))]
        sheet.table(titles, [[tally.value, tally.count] for tally in each.examples], freeze=False)


def over_time_sheet(workbook: SafeWorkbook, result: DescribeResult, table: Table, book: Phrasebook) -> None:
    """The main measure step by step, as the chart draws it, and the gaps."""
    gist, say = result.gist, book.say
    if gist is None or not gist.points:
        return
    sheet = workbook.sheet(say("describe.sheet_time"))
    name = gist.measure or say("gist.rows")
    titles = [Column(say("describe.from")), Column(say("describe.to")), Column(name, gist_unit(gist, table))]
    rows: list[list[Cell]] = [[point.start, point.end, point.value, _state(point, book)] for point in gist.points]
    sheet.table([*titles, Column(say("describe.state"))], rows)
    if result.rhythm is not None and result.rhythm.gaps:
        sheet.space()
        titles = [Column(say(f"describe.{key}")) for key in ("gap_from", "gap_to", "gap_steps")]
        sheet.table(titles, [[gap.start, gap.end, gap.steps] for gap in result.rhythm.gaps], freeze=False)


def _state(point: Point, book: Phrasebook) -> str | None:
    if point.value is None:
        return book.say("gist.no_data")
    return None if point.whole else book.say("describe.not_whole")


def steps_sheet(workbook: SafeWorkbook, result: DescribeResult, book: Phrasebook) -> None:
    """What would make the data better, each with its reason, and whether it was done."""
    sheet = workbook.sheet(book.say("describe.sheet_steps"))
    titles = [Column(book.say(f"describe.{name}")) for name in ("step", "column_name", "why", "applied")]
    done, open_ = book.say("describe.done"), book.say("describe.not_done")
    rows = [[step.step, step.column, step.why, done if step.applied else open_] for step in result.preparation]
    sheet.table(titles, rows)


def notes_sheet(workbook: SafeWorkbook, table: Table, book: Phrasebook) -> None:
    """What was done to the file on reading it."""
    if table.notes:
        sheet = workbook.sheet(book.say("describe.sheet_notes"))
        titles = [Column(book.say(f"describe.{name}")) for name in ("note", "count")]
        sheet.table(titles, [[note.sentence, note.count] for note in table.notes])


def sample_sheet(workbook: SafeWorkbook, result: DescribeResult, book: Phrasebook) -> None:
    """The first rows."""
    sheet = workbook.sheet(book.say("describe.sheet_sample"))
    names = [Column(str(name)) for name in result.sample.columns]
    sheet.table(names, [[_cell(value) for value in row] for row in result.sample.itertuples(index=False)])


def _cell(value: Any) -> Cell:
    if value is None or value is pd.NA or value is pd.NaT:
        return None
    if isinstance(value, pd.Timestamp):
        return value.date()
    if isinstance(value, bool) or not isinstance(value, int | float):
        return str(value)
    return value
