"""The facts of what it rests on: rows, copies, models that were tried, what words mean; columns that were left out."""

from collections.abc import Iterator

from automl.result import Unit
from reports.facts import Fact
from reports.formats import headline_scale
from reports.predicting.aside_facts import aside_facts
from reports.predicting.telling import Predicted

_COUNT = Unit("count")
_CUT = frozenset({"stopped", "budget_cut", "out_of_memory", "ended_early"})
"""Cautions that say why not everything was tried."""


def data_facts(told: Predicted) -> Iterator[Fact]:
    """`history`, `duplicates`, columns set aside, `models`, `tried`, `unfinished`, `meaning_…`."""
    rows = told.counted(told.result.rows_trained)
    statement = told.say("predict.method.learnt", rows=rows)
    yield Fact(
        "history",
        told.say("predict.method.history_label"),
        told.result.rows_trained,
        _COUNT,
        rows,
        statement,
        "predict.rows_trained",
    )
    if told.result.duplicates:
        yield _duplicates(told)
    yield from aside_facts(told)
    yield _model(told)
    yield from _tried(told)
    if told.result.partial and _CUT.isdisjoint(each.kind for each in told.result.warnings):
        statement = told.say("predict.method.partial")
        yield Fact(
            "unfinished", told.say("predict.method.effort_label"), None, None, statement, statement, "predict.partial"
        )
    yield from _meanings(told)


def _duplicates(told: Predicted) -> Fact:
    number = told.result.duplicates
    statement = told.say("predict.split.duplicates", number, count=told.count(number))
    label = told.say("predict.split.duplicates_label")
    return Fact("duplicates", label, number, _COUNT, told.count(number), statement, "predict.duplicates")


def _model(told: Predicted) -> Fact:
    model = told.result.model
    words = model.words or next((each.words for each in told.result.members if each.name == model.name), "")
    words = words.removeprefix(f"{model.name}: ")
    first = words.split(" ")[0]
    words = words[:1].lower() + words[1:] if first == first.capitalize() else words
    plain = not words or words == model.name
    statement = (
        told.say("predict.method.one", name=model.name)
        if plain
        else told.say("predict.method.words", name=model.name, words=words)
    )
    forms = {"name": model.name}
    return Fact("models", told.say("predict.method.label"), None, None, model.name, statement, "predict.model", forms)


def _tried(told: Predicted) -> Iterator[Fact]:
    spelt = {each.name.replace(" ", "").casefold(): each.name for each in reversed(told.result.members)}
    names = list(reversed(spelt.values()))
    if len(names) < 2:  # noqa: PLR2004 - one model is named already
        return
    listed = told.book.listed(names, most=len(names))
    statement = told.say("predict.method.tried", names=listed)
    yield Fact(
        "tried", told.say("predict.method.tried_label"), len(names), _COUNT, listed, statement, "predict.members"
    )


def _meanings(told: Predicted) -> Iterator[Fact]:
    """What each figure of the workbook means, with what it is here."""
    for name, entry in told.book.entries["metric"].items():
        value, guess = told.metric(name), told.guess(name)
        if value is None:
            continue
        scale = headline_scale([value, *([guess] if guess is not None else [])], Unit("number"), told.book.locale)
        words = {"name": entry["name"], "meaning": entry["meaning"], "value": scale.write(value)}
        statement = told.book.say("meaning.bare", **words)
        if guess is not None:
            statement = told.book.say("meaning.here", guess=scale.write(guess), **words)
        source = f"predict.metrics.{name}"
        yield Fact(
            f"meaning_{name}",
            entry["name"],
            value,
            Unit("number"),
            words["value"],
            statement,
            source,
            {"name": entry["name"]},
        )
    for name in ("calibration", "threshold", "confusion", "lift", "leak"):
        label, statement = (
            told.book.say(f"meaning.{name}_label"),
            told.book.say(f"meaning.{name}", row=told.words["row"]),
        )
        yield Fact(f"meaning_{name}", label, None, None, label, statement, "predict", {"name": label})
