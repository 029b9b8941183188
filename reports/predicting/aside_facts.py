"""The facts of the columns that were set aside: those that give the outcome away, and those of no use."""

from collections.abc import Iterator, Sequence
from itertools import groupby

from automl.predicting.result import SetAside
from automl.result import Unit
from reports.facts import Fact
from reports.formats import headline_scale
from reports.predicting.telling import Predicted
from reports.rows.figures import per_hundred

_COUNT = Unit("count")
_SUSPECTS = ("leak", "copy", "afterwards")
"""Columns that give the outcome away; the others are merely of no use."""
_FALLING = frozenset({"mae", "rmse", "log_loss", "brier"})
"""Figures that are better the smaller they are."""
_RIGHT = frozenset({"accuracy", "balanced_accuracy"})


def aside_facts(told: Predicted) -> Iterator[Fact]:
    """`aside_1` and so on, one for each column; `suspects_1` and so on, `left_out`: those of one reason together."""
    for place, each in enumerate(told.result.set_aside, start=1):
        yield _aside(told, place, each)
    yield from _together(told)
    yield from _left_out(told)


def _aside(told: Predicted, place: int, each: SetAside) -> Fact:
    label = told.say("predict.aside.label", column=each.column)
    if each.why in _SUSPECTS:
        statement = _suspected(told, [each])
    else:
        statement = told.say(
            "predict.aside.statement", column=each.column, why=told.say(f"predict.aside.why_{each.why}")
        )
    forms = {"name": each.column}
    return Fact(f"aside_{place}", label, each.honest, None, each.column, statement, "predict.set_aside", forms)


def suspects(told: Predicted) -> list[list[SetAside]]:
    """The columns that give the outcome away and were not to be kept, those of one reason together."""
    found = [each for each in told.result.set_aside if each.why in _SUSPECTS and each.column not in told.plan.keep]
    return [list(some) for _, some in groupby(sorted(found, key=_reason), key=_reason)]


def _reason(each: SetAside) -> tuple[str, str]:
    return each.why, str(each.values.get("formula") or "")


def _together(told: Predicted) -> Iterator[Fact]:
    """`suspects_1` and so on: what is said of all columns that were set aside for one reason."""
    for place, some in enumerate(suspects(told), start=1):
        names = told.book.listed([each.column for each in some])
        statement, label = _suspected(told, some), told.say("predict.aside.together_label")
        yield Fact(f"suspects_{place}", label, some[0].honest, None, names, statement, "predict.set_aside")


def _suspected(told: Predicted, some: Sequence[SetAside]) -> str:
    """Why they were set aside, and the honest figure beside the best that any of them would pretend."""
    why, formula = _reason(some[0])
    key = "copy_formula" if why == "copy" and formula else why
    names = told.book.listed([each.column for each in some], most=len(some))
    statement = told.say(f"predict.aside.{key}", len(some), names=names, formula=formula)
    tried = [(each.honest, each.dishonest) for each in some if each.honest is not None and each.dishonest is not None]
    if not tried:
        return statement
    falls = told.result.headline in _FALLING
    honest, dishonest = (min if falls else max)(tried, key=lambda pair: pair[1])
    return f"{statement}. {told.book.sentence(_honest(told, honest, dishonest))}".rstrip(".")


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
    useless = sorted((each for each in told.result.set_aside if each.why not in _SUSPECTS), key=_alike)
    if not useless:
        return
    grouped = groupby(useless, key=_alike)
    columns = [(why, [each.column for each in some]) for why, some in grouped]
    reasons = [told.say(f"predict.aside.{why}", len(some), names=told.book.listed(some)) for why, some in columns]
    statement = told.say("predict.aside.left_out", reasons=told.book.listed(reasons))
    label = told.say("predict.sheet.aside")
    yield Fact("left_out", label, len(useless), _COUNT, told.count(len(useless)), statement, "predict.set_aside")
