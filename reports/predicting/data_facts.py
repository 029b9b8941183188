"""The facts of what it rests on: rows, copies, columns that were left out, models that were tried, what words mean."""

from collections.abc import Iterator
from itertools import groupby

from automl.predicting.result import SetAside
from automl.result import Unit
from reports.facts import Fact
from reports.formats import headline_scale
from reports.predicting.telling import Predicted
from reports.rows.figures import per_hundred

_COUNT = Unit("count")
SUSPECTS = ("leak", "copy", "afterwards")
"""Columns that give the outcome away; the others are merely of no use."""
_PAIRS = frozenset({"roc_auc"})
_RIGHT = frozenset({"accuracy", "balanced_accuracy"})


def data_facts(told: Predicted) -> Iterator[Fact]:
    """`history`, `duplicates`, `aside_1` and so on, `left_out`, `models`, `tried`, `partial_effort`, `meaning_…`."""
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
    for place, each in enumerate(told.result.set_aside, start=1):
        yield _aside(told, place, each)
    yield from _left_out(told)
    yield _model(told)
    yield from _tried(told)
    if told.result.partial:
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


def _aside(told: Predicted, place: int, each: SetAside) -> Fact:
    label = told.say("predict.aside.label", column=each.column)
    if each.why in SUSPECTS:
        formula = each.values.get("formula")
        key = "copy_formula" if each.why == "copy" and formula else each.why
        statement = told.say(f"predict.aside.{key}", column=each.column, formula=str(formula))
        if each.honest is not None and each.dishonest is not None:
            statement = f"{statement}. {told.book.sentence(_honest(told, each.honest, each.dishonest))}".rstrip(".")
    else:
        statement = told.say(
            "predict.aside.statement", column=each.column, why=told.say(f"predict.aside.why_{each.why}")
        )
    forms = {"name": each.column}
    return Fact(f"aside_{place}", label, each.honest, None, each.column, statement, "predict.set_aside", forms)


def _honest(told: Predicted, honest: float, dishonest: float) -> str:
    """The headline's figure without the column beside the one that it would pretend."""
    headline = told.result.headline
    if headline in ("mae", "rmse"):
        key, written = "off", (told.value(honest, dishonest), told.value(dishonest, honest))
    elif headline in ("r2", "log_loss", "brier"):
        scale = headline_scale([honest, dishonest], Unit("number"), told.book.locale)
        key, written = "score", (scale.write(honest), scale.write(dishonest))
    else:
        kinds = {"precision": "flag", "recall": "found", "roc_auc": "apart"}
        key = kinds.get(headline, "right" if headline in _RIGHT else "score")
        written = (per_hundred(honest, told.book), per_hundred(dishonest, told.book))
    return told.say(f"predict.honest.{key}", honest=written[0], dishonest=written[1])


def _alike(each: SetAside) -> str:
    """The reason, where people read two of them as one."""
    return "identifier" if each.why == "names" else each.why


def _left_out(told: Predicted) -> Iterator[Fact]:
    """The columns that are of no use, by their reason, in one sentence."""
    useless = sorted((each for each in told.result.set_aside if each.why not in SUSPECTS), key=_alike)
    if not useless:
        return
    grouped = groupby(useless, key=_alike)
    columns = [(why, [each.column for each in some]) for why, some in grouped]
    reasons = [told.say(f"predict.aside.{why}", len(some), names=told.book.listed(some)) for why, some in columns]
    statement = told.say("predict.aside.left_out", reasons=told.book.listed(reasons))
    label = told.say("predict.sheet.aside")
    yield Fact("left_out", label, len(useless), _COUNT, told.count(len(useless)), statement, "predict.set_aside")


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
    names = [each.name for each in told.result.members]
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
