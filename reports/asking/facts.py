"""The facts of an answer about the past: the answer, what must be known beside it, and the figures shown."""

from collections.abc import Iterator

from automl.table import Note
from reports.asking.remarks import remarks
from reports.asking.sentences import answer
from reports.asking.telling import Asked, Row
from reports.facts import Fact
from reports.noted import assumed_facts, kept_facts, note_facts

_TOLD = ("value", "share", "change", "change_share")


def ask_facts(asked: Asked, notes: tuple[Note, ...]) -> Iterator[Fact]:
    """`answer`; what is beside it by name; `total`; `row_1` and so on; assumptions, notes and filters."""
    yield answer(asked)
    yield from remarks(asked)
    yield from _total(asked)
    if asked.plan.form != "rows":
        for place, row in enumerate(asked.shown, start=1):
            yield from _row(asked, place, row)
    yield from kept_facts(asked.plan, asked.book)
    yield from assumed_facts(asked.plan, asked.book)
    yield from note_facts(notes, asked.book)


def _total(asked: Asked) -> Iterator[Fact]:
    whole = asked.result.whole
    if whole is None or whole.total is None:
        return
    shown = asked.say_value(whole.total)
    statement = asked.book.say("ask.single", subject=asked.subject, value=shown)
    yield Fact("total", asked.book.say("ask.total"), whole.total, asked.unit(), shown, statement, "ask.whole")


def _row(asked: Asked, place: int, row: Row) -> Iterator[Fact]:
    """`row_1` for the value, `row_1_share` and so on for what else is said of it."""
    name = asked.name(row) or asked.measure
    for role in _TOLD:
        value = asked.cell(row, role)
        column = asked.column(role)
        if value is None or column is None:
            continue
        percent = role in ("share", "change_share")
        shown = asked.share(value) if percent else asked.say_value(value, role)
        words = {"name": name, "column": column.name, "value": shown}
        fact = f"row_{place}" if role == "value" else f"row_{place}_{role}"
        statement = asked.book.say("ask.row", **words)
        yield Fact(fact, f"{name}: {column.name}", value, column.unit, shown, statement, "ask.rows", {"name": name})
