"""A change against an earlier value, in the words that fit its size and sign."""

from dataclasses import dataclass

from automl.result import Unit
from reports.forecast.telling import Telling
from reports.formats import headline_scale, percent_scale

_NOTHING = 0.005
_MANIFOLD = 3.0


@dataclass(frozen=True, slots=True)
class Change:
    """value: the relative change (0.06 is 6%), or the difference where a percentage would mislead.

    long: "6% above the same quarter a year earlier". short: "+6%".
    """

    value: float
    unit: Unit
    long: str
    short: str


def change_in_words(telling: Telling, now: float, before: float, reference: str) -> Change:
    """How `now` stands to `before`: in percent, as a multiple, in points, or as an amount where signs forbid those."""
    if telling.result.unit.kind == "percent":
        return _points(telling, now - before, reference)
    if before <= 0 or now < 0:
        return _amount(telling, now - before, reference)
    change = now / before - 1
    book = telling.book
    percent = percent_scale([change], book.locale).write(abs(change))
    if abs(change) < _NOTHING:
        return Change(change, Unit("percent"), book.say("change.same", reference=reference), book.say("change.flat"))
    if change + 1 >= _MANIFOLD:
        times = headline_scale([change + 1], Unit("number"), book.locale).write(change + 1)
        long = book.say("change.times", times=times, reference=reference)
        return Change(change, Unit("percent"), long, book.say("change.fold", times=times))
    long = book.say("change.above" if change > 0 else "change.below", percent=percent, reference=reference)
    return Change(change, Unit("percent"), long, _short(telling, change, percent))


def _points(telling: Telling, difference: float, reference: str) -> Change:
    book = telling.book
    points = percent_scale([difference], book.locale).number(abs(difference))
    key = "change.points_above" if difference >= 0 else "change.points_below"
    unit = Unit("number", noun=book.say("change.points_noun"))
    return Change(
        difference * 100, unit, book.say(key, points=points, reference=reference), _short(telling, difference, points)
    )


def _amount(telling: Telling, difference: float, reference: str) -> Change:
    book, unit = telling.book, telling.result.unit
    amount = telling.value(abs(difference), headline_scale([difference], unit, book.locale))
    if difference == 0:
        return Change(0.0, unit, book.say("change.same", reference=reference), book.say("change.flat"))
    key = "change.more" if difference > 0 else "change.less"
    return Change(
        difference, unit, book.say(key, amount=amount, reference=reference), _short(telling, difference, amount)
    )


def _short(telling: Telling, difference: float, written: str) -> str:
    return telling.book.say("change.up" if difference > 0 else "change.down", percent=written)
