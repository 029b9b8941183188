"""The facts of the rows whose outcome is not known: how many there are, and what is said of the first."""

from collections.abc import Iterator

from automl.result import Unit
from reports.facts import Fact
from reports.predicting.telling import Predicted
from reports.rows.figures import cell_words, chance
from reports.rows.rows_table import SHOWN, Ranked, predicted, ranked


def shown(told: Predicted) -> tuple[Ranked, ...]:
    """The rows that the table shows: as many as were asked for, ten where no number was."""
    rows = ranked(told.result.waiting, min(told.plan.limit or SHOWN, 2 * SHOWN + 5))
    least = told.plan.at_least
    return rows if least is None else tuple(row for row in rows if (row.probability or 0) >= least)


def waiting_facts(told: Predicted) -> Iterator[Fact]:
    """`waiting`: how many there are. `row_1` and so on: what is said of each row that is shown."""
    count = told.result.waiting_count
    if not count:
        statement = told.say("predict.waiting.none")
    else:
        key = "predict.waiting.statement" if told.result.skill else "predict.waiting.only_file"
        statement = told.say(key, count=told.counted(count))
    yield Fact(
        "waiting",
        told.say("predict.waiting.label"),
        count,
        Unit("count"),
        told.count(count),
        statement,
        "predict.waiting",
    )
    for place, row in enumerate(shown(told) if count else (), start=1):
        yield _row(told, place, row)


def _row(told: Predicted, place: int, row: Ranked) -> Fact:
    name = row.called(place, told.book)
    label, source = told.say("predict.waiting.row_label", name=name), "predict.waiting"
    written = "" if row.probability is None else chance(row.probability, told.book)
    value = predicted(row, told.result.task, told.unit, told.book)
    if told.result.task == "regression":
        statement = told.say("predict.waiting.row_value", name=name, value=value)
        return Fact(f"row_{place}", label, float(row.predicted), told.unit, value, statement, source, {"name": name})
    percent = Unit("percent")
    if told.chances and row.probability is not None:
        statement = told.say("predict.waiting.row", name=name, chance=written)
        return Fact(f"row_{place}", label, row.probability, percent, written, statement, source, {"name": name})
    statement = told.say(
        "predict.waiting.row_class", name=name, value=cell_words(row.predicted, told.book), chance=written
    )
    return Fact(f"row_{place}", label, row.probability, percent, written, statement, source, {"name": name})
