"""The facts of the test: what it flagged, from which chance on, what mistakes cost, where it is weak."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from automl.predicting.result import Slice
from automl.result import Unit
from reports.facts import Fact
from reports.formats import headline_scale, table_scale
from reports.periods import day_in_words
from reports.predicting.telling import Predicted
from reports.predicting.tenths import leaning, tenths
from reports.rows.figures import chance, per_hundred, quoted, share_of

_PERCENT, _COUNT = Unit("percent"), Unit("count")
_OFF = frozenset({"mae", "rmse", "absolute_error", "squared_error"})
_HUNDRED = 100
_LEAST_LIFT = 1.15
_FEW_BINS = 2


def trial_facts(told: Predicted) -> Iterator[Fact]:
    """`flagged`, `threshold`, `cost`, `lift`, `calibration`, `mistake`, `share`, `split`, `slice_1` and so on."""
    yield from _flagged(told)
    yield from _threshold(told)
    if told.result.lift is not None and told.chances:
        yield from _lift(told, told.result.lift)
    yield from _calibration(told)
    if told.result.confusion and told.result.task == "multiclass":
        yield _mistake(told)
    if told.result.share is not None and told.chances:
        share = per_hundred(told.result.share, told.book)
        statement = told.say("predict.split.share", share=share)
        yield Fact(
            "share",
            told.say("predict.split.share_label"),
            told.result.share,
            _PERCENT,
            share,
            statement,
            "predict.share",
        )
    yield _split(told)
    for place, each in enumerate(told.result.slices, start=1):
        yield _weak(told, place, each)


def _flagged(told: Predicted) -> Iterator[Fact]:
    flagged = told.result.flagged
    if flagged is None:
        return
    counts = {
        "flagged": told.count(flagged.flagged),
        "right": told.count(flagged.right),
        "wrong": told.count(flagged.flagged - flagged.right),
        "missed": told.count(flagged.positives - flagged.right),
    }
    statement = told.say(
        "predict.flagged.statement", flagged.positives, **{**counts, "rows": told.counted(flagged.rows)}
    )
    label = told.say("predict.flagged.label")
    yield Fact("flagged", label, flagged.flagged, _COUNT, counts["flagged"], statement, "predict.flagged", counts)


def _threshold(told: Predicted) -> Iterator[Fact]:
    flagged, costs = told.result.flagged, told.plan.costs
    if flagged is None:
        return
    percent = share_of(flagged.threshold, told.book)
    statement = told.say("predict.threshold.statement", percent=percent)
    if costs is not None:
        words = {"missed": _money(told, costs.missed), "false_alarm": _money(told, costs.false_alarm)}
        statement = told.say("predict.threshold.costs", percent=percent, **words)
    yield Fact(
        "threshold",
        told.say("predict.threshold.label"),
        flagged.threshold,
        _PERCENT,
        percent,
        statement,
        "predict.flagged",
    )
    if flagged.cost is None or flagged.cost_without is None:
        return
    cost, without = (each * _HUNDRED for each in (flagged.cost, flagged.cost_without))
    written = _money(told, cost, without)
    key = "predict.cost.statement" if cost < without else "predict.cost.same"
    statement = told.say(key, cost=written, without=_money(told, without, cost))
    yield Fact("cost", told.say("predict.cost.label"), cost, _unit(told), written, statement, "predict.flagged.cost")


def _unit(told: Predicted) -> Unit:
    """Costs are of the table's own currency where it has one."""
    known = {currency for column in told.table.columns for currency in column.currencies}
    return Unit("money", known.pop()) if len(known) == 1 else Unit("number")


def _money(told: Predicted, value: float, *others: float) -> str:
    return table_scale([value, *others], _unit(told), told.book.locale).write(value)


