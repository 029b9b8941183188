"""The facts of a what-if: before and after, in all, the smallest change, and what it does not prove."""

from collections.abc import Iterator

from automl.result import Unit
from automl.supposing.result import Flip
from reports.facts import Fact
from reports.noted import assumed_facts, kept_facts, note_facts
from reports.rows.cautions import caution_facts
from reports.rows.figures import cell_words, held, share_of
from reports.supposing.telling import Supposed

_COUNT = Unit("count")


def whatif_facts(told: Supposed) -> Iterator[Fact]:
    """`answer`; `total`, `flagged`; `flip_1` and so on; `outside`; `cause`, `models`; what it rests on."""
    if told.result.flip:
        yield from _flips(told)
    else:
        yield _answer(told)
        yield from _totals(told)
    yield from _outside(told)
    yield from caution_facts(told.result.cautions, told.words, told.book)
    yield _cause(told)
    model = told.result.model
    based = told.say("whatif.based", model=model)
    yield Fact("models", told.say("explain.model_label"), None, None, model, based, "whatif.model")
    yield from kept_facts(told.plan, told.book)
    yield from assumed_facts(told.plan, told.book)
    yield from note_facts(told.table.notes, told.book)


def _answer(told: Supposed) -> Fact:
    """Before and after, with the difference; as shown they differ by what is said."""
    sum_ = told.sum
    way = "same" if sum_.difference == 0 else "up" if sum_.difference > 0 else "down"
    many = told.chances and not told.single
    kind = "mean" if many else "chance" if told.chances else "value" if told.single else "average"
    write = told.of_hundred if many else told.figure
    words = {
        "changes": told.changes(told.result.moved),
        "name": told.name,
        "before": write(sum_.baseline),
        "after": write(sum_.value),
        "amount": told.size(sum_.difference),
        "of": told.say("whatif.head.of_rows") if told.plan.filters else "",
    }
    statement = told.say(f"whatif.head.{kind}_{way}", **words)
    label = told.say("whatif.head.label", name=told.result.target)
    forms = {name: words[name] for name in ("name", "before", "after", "amount")}
    return Fact(
        "answer", label, told.result.value, told.unit, told.figure(sum_.value), statement, "whatif.value", forms
    )


def _totals(told: Supposed) -> Iterator[Fact]:
    result = told.result
    if told.single:
        return
    if result.total_before is not None and result.total_after is not None and (told.chances or told.adds_up):
        key = "whatif.total.chance" if told.chances else "whatif.total.value"
        ends = (_total(told, result.total_before), _total(told, result.total_after))
        statement, unit = told.say(key, before=ends[0], after=ends[1]), _COUNT if told.chances else told.unit
        yield Fact(
            "total", told.say("whatif.total.label"), result.total_after, unit, ends[1], statement, "whatif.total"
        )
    if result.flagged_before is not None and result.flagged_after is not None:
        ends = (told.count(result.flagged_before), told.count(result.flagged_after))
        statement = told.say("whatif.total.flagged", before=ends[0], after=ends[1])
        label = told.say("whatif.total.flagged_label")
        yield Fact("flagged", label, result.flagged_after, _COUNT, ends[1], statement, "whatif.flagged")


def _total(told: Supposed, value: float) -> str:
    return told.count(round(value)) if told.chances else told.figure(value)


def _flips(told: Supposed) -> Iterator[Fact]:
    label, kind = told.say("whatif.flip.label"), "" if told.chances else "_value"
    before = told.figure(told.result.baseline)
    if not told.result.flips:
        statement = told.say(f"whatif.flip.none{kind}", name=told.name, before=before)
        yield Fact("answer", label, told.result.baseline, told.unit, before, statement, "whatif.flips")
    for place, each in enumerate(told.result.flips, start=1):
        words = {"name": told.name, "before": before, "value": told.figure(each.value), "changes": _turning(told, each)}
        key = f"whatif.flip.found{kind}" if place == 1 else "whatif.flip.also"
        name = "answer" if place == 1 else f"flip_{place}"
        yield Fact(name, label, each.value, told.unit, words["value"], told.say(key, **words), "whatif.flips")
    if told.result.threshold is not None and told.chances:
        percent = share_of(told.result.threshold, told.book)
        statement = told.say("whatif.flip.threshold", percent=percent)
        label, unit = told.say("whatif.flip.threshold_label"), Unit("percent")
        yield Fact("threshold", label, told.result.threshold, unit, percent, statement, "whatif.threshold")


def _turning(told: Supposed, flip: Flip) -> str:
    return told.book.listed(
        [
            told.say(
                "whatif.flip.change",
                column=each.column,
                before=told.held(each, each.before),
                after=told.held(each, each.after),
            )
            for each in flip.changes
        ]
    )


def _outside(told: Supposed) -> Iterator[Fact]:
    label = told.say("whatif.outside_label")
    for place, (column, seen) in enumerate(told.result.outside_range.items(), start=1):
        bounds = seen if isinstance(seen, (list, tuple)) else None
        numbers = bounds is not None and all(isinstance(each, (int, float)) for each in bounds)
        written = cell_words(seen, told.book)
        if numbers and bounds is not None and len(bounds) == 2:  # noqa: PLR2004 - a range has two ends
            low, high = (held(each, column, told.table, told.book) for each in bounds)
            written = told.say("range.plain", low=low, high=high)
        statement = told.say("whatif.outside", column=column, range=written)
        yield Fact(f"outside_{place}", label, None, None, written, statement, "whatif.outside_range", {"name": column})


def _cause(told: Supposed) -> Fact:
    moved = told.result.moved or tuple(each for flip in told.result.flips[:1] for each in flip.changes)
    columns = told.book.listed([each.column for each in moved]) if moved else told.result.target
    statement = told.say("whatif.association", column=columns)
    return Fact("cause", told.say("whatif.association_label"), None, None, statement, statement, "whatif")
