"""What was understood, assumed, done to the data, and what the words mean."""

from collections.abc import Sequence

from automl.plan import Filter
from automl.result import Unit
from automl.table import Table
from reports.forecast.remarks import remarks
from reports.forecast.telling import Telling
from reports.sheets.book import SafeWorkbook

_GLOSSARY = ("range", "middle", "backtest", "mase", "naive", "wape", "coverage", "weight")


def assumptions_sheet(book: SafeWorkbook, telling: Telling, table: Table) -> None:
    """The plan in words, the assumptions, the reader's notes, the cautions, the models' weights, a glossary."""
    say, plan, result = telling.book.say, telling.plan, telling.result
    sheet = book.sheet(say("sheet.assumptions"))

    def section(name: str, lines: Sequence[str]) -> None:
        if lines:
            sheet.heading(say(f"sheet.{name}"))
            for line in lines:
                sheet.line(line)
            sheet.space()

    section("plan", [plan.words] if plan.words else [])
    section("assumed", plan.assumptions)
    section(
        "filters",
        [filter_in_words(each) for each in plan.filters] + [say("sheet.without", name=each) for each in plan.exclude],
    )
    section("notes", [note.sentence for note in table.notes])
    section("cautions", [remark.text for remark in remarks(telling)])
    section("known", [name.replace("_", " ") for name in result.known_used])
    sheet.heading(say("sheet.models"))
    for name, share in sorted(result.shares.items(), key=lambda pair: -pair[1]):
        sheet.fact(name, share, Unit("percent"), result.models.get(name, ""), "")
    sheet.space()
    sheet.heading(say("sheet.errors"))
    for key, error in (("method_error", result.backtest.model_error), ("naive_error", result.backtest.naive_error)):
        sheet.fact(say(f"sheet.{key}"), error, None, "", "")
    sheet.space()
    sheet.heading(say("sheet.glossary"))
    for name in _GLOSSARY:
        sheet.line(say(f"glossary.{name}.term"), None, say(f"glossary.{name}.meaning"))


def filter_in_words(each: Filter) -> str:
    """Such as "Region = South"."""
    value = each.value
    listed = ", ".join(str(item) for item in value) if isinstance(value, list) else str(value)
    return f"{each.column} {each.op.replace('_', ' ')} {listed}"