def _lift(told: Predicted, lift: float) -> Iterator[Fact]:
    if lift < _LEAST_LIFT:
        return
    scale = replace(headline_scale([lift], Unit("number"), told.book.locale), quantum=0.1)
    times = scale.write(lift)
    statement = told.say("predict.lift.statement", times=times)
    yield Fact("lift", told.say("predict.lift.label"), lift, Unit("number"), times, statement, "predict.lift")


def _calibration(told: Predicted) -> Iterator[Fact]:
    """Whether the chances that it gave came true, with those of its surest rows."""
    bins = tenths(told.result.calibration)
    if not told.chances or len(bins) < _FEW_BINS:
        return
    key, apart = leaning(bins)
    if key == "unsure":
        return
    said, came = chance(bins[0].predicted, told.book), chance(bins[0].actual, told.book)
    points = told.count(round(_HUNDRED * apart))
    statement = told.say(f"predict.calibration.{key}", said=said, came=came, points=points)
    label, forms = told.say("predict.calibration.label"), {"name": said}
    yield Fact("calibration", label, bins[0].actual, _PERCENT, came, statement, "predict.calibration", forms)


def _mistake(told: Predicted) -> Fact:
    """The two classes that are confused most."""
    classes, confusion = told.result.classes, told.result.confusion
    off = [(count, i, j) for i, row in enumerate(confusion) for j, count in enumerate(row) if i != j]
    count, truth, taken = max(off, default=(0, 0, 0))
    label = told.say("predict.mistake.label")
    if not count:
        statement = told.say("predict.mistake.none")
        return Fact("mistake", label, 0.0, _COUNT, "0", statement, "predict.confusion")
    names = {"truth": quoted(classes[truth], told.book), "taken": quoted(classes[taken], told.book)}
    rows = told.count(sum(confusion[truth]))
    statement = told.say("predict.mistake.statement", **{**names, "count": told.count(count), "rows": rows})
    return Fact(
        "mistake", label, count, _COUNT, told.count(count), statement, "predict.confusion", {"name": names["truth"]}
    )


def _split(told: Predicted) -> Fact:
    split, tested = told.result.split, told.counted(told.result.rows_tested)
    words = {"tested": tested, "column": split.column or "", "folds": told.count(split.folds)}
    if split.folds > 1:
        key = {"time": "turns_time", "group": "turns_group"}.get(split.kind, "turns")
        key = "turns" if key == "turns_group" and not split.column else key
    elif split.kind == "time" and split.start is not None:
        key, words["start"] = "time", _day(told, split.start)
    else:
        key = {"time": "time_bare", "group": "group" if split.column else "random"}.get(split.kind, split.kind)
    label, statement = told.say("predict.split.label"), told.say(f"predict.split.{key}", **words)
    return Fact("split", label, told.result.rows_tested, _COUNT, tested, statement, "predict.split", {"name": tested})


def _day(told: Predicted, start: str) -> str:
    try:
        return day_in_words(date.fromisoformat(start[:10]), told.book.locale)
    except ValueError:
        return start


def _weak(told: Predicted, place: int, each: Slice) -> Fact:
    where, rows = quoted(each.where, told.book), told.counted(each.rows)
    key, figures = "other", {"error": "", "overall": ""}
    if each.metric in _OFF and told.result.task == "regression":
        key = "off"
        figures = {"error": told.value(each.error, each.overall), "overall": told.value(each.overall, each.error)}
    elif 0 <= each.error <= 1 and told.result.task != "regression" and each.metric not in ("log_loss", "brier"):
        key = "wrong"
        figures = {name: per_hundred(getattr(each, name), told.book) for name in ("error", "overall")}
    words = {"column": each.column, "where": where}
    statement = told.say(f"predict.weak.{key}", **{**words, "rows": rows, **figures})
    label = told.say("predict.weak.label", **words)
    forms = {"name": f"{each.column} {where}"}
    return Fact(f"slice_{place}", label, each.error, None, figures["error"] or rows, statement, "predict.slices", forms)
