"""The workbook of a prediction: the answer, its figures beside a guess's, what matters, the rows, the models."""

from collections.abc import Iterator, Mapping
from pathlib import Path

import pandas as pd

from automl.result import Unit
from reports.facts import Fact
from reports.predicting.telling import Predicted
from reports.rows.cautions import caution_sentence
from reports.rows.drivers import effect
from reports.rows.figures import cell_words
from reports.rows.list_files import list_sheet
from reports.sheets.book import Cell, Column, SafeWorkbook

_PERCENT = Unit("percent")
_SHARES = frozenset({"accuracy", "balanced_accuracy", "precision", "recall"})
_VALUES = frozenset({"mae", "rmse"})


def write_prediction(path: Path, told: Predicted, facts: Mapping[str, Fact], scored: pd.DataFrame | None) -> None:
    """Writes the workbook to `path`. scored: the rows that waited, with their predictions."""
    with SafeWorkbook(path, told.book.locale) as workbook:
        _summary(workbook, told, facts)
        frame = scored if scored is not None else told.result.waiting
        if frame is not None and len(frame):
            list_sheet(workbook, told.say("predict.sheet.waiting"), frame, told.book)
        _metrics(workbook, told)
        for name, rows in (
            ("drivers", list(_drivers(told))),
            ("confusion", list(_confusion(told))),
            ("calibration", [[each.predicted, each.actual, each.rows] for each in told.result.calibration]),
            ("slices", list(_slices(told))),
            ("aside", list(_aside(told, facts))),
            ("models", [[each.name, each.words, each.score, each.weight] for each in told.result.members]),
        ):
            if rows:
                workbook.sheet(told.say(f"predict.sheet.{name}")).table(_titles(told, name), rows)


def _summary(workbook: SafeWorkbook, told: Predicted, facts: Mapping[str, Fact]) -> None:
    sheet = workbook.sheet(told.say("predict.sheet.summary"))
    for name in ("trust", "skill", "found", "no_signal", "waiting"):
        if name in facts:
            sheet.line(told.book.sentence(facts[name].statement))
    for caution in told.result.warnings:
        sheet.line(caution_sentence(caution, told.words, told.book))
    sheet.space()
    titles = (told.book.say(f"sheet.{name}") for name in ("fact", "value", "words", "source"))
    sheet.header([Column(title) for title in titles], freeze=False)
    for fact in facts.values():
        if not fact.id.startswith(("driver_", "aside_", "row_", "meaning_")):
            sheet.fact(fact.label, fact.value, fact.unit, fact.statement, fact.source)


def _metrics(workbook: SafeWorkbook, told: Predicted) -> None:
    """Every figure beside that of a simple guess, with its range and what it means."""
    sheet = workbook.sheet(told.say("predict.sheet.metrics"))
    titles = [
        Column(told.say(f"predict.sheet.{name}")) for name in ("metric", "model", "guess", "low", "high", "meaning")
    ]
    sheet.header(titles)
    for name, entry in told.book.entries["metric"].items():
        if name not in told.result.metrics:
            continue
        unit = _PERCENT if name in _SHARES else told.unit if name in _VALUES else None
        low, high = told.result.intervals.get(name, (None, None))
        columns = [Column(""), *(Column("", unit) for _ in range(4)), Column("")]
        sheet.row_of(columns, [entry["name"], told.metric(name), told.guess(name), low, high, entry["meaning"]])


def _titles(told: Predicted, sheet: str) -> list[Column]:
    percent = {"share": _PERCENT, "said": _PERCENT, "came": _PERCENT}
    names = {
        "calibration": ("said", "came", "rows"),
        "slices": ("column", "where", "rows", "metric", "error", "overall", "p_value"),
        "aside": ("column", "why", "honest", "dishonest"),
        "models": ("name", "kind", "score", "weight"),
    }
    if sheet == "drivers":
        return [Column(told.book.say(f"drivers.{name}"), percent.get(name)) for name in ("column", "share", "effect")]
    if sheet == "confusion":
        return [Column(told.say("predict.sheet.truth")), *(Column(name) for name in told.result.classes)]
    return [Column(told.say(f"predict.sheet.{name}"), percent.get(name)) for name in names[sheet]]


def _drivers(told: Predicted) -> Iterator[list[Cell]]:
    for each in told.result.drivers:
        yield [each.column, each.share, effect(each, told.result.target, told.book, chances=told.chances)]


def _confusion(told: Predicted) -> Iterator[list[Cell]]:
    for name, counts in zip(told.result.classes, told.result.confusion, strict=False):
        yield [name, *counts]


def _slices(told: Predicted) -> Iterator[list[Cell]]:
    for each in told.result.slices:
        where = cell_words(each.where, told.book)
        yield [each.column, where, each.rows, each.metric, each.error, each.overall, each.p_value]


def _aside(told: Predicted, facts: Mapping[str, Fact]) -> Iterator[list[Cell]]:
    for place, each in enumerate(told.result.set_aside, start=1):
        yield [each.column, told.book.sentence(facts[f"aside_{place}"].statement), each.honest, each.dishonest]
