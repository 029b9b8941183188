"""The facts of what was asked beside the total: lists of deals, one deal, what is sure, what if."""

from collections.abc import Iterator

from automl.deals.result import Deal, Ended, Supposed
from automl.result import Unit
from reports.deals.telling import Telling
from reports.facts import Fact
from reports.formats import headline_scale
from reports.noted import noted
from reports.periods import day_in_words

_SHARE, _DEALS = Unit("percent"), Unit("count", noun="deals")


def focus_facts(telling: Telling) -> Iterator[Fact]:
    """`listed`, `overdue`, `closing`; `commit`, `best`; `when`, `ended_1` …; `supposed`, as asked."""
    yield _listed(telling)
    yield _overdue(telling)
    yield _closing(telling)
    yield from _sure(telling)
    if telling.plan.focus == "deal":
        yield from (_when(telling, place, deal) for place, deal in enumerate(telling.result.deals[:3], start=1))
        yield from (_ended(telling, place, each) for place, each in enumerate(telling.result.ended[:3], start=1))
    if telling.result.supposed is not None:
        yield _supposed(telling, telling.result.supposed)


def _listed(telling: Telling) -> Fact:
    say, opened = telling.book.say, telling.result.open
    words = {
        "count": telling.whole(opened.count),
        "amount": telling.value(opened.amount),
        "expected": telling.value(opened.expected),
    }
    key = "pipeline.listed_counted" if telling.counted else "pipeline.listed"
    statement = say(key, opened.count, **words) if opened.count else say("pipeline.listed_none")
    return Fact("listed", say("pipeline.open_label"), opened.count, _DEALS, words["count"], statement, "pipeline.open")


def _overdue(telling: Telling) -> Fact:
    say, late = telling.book.say, telling.late
    words = {"count": telling.whole(len(late)), "amount": telling.value(sum(deal.amount for deal in late))}
    statement = say("pipeline.overdue_counted" if telling.counted else "pipeline.overdue", len(late), **words)
    if not late:
        statement = say("pipeline.overdue_unknown" if telling.plan.expected is None else "pipeline.overdue_none")
    label = say("pipeline.overdue_label")
    return Fact("overdue", label, len(late), _DEALS, words["count"], statement, "pipeline.deals")


def _closing(telling: Telling) -> Fact:
    say, deals = telling.book.say, telling.result.deals
    closing, won = sum(deal.closing for deal in deals), sum(deal.in_quarter for deal in deals)
    words = {
        "period": telling.period,
        "count": telling.whole(len(deals)),
        "closing": telling.whole(closing),
        "won": telling.whole(won),
        "value": telling.value(telling.result.quarter.expected),
    }
    statement = say("pipeline.closing_counted" if telling.counted else "pipeline.closing", **words)
    label = say("pipeline.closing_label", period=telling.period)
    return Fact("closing", label, closing, _DEALS, words["closing"], statement, "pipeline.deals")


def _sure(telling: Telling) -> Iterator[Fact]:
    """What is sure, and what is possible, of the period."""
    say, quarter, source = telling.book.say, telling.result.quarter, "pipeline.quarter"
    for name, number in (("commit", quarter.p10), ("best", quarter.p90)):
        value = telling.value(number, telling.scale)
        statement = say(f"pipeline.{name}", value=value, period=telling.period)
        yield Fact(name, say(f"pipeline.{name}_label"), number, telling.result.unit, value, statement, source)


def _when(telling: Telling, place: int, deal: Deal) -> Fact:
    words = {
        "name": telling.name(deal),
        "period": telling.period,
        "closing": telling.chance(deal.closing),
        "won": telling.chance(deal.in_quarter),
        "day": telling.close(deal),
    }
    statement, label = telling.book.say("pipeline.when", **words), telling.book.say("pipeline.when_label")
    return Fact(f"when_{place}", label, deal.in_quarter, _SHARE, words["won"], statement, "pipeline.deals")


def _ended(telling: Telling, place: int, ended: Ended) -> Fact:
    words = {
        "name": ended.name,
        "amount": telling.value(ended.amount, telling.full),
        "day": day_in_words(ended.close, telling.book.locale) if ended.close else "",
    }
    key = f"pipeline.ended_{ended.state}" if ended.close else f"pipeline.ended_{ended.state}_undated"
    label, statement = telling.book.say("pipeline.ended_label"), telling.book.say(key, **words)
    return noted(f"ended_{place}", label, statement, "pipeline.ended")


def _supposed(telling: Telling, supposed: Supposed) -> Fact:
    say, quarter = telling.book.say, supposed.quarter
    gap = quarter.p50 - supposed.before
    scale = headline_scale([quarter.p10, quarter.p50, quarter.p90], telling.result.unit, telling.book.locale)
    low, high = scale.write(quarter.p10), telling.value(quarter.p90, scale)
    words = {
        "period": telling.period,
        "value": telling.value(quarter.p50, scale),
        "range": say("range.plain", low=low, high=high),
        "gap": telling.value(abs(gap)),
        "before": telling.value(supposed.before),
        "side": say("pipeline.more" if gap > 0 else "pipeline.less"),
    }
    same = words["gap"] == telling.value(0.0)
    statement = say("pipeline.supposed_same" if same else "pipeline.supposed", **words)
    label = say("pipeline.supposed_label")
    forms = {"range": words["range"]}
    unit = telling.result.unit
    return Fact("supposed", label, quarter.p50, unit, words["value"], statement, "pipeline.supposed", forms)
