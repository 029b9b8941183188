"""The workbook of a what-if: the answer, what each change adds, the curve."""

from collections.abc import Mapping, Sequence
from pathlib import Path

from reports.facts import Fact
from reports.rows.list_files import cell
from reports.sheets.book import Cell, Column, SafeWorkbook
from reports.supposing.telling import Supposed


def write_whatif(path: Path, told: Supposed, facts: Mapping[str, Fact], sentences: Sequence[str]) -> None:
    """Writes the workbook to `path`."""
    result = told.result
    with SafeWorkbook(path, told.book.locale) as workbook:
        sheet = workbook.sheet(told.say("predict.sheet.summary"))
        for sentence in sentences:
            sheet.line(sentence)
        sheet.space()
        sheet.header([Column(told.say(f"sheet.{name}")) for name in ("fact", "value", "words", "source")], freeze=False)
        for fact in facts.values():
            sheet.fact(fact.label, fact.value, fact.unit, fact.statement, fact.source)
        if result.contributions:
            sheet = workbook.sheet(told.say("explain.reasons.label"))
            columns = [Column(told.say("explain.table_what")), Column(told.say("explain.table_adds"), told.unit)]
            rows: list[list[Cell]] = [[each.column, each.contribution] for each in result.contributions]
            now, then = told.say("whatif.now"), told.say("whatif.then")
            rows.insert(0, [now, result.baseline])
            sheet.table(columns, [*rows, [then, result.value]])
        if result.curve is not None and len(result.curve):
            sheet = workbook.sheet(told.say("whatif.curve"))
            name = result.moved[0].column if result.moved else told.say("explain.table_what")
            columns = [Column(name), Column(result.target, told.unit)]
            points = result.curve[["at", "value"]].itertuples(index=False, name=None)
            sheet.table(columns, [[cell(each) for each in point] for point in points])
