"""The first sheet: the answer in sentences, and every fact behind it."""

from collections.abc import Sequence

from reports.facts import Fact
from reports.forecast.telling import Telling
from reports.sheets.book import Column, SafeWorkbook

_ELSEWHERE = "past_"
"""The steps of the history have a sheet of their own."""


def summary_sheet(book: SafeWorkbook, telling: Telling, facts: Sequence[Fact], sentences: Sequence[str]) -> None:
    """Sentences on top, then a line for each fact: label, value, words, source."""
    say = telling.book.say
    sheet = book.sheet(say("sheet.summary"))
    sheet.heading(f"{telling.measure}, {telling.period}")
    for sentence in sentences:
        sheet.line(sentence)
    sheet.space()
    columns = [Column(say(f"sheet.{name}")) for name in ("fact", "value", "words", "source")]
    sheet.header(columns, freeze=False)
    for fact in (each for each in facts if not each.id.startswith(_ELSEWHERE)):
        sheet.fact(fact.label, fact.value, fact.unit, fact.statement, fact.source)
