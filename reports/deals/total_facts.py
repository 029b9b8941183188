"""The facts of the total: what the period brings, of what it is made, what other ways of looking say."""

from collections.abc import Iterator

from automl.deals.result import Quarter, Usual
from automl.result import Unit
from reports.deals.telling import Telling
from reports.facts import Fact

_AGREE = 0.05
_TELLING = 0.1


def total_facts(telling: Telling) -> Iterator[Fact]:
    """`total`, `spread`, `won`, `open`, `unseen`, `open_in_all`; `series` and `gap`, `crm` where they are known."""
    yield _total(telling)
    yield _range(telling)
    yield _won(telling)
    yield _open(telling)
    if telling.result.quarter.unseen > 0:
        yield _unseen(telling)
    yield _in_all(telling)
    if telling.result.forecast is not None:
        yield _series(telling, telling.result.forecast)
        yield _gap(telling, telling.result.forecast)
    if telling.result.crm_expected is not None and telling.plan.chance is not None:
        yield _crm(telling, telling.result.crm_expected, telling.plan.chance)


def _total(telling: Telling) -> Fact:
    quarter, say = telling.result.quarter, telling.book.say
    value = telling.value(quarter.p50, telling.scale)
    known = telling.scale.write(quarter.p10) == telling.scale.write(quarter.p90)
    words = {"period": telling.period, "value": value, "range": telling.range}
    statement = say("pipeline.total_only" if known else "pipeline.total", **words)
    label = say("pipeline.total_label", **words)
    forms = {"period": telling.period, "range": telling.range, "name": telling.period}
    return Fact("total", label, quarter.p50, telling.result.unit, value, statement, "pipeline.quarter.p50", forms)


def _range(telling: Telling) -> Fact:
    quarter, book = telling.result.quarter, telling.book
    low, high = telling.scale.write(quarter.p10), telling.value(quarter.p90, telling.scale)
    statement = book.say("pipeline.range", between=book.say("range.between", low=low, high=high))
    label = book.say("pipeline.range_label")
    return Fact("spread", label, None, telling.result.unit, telling.range, statement, "pipeline.quarter.p10, p90")


def _won(telling: Telling) -> Fact:
    won, say = telling.result.quarter.won, telling.book.say
    value = telling.value(won)
    key = "pipeline.won_counted" if telling.counted and won > 1 else "pipeline.won"
    statement = say(key, value=value) if won else say("pipeline.nothing_won")
    label = say("pipeline.won_label")
    return Fact("won", label, won, telling.result.unit, value, statement, "pipeline.quarter.won")


def _open(telling: Telling) -> Fact:
    expected, count = telling.result.quarter.expected, telling.result.open.count
    words = {"count": telling.whole(count), "value": telling.value(expected)}
    statement = telling.book.say("pipeline.open", count, **words)
    label = telling.book.say("pipeline.open_label")
    return Fact("open", label, expected, telling.result.unit, words["value"], statement, "pipeline.quarter.expected")


def _unseen(telling: Telling) -> Fact:
    unseen, say = telling.result.quarter.unseen, telling.book.say
    value = telling.value(unseen)
    statement, label = say("pipeline.unseen_statement", value=value), say("pipeline.unseen_label")
    forms = {"short": say("pipeline.unseen", value=value)}
    return Fact("unseen", label, unseen, telling.result.unit, value, statement, "pipeline.quarter.unseen", forms)


def _in_all(telling: Telling) -> Fact:
    opened, say = telling.result.open, telling.book.say
    value = telling.value(opened.expected)
    statement = say("pipeline.open_in_all", expected=value, amount=telling.value(opened.amount))
    label = say("pipeline.open_in_all_label")
    return Fact("open_in_all", label, opened.expected, telling.result.unit, value, statement, "pipeline.open")


def _series(telling: Telling, forecast: Quarter) -> Fact:
    say, value = telling.book.say, telling.value(forecast.p50)
    statement = say("pipeline.series", value=value, range=telling.span(forecast.p10, forecast.p90))
    label = say("pipeline.series_label")
    return Fact("series", label, forecast.p50, telling.result.unit, value, statement, "pipeline.forecast.p50")


def _gap(telling: Telling, forecast: Quarter) -> Fact:
    say, middle = telling.book.say, telling.result.quarter.p50
    gap = forecast.p50 - middle
    value = telling.value(abs(gap))
    statement = say("pipeline.gap_same")
    if abs(gap) > _AGREE * max(middle, 1.0):
        side = say("pipeline.more" if gap > 0 else "pipeline.less")
        statement = _why(telling, gap, forecast, {"gap": value, "side": side})
    label = say("pipeline.gap_label")
    return Fact("gap", label, gap, telling.result.unit, value, statement, "pipeline.gap")


def _why(telling: Telling, gap: float, forecast: Quarter, words: dict[str, str]) -> str:
    """What sets this period apart from those that the history knows, where that points the way of the gap."""
    usual, say = telling.result.usual, telling.book.say
    won, amount = telling.result.quarter.won, telling.result.open.amount
    if usual is not None and _points(gap, won, usual.won) and _won_counts(telling, usual):
        return say("pipeline.gap_won_less", won=telling.value(won), usual=telling.value(usual.won), **words)
    if usual is not None and _points(gap, amount, usual.amount):
        return say("pipeline.gap_open_less", amount=telling.value(amount), usual=telling.value(usual.amount), **words)
    within = forecast.p10 <= telling.result.quarter.p50 <= forecast.p90
    return say("pipeline.gap_within" if within else "pipeline.gap_plain", **words)


def _points(gap: float, now: float, usual: float) -> bool:
    """Whether there is much less than usual and history promises more, or much more and it promises less."""
    return abs(now - usual) > _TELLING * max(usual, 1.0) and (now < usual) == (gap > 0)


def _won_counts(telling: Telling, usual: Usual) -> bool:
    """Whether what is won so far is further from the usual than what is open."""
    result = telling.result
    won = abs(result.quarter.won - usual.won)
    share = result.open.expected / max(result.open.amount, 1.0)
    return usual.won > 0 and won >= abs(result.open.amount - usual.amount) * share * 0.5


def _crm(telling: Telling, crm: float, column: str) -> Fact:
    say, expected = telling.book.say, telling.result.open.expected
    value = telling.value(crm)
    key = "pipeline.crm_above" if crm > expected else "pipeline.crm_below"
    statement = say(key, column=column, value=value, expected=telling.value(expected))
    label = say("pipeline.crm_label")
    return Fact(
        "crm",
        label,
        crm,
        Unit(telling.result.unit.kind, telling.result.unit.currency),
        value,
        statement,
        "pipeline.crm_expected",
    )
