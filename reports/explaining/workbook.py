"""The workbook of an explanation: the answer, every column's part, the values behind a difference."""

from collections.abc import Mapping, Sequence
from pathlib import Path

from automl.result import Unit
from reports.explaining.telling import Explained
from reports.facts import Fact
from reports.rows.drivers import effect
from reports.rows.figures import cell_words
from reports.sheets.book import Column, SafeWorkbook

_PERCENT = Unit("percent")


def write_explanation(path: Path, told: Explained, facts: Mapping[str, Fact], sentences: Sequence[str]) -> None:
    """Writes the workbook to `path`. The parts are unrounded here; with the baseline they make the value."""
    with SafeWorkbook(path, told.book.locale) as workbook:
        sheet = workbook.sheet(told.say("predict.sheet.summary"))
        for sentence in sentences:
            sheet.line(sentence)
        sheet.space()
        sheet.header([Column(told.say(f"sheet.{name}")) for name in ("fact", "value", "words", "source")], freeze=False)
        for fact in facts.values():
            sheet.fact(fact.label, fact.value, fact.unit, fact.statement, fact.source)
        if told.result.contributions:
            _parts_sheet(workbook, told)
        if told.result.parts:
            _values_sheet(workbook, told)
        if told.result.drivers:
            _drivers_sheet(workbook, told)


def _parts_sheet(workbook: SafeWorkbook, told: Explained) -> None:
    result = told.result
    sheet = workbook.sheet(told.say("explain.reasons.label"))
    titles = [Column(told.say(f"explain.table_{name}")) for name in ("what", "here", "usual")]
    mixed = any(each.mix is not None for each in result.contributions)
    more = [Column(name, told.unit) for name in ("Mix", "Rate")] if mixed else []
    columns = [*titles, Column(told.say("explain.table_adds"), told.unit), *more]
    empty: list[None] = [None] * len(more)
    sheet.header(columns)
    sheet.row_of(columns, [told.say("explain.average"), None, None, result.baseline, *empty])
    for each in result.contributions:
        here, usual = (None if value is None else cell_words(value, told.book) for value in (each.value, each.usual))
        sheet.row_of(columns, [each.column, here, usual, each.contribution, *([each.mix, each.rate] if mixed else [])])
    sheet.row_of(columns, [told.say("explain.total"), None, None, result.value, *empty])


def _values_sheet(workbook: SafeWorkbook, told: Explained) -> None:
    words = {"column": told.say("explain.table_what"), "others": told.others}
    names = ("value", "share", "share_elsewhere", "figure", "figure_elsewhere", "effect")
    units = (None, _PERCENT, _PERCENT, told.unit, told.unit, told.unit)
    titles = [told.say(f"explain.mix.{name}", **words) for name in names]
    sheet = workbook.sheet(told.say("explain.table_here"))
    column = Column(told.say("predict.sheet.column"))
    sheet.table(
        [column, *(Column(title, unit) for title, unit in zip(titles, units, strict=True))],
        [
            [p.column, p.value, p.share, p.share_elsewhere, p.figure, p.figure_elsewhere, p.effect]
            for p in told.result.parts
        ],
    )


def _drivers_sheet(workbook: SafeWorkbook, told: Explained) -> None:
    sheet = workbook.sheet(told.say("predict.sheet.drivers"))
    titles = [
        Column(told.say(f"drivers.{name}"), _PERCENT if name == "share" else None)
        for name in ("column", "share", "effect")
    ]
    target, book = told.result.target, told.book
    sheet.table(
        titles,
        [[each.column, each.share, effect(each, target, book, chances=told.chances)] for each in told.result.drivers],
    )
