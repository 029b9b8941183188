"""The facts of the first sentences: how well it works, in numbers of a hundred, and against a simple guess."""

from collections.abc import Iterator

from automl.result import Unit
from reports.facts import Fact
from reports.predicting.telling import Predicted
from reports.rows.figures import per_hundred, share_of, spread

_PERCENT = Unit("percent")


def headline_facts(told: Predicted) -> Iterator[Fact]:
    """`trust`: the first sentence. `skill`: a simple guess beside it. `found`, `accuracy`: what else counts."""
    if not told.result.skill:
        yield from _nothing(told)
    elif told.flags:
        yield from _flagging(told)
    elif told.result.task == "regression":
        yield from _numbers(told)
    else:
        yield from _classes(told)


def _fact(told: Predicted, name: str, value: float | None, display: str, statement: str, source: str) -> Fact:
    group = {"trust": "head", "accuracy": "skill"}.get(name, name)
    unit = told.unit if told.result.task == "regression" else _PERCENT
    return Fact(name, told.say(f"predict.{group}.label"), value, unit, display, statement, f"predict.{source}")


def _nothing(told: Predicted) -> Iterator[Fact]:
    head = told.say("predict.head.nothing_flag" if told.flags else "predict.head.nothing")
    yield _fact(told, "trust", None, head, head, "skill")
    yield _fact(told, "skill", *_no_better(told), "baseline")
    remedy = told.say("predict.skill.none_remedy")
    yield Fact("no_signal", told.say("predict.head.label"), None, None, remedy, remedy, "predict.skill")


def _no_better(told: Predicted) -> tuple[float | None, str, str]:
    """The figure, and the sentence that the model is no better than a guess."""
    name = "mae" if told.result.task == "regression" else "accuracy"
    reached, guess = told.metric(name), told.guess(name)
    if reached is None or guess is None:
        statement = told.say("predict.skill.none")
        return None, statement, statement
    if name == "mae":
        written, other = told.value(reached, guess), told.value(guess, reached)
        return reached, written, told.say("predict.skill.none_value", off=written, guess=other)
    right, other = per_hundred(reached, told.book), per_hundred(guess, told.book)
    key = "predict.skill.none_flag" if told.flags else "predict.skill.none_class"
    return reached, right, told.say(key, right=right, guess=other, all=_guessed(told), **{"class": told.majority})


def _guessed(told: Predicted) -> str:
    """Of whom a simple guess would say that it happens."""
    return told.say("predict.skill.all" if told.majority == told.result.positive else "predict.skill.nobody")


def _flagging(told: Predicted) -> Iterator[Fact]:
    flagged, precise = told.result.flagged, told.precision
    if flagged is None:
        return
    if precise is None:
        head = told.say("predict.head.flag_none", threshold=share_of(flagged.threshold, told.book))
        yield _fact(told, "trust", None, head, head, "flagged")
    elif precise[0] == 1:
        low = per_hundred(precise[1][0], told.book)
        head = told.say("predict.head.flag_all", count=told.counted(flagged.flagged), low=low)
        yield _fact(told, "trust", 1.0, told.count(flagged.flagged), head, "metrics.precision")
    else:
        right, between = per_hundred(precise[0], told.book), spread(precise[1], told.book)
        head = told.say("predict.head.flag", right=right, range=between)
        yield _fact(told, "trust", precise[0], right, head, "metrics.precision")
    if told.result.share is not None:
        share = per_hundred(told.result.share, told.book)
        yield _fact(told, "skill", told.result.share, share, told.say("predict.skill.flag", share=share), "share")
    if flagged.positives and precise is not None:
        found = flagged.right / flagged.positives
        written = per_hundred(found, told.book)
        yield _fact(told, "found", found, written, told.say("predict.found.statement", found=written), "metrics.recall")
    yield from _accuracy(told)


def _accuracy(told: Predicted) -> Iterator[Fact]:
    reached, guess = told.metric("accuracy"), told.guess("accuracy")
    if reached is None or guess is None:
        return
    right, other = per_hundred(reached, told.book), per_hundred(guess, told.book)
    key = "predict.skill.accuracy" if reached > guess and right != other else "predict.skill.accuracy_even"
    statement = told.say(key, right=right, guess=other, all=_guessed(told))
    yield _fact(told, "accuracy", reached, right, statement, "metrics.accuracy")


def _classes(told: Predicted) -> Iterator[Fact]:
    reached, guess = told.metric("accuracy"), told.guess("accuracy")
    if reached is None:
        return
    right, between = per_hundred(reached, told.book), told.result.intervals.get("accuracy")
    words = {"right": right, **({"range": spread(between, told.book)} if between else {})}
    head = told.say("predict.head.classes" if between else "predict.head.classes_bare", **words)
    yield _fact(told, "trust", reached, right, head, "metrics.accuracy")
    if guess is not None:
        written = per_hundred(guess, told.book)
        statement = told.say("predict.skill.classes", guess=written, **{"class": told.majority})
        yield _fact(told, "skill", guess, written, statement, "baseline.accuracy")


def _numbers(told: Predicted) -> Iterator[Fact]:
    off, guess = told.metric("mae"), told.guess("mae")
    if off is None:
        return
    between = told.result.intervals.get("mae")
    written = told.value(off, *(between or ()))
    words = {"off": written, **({"range": _between(told, off, *between)} if between else {})}
    key = "predict.head.value"
    if told.usual_size is not None and off < told.usual_size and told.unit.kind != "percent":
        key, words = "predict.head.value_share", {**words, "percent": share_of(off / told.usual_size, told.book)}
    head = told.say(key if between else f"{key}_bare", **words)
    yield _fact(told, "trust", off, written, head, "metrics.mae")
    if guess is not None:
        yield _fact(
            told,
            "skill",
            guess,
            told.value(guess, off),
            told.say("predict.skill.value", guess=told.value(guess, off)),
            "baseline.mae",
        )
    r2 = told.metric("r2")
    if r2 is not None and r2 > 0:
        percent = share_of(r2, told.book)
        statement = told.say("predict.quality.r2", percent=percent)
        yield Fact(
            "explained", told.say("predict.quality.r2_label"), r2, _PERCENT, percent, statement, "predict.metrics.r2"
        )


def _between(told: Predicted, *figures: float) -> str:
    """The range, with as many digits as the figure that stands in it."""
    _, low, high = (told.value(each, *figures) for each in figures)
    return told.book.say("range.plain", low=low, high=high)
