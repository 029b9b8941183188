"""The facts of a scored list: how many, how many are flagged, what is expected in all, how its columns were matched."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from automl.result import Unit
from reports.facts import Fact
from reports.noted import assumed_facts, note_facts
from reports.rows.adding_up import adds_up
from reports.rows.cautions import caution_facts
from reports.rows.figures import amount, chance, quoted
from reports.rows.rows_table import Ranked, predicted
from reports.scoring.telling import Scored

_COUNT, _PERCENT = Unit("count"), Unit("percent")
_MOST_VALUES = 5


def score_facts(told: Scored) -> Iterator[Fact]:
    """`answer`, `total`; `row_1` and so on; `renamed`, `missing`, `new`, `models`; what was done on reading."""
    answer = _answer(told)
    yield answer
    if told.result.flagged is not None and told.result.task == "binary":
        yield replace(answer, id="flagged")
    yield from _beyond(told)
    yield from _total(told)
    for place, row in enumerate(told.shown, start=1):
        yield _row(told, place, row)
    yield from _matched(told)
    yield from caution_facts(told.result.cautions, told.words, told.book)
    statement = told.say("score.model", model=told.result.model)
    yield Fact("models", told.say("score.model_label"), None, None, told.result.model, statement, "score.model")
    yield from assumed_facts(told.plan, told.book)
    yield from note_facts(told.table.notes, told.book)


def _answer(told: Scored) -> Fact:
    """How many were scored, and what of them."""
    result, label = told.result, told.say("score.label")
    count = told.counted(result.rows)
    if result.flagged is not None and result.task == "binary":
        flagged = told.count(result.flagged)
        key = "score.flagged" if result.flagged else "score.flagged_none"
        forms = {"count": count}
        return Fact(
            "answer",
            label,
            result.flagged,
            _COUNT,
            flagged,
            told.say(key, count=count, flagged=flagged),
            "score.flagged",
            forms,
        )
    if result.task == "regression":
        mean = None if result.expected is None or not result.rows else result.expected / result.rows
        written = "" if mean is None else amount(mean, told.unit, told.book)
        key = "score.value_bare" if mean is None else "score.value"
        return Fact("answer", label, result.rows, _COUNT, count, told.say(key, count=count, mean=written), "score.rows")
    most = sorted(result.counts.items(), key=lambda each: -each[1])
    names = [told.say("score.class", **{"class": name, "number": told.count(number)}) for name, number in most]
    statement = told.say("score.classes", count=count, names=told.book.listed(names or ["–"]))
    return Fact("answer", label, result.rows, _COUNT, count, statement, "score.counts")


def _beyond(told: Scored) -> Iterator[Fact]:
    """How many have the chance that was asked for."""
    beyond, least = told.result.beyond, told.plan.at_least
    if beyond is None or least is None:
        return
    written, percent = told.count(beyond), chance(least, told.book)
    statement = told.say("score.beyond" if beyond else "score.beyond_none", beyond, beyond=written, chance=percent)
    label = told.say("score.beyond_label", chance=percent)
    yield Fact("beyond", label, beyond, _COUNT, written, statement, "score.beyond")


def _total(told: Scored) -> Iterator[Fact]:
    """The expected total: of chances how many, of values how much."""
    expected, label = told.result.expected, told.say("score.expected_label")
    if expected is None or told.result.task == "multiclass":
        return
    if told.result.task == "binary":
        written = told.count(round(expected))
        statement = told.say("score.expected", expected=written)
        yield Fact("total", label, expected, _COUNT, written, statement, "score.expected")
    elif adds_up(told.result.target, told.unit, told.table):
        written = amount(expected, told.unit, told.book)
        statement = told.say("score.expected_value", expected=written)
        yield Fact("total", label, expected, told.unit, written, statement, "score.expected")


def _row(told: Scored, place: int, row: Ranked) -> Fact:
    name = row.called(place, told.book)
    label, value = (
        told.say("predict.waiting.row_label", name=name),
        predicted(row, told.result.task, told.unit, told.book),
    )
    if told.result.task == "regression":
        statement = told.say("predict.waiting.row_value", name=name, value=value)
        return Fact(
            f"row_{place}", label, float(row.predicted), told.unit, value, statement, "score.top", {"name": name}
        )
    written = "" if row.probability is None else chance(row.probability, told.book)
    key = "predict.waiting.row" if told.result.task == "binary" else "predict.waiting.row_class"
    statement = told.say(key, name=name, chance=written, value=value)
    return Fact(f"row_{place}", label, row.probability, _PERCENT, written, statement, "score.top", {"name": name})


def _matched(told: Scored) -> Iterator[Fact]:
    """Columns that were matched, are missing, or hold what was never seen."""
    result = told.result
    names = [told.say("score.renamed_one", theirs=theirs, ours=ours) for ours, theirs in result.renamed.items()]
    yield from _told(told, "renamed", names)
    yield from _told(told, "missing", list(result.missing))
    new = [
        told.say(
            "score.new_one",
            column=column,
            values=told.book.listed([quoted(each, told.book) for each in values], most=_MOST_VALUES),
        )
        for column, values in result.new_categories.items()
        if values
    ]
    yield from _told(told, "new", new)
    if not names and not result.missing:
        statement = told.say("score.matched_all")
        yield Fact("matched", told.say("score.renamed_label"), None, None, statement, statement, "score.renamed")


def _told(told: Scored, name: str, names: Sequence[str]) -> Iterator[Fact]:
    if names:
        listed = told.book.listed(names, most=12) if name != "new" else "; ".join(names)
        statement = told.say(f"score.{name}", names=listed)
        yield Fact(name, told.say(f"score.{name}_label"), len(names), _COUNT, listed, statement, f"score.{name}")
