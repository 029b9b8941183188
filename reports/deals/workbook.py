"""The workbook of a pipeline: the answer, every open deal, owners, months, deals at risk, tests."""

from collections.abc import Sequence
from pathlib import Path

from automl.deals.past_answer import PAST
from automl.deals.result import Deal, Share
from automl.result import Unit
from automl.table import Table
from reports.deals.telling import Telling
from reports.facts import Fact
from reports.sheets.book import Cell, Column, SafeWorkbook

_SHARE, _COUNT = Unit("percent"), Unit("count")


def write_pipeline(path: Path, telling: Telling, facts: Sequence[Fact], sentences: Sequence[str], table: Table) -> None:
    """Writes the workbook to `path`. Cells never hold formulas, NaN or infinities."""
    with SafeWorkbook(path, telling.book.locale) as workbook:
        _summary(workbook, telling, facts, sentences, table)
        if telling.result.rates[1:]:
            _rates(workbook, telling)
        if telling.plan.focus in PAST:
            return
        _deals(workbook, telling, "sheet_deals", telling.result.deals)
        if telling.risky:
            _deals(workbook, telling, "sheet_risks", telling.risky)
        _shares(workbook, telling, "owner", telling.result.owners)
        _shares(workbook, telling, "month", telling.result.months)
        _course(workbook, telling)
        _tests(workbook, telling)


def _summary(
    workbook: SafeWorkbook, telling: Telling, facts: Sequence[Fact], sentences: Sequence[str], table: Table
) -> None:
    say = telling.book.say
    sheet = workbook.sheet(say("pipeline.sheet_summary"))
    for sentence in (*sentences, telling.plan.words, *(note.sentence for note in table.notes)):
        sheet.line(sentence)
    sheet.space()
    sheet.header([Column(say(f"sheet.{name}")) for name in ("fact", "value", "words", "source")], freeze=False)
    for fact in facts:
        if not fact.id.startswith(("deal_", "owner_", "month_", "risk_")):
            sheet.fact(fact.label, fact.value, fact.unit, fact.statement, fact.source)


def _deals(workbook: SafeWorkbook, telling: Telling, name: str, deals: Sequence[Deal]) -> None:
    say, unit = telling.book.say, telling.result.unit
    columns = [
        Column("ID"),
        Column(say("pipeline.deal_column")),
        Column(say("pipeline.owner")),
        Column(say("pipeline.stage")),
        Column(say("pipeline.amount"), unit),
        Column(say("pipeline.chance"), _SHARE),
        Column(say("pipeline.chance_in", period=telling.period), _SHARE),
        Column(say("pipeline.expected"), unit),
        Column(say("pipeline.close")),
        Column(say("pipeline.planned")),
        Column(say("pipeline.why")),
        Column(say("pipeline.risk_column")),
        Column(say("pipeline.status_assumed")),
    ]
    workbook.sheet(say(f"pipeline.{name}")).table(columns, [_row(telling, deal) for deal in deals])


def _row(telling: Telling, deal: Deal) -> list[Cell]:
    return [
        deal.id,
        deal.name,
        deal.owner,
        deal.stage,
        deal.amount,
        deal.probability,
        deal.in_quarter,
        deal.expected,
        deal.close,
        deal.expected_close,
        telling.reasons(deal),
        telling.risks(deal) if deal.at_risk else None,
        telling.book.say("pipeline.yes") if deal.assumed_amount else None,
    ]


def _shares(workbook: SafeWorkbook, telling: Telling, name: str, shares: Sequence[Share]) -> None:
    if not shares:
        return
    say, unit = telling.book.say, telling.result.unit
    columns = [
        Column(say(f"pipeline.{name}")),
        Column(say("pipeline.deals"), _COUNT),
        Column(say("pipeline.amount"), unit),
        Column(say("pipeline.expected"), unit),
    ]
    sheet = workbook.sheet(say(f"pipeline.sheet_{name}s"))
    sheet.table(columns, [[each.key, each.count, each.amount, each.expected] for each in shares])


def _rates(workbook: SafeWorkbook, telling: Telling) -> None:
    """How the closed deals of each group ended."""
    say, unit = telling.book.say, telling.result.unit
    columns = [
        Column(telling.plan.groups[0]),
        Column(say("pipeline.rate_closed"), _COUNT),
        Column(say("pipeline.rate_won"), _COUNT),
        Column(say("pipeline.rate_column"), _SHARE),
        Column(say("sheet.low"), _SHARE),
        Column(say("sheet.high"), _SHARE),
        Column(say("pipeline.rate_amount"), unit),
        Column(say("pipeline.rate_days"), _COUNT),
    ]
    rows: list[list[Cell]] = [
        [each.key, each.closed, each.won, each.rate, each.low, each.high, each.amount, each.days]
        for each in telling.result.rates[1:]
    ]
    workbook.sheet(say("pipeline.sheet_rates")).table(columns, rows)


def _course(workbook: SafeWorkbook, telling: Telling) -> None:
    say, unit = telling.book.say, telling.result.unit
    columns = [Column(say("pipeline.day")), *(Column(say(f"sheet.{name}"), unit) for name in ("low", "middle", "high"))]
    sheet = workbook.sheet(say("pipeline.sheet_course"))
    sheet.table(columns, [[each.day, each.p10, each.p50, each.p90] for each in telling.result.course])


def _tests(workbook: SafeWorkbook, telling: Telling) -> None:
    say, result = telling.book.say, telling.result
    sheet = workbook.sheet(say("pipeline.sheet_tests"))
    if result.calibration.bins:
        columns = [
            Column(say("pipeline.rows"), _COUNT),
            Column(say("pipeline.given"), _SHARE),
            Column(say("pipeline.won_share"), _SHARE),
        ]
        sheet.table(columns, [[each.rows, each.given, each.won] for each in result.calibration.bins])
        sheet.space()
    columns = [Column(say("pipeline.sheet_past")), Column(say("pipeline.brought"), result.unit)]
    sheet.table(columns, [list(each) for each in result.past], freeze=False)
