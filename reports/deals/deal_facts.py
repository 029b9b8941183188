"""The facts of single deals, owners and months, and of the deals at risk."""

from collections import Counter
from collections.abc import Iterator

from automl.deals.result import Deal, Share
from automl.result import Unit
from reports.deals.telling import Telling
from reports.facts import Fact
from reports.periods import step_in_words

SHOWN = 10
_KNOWN = 40
"""Deals that can be asked about by their name."""
_OWNERS = 10


def deal_facts(telling: Telling) -> Iterator[Fact]:
    """`deal_1` …, the most expected first; `owner_1` …, `month_1` …; `risks`, and `risk_1` … the largest first."""
    for place, deal in enumerate(telling.result.deals[:_KNOWN], start=1):
        yield _deal(telling, f"deal_{place}", deal)
    for place, share in enumerate(telling.result.owners[:_OWNERS], start=1):
        yield _share(telling, f"owner_{place}", share, share.key)
    for place, share in enumerate(telling.result.months[:_OWNERS], start=1):
        yield _share(telling, f"month_{place}", share, step_in_words(share.key, telling.book.locale))
    yield _risks(telling)
    for place, deal in enumerate(telling.risky[:SHOWN], start=1):
        yield _risk(telling, f"risk_{place}", deal)


def _deal(telling: Telling, name: str, deal: Deal) -> Fact:
    words = {
        "name": telling.name(deal),
        "chance": telling.chance(deal.probability),
        "expected": telling.value(deal.expected, telling.full),
        "amount": telling.value(deal.amount, telling.full),
    }
    statement = telling.book.say("pipeline.deal_counted" if telling.counted else "pipeline.deal", **words)
    forms = {"name": words["name"], "chance": words["chance"], "close": telling.close(deal)}
    unit = telling.result.unit
    return Fact(name, words["name"], deal.expected, unit, words["expected"], statement, "pipeline.deals", forms)


def _share(telling: Telling, name: str, share: Share, called: str) -> Fact:
    words = {
        "deals": telling.book.say("pipeline.deal_count", share.count, count=telling.whole(share.count)),
        "amount": telling.value(share.amount, telling.full),
        "expected": telling.value(share.expected, telling.full),
        "name": called,
    }
    statement = telling.book.say("pipeline.share_counted" if telling.counted else "pipeline.share", **words)
    forms = {"name": called}
    unit = telling.result.unit
    return Fact(name, called, share.expected, unit, words["expected"], statement, "pipeline.owners, months", forms)


def _risks(telling: Telling) -> Fact:
    risky, say = telling.risky, telling.book.say
    label = say("pipeline.risk_all_label")
    unit = Unit("count", noun="deals")
    if not risky:
        return Fact("risks", label, 0, unit, telling.whole(0), say("pipeline.no_risk"), "pipeline.deals")
    kinds = Counter(kind for deal in risky for kind in deal.at_risk)
    listed = [say(f"pipeline.risk_kind.{kind}", count=telling.whole(count)) for kind, count in kinds.most_common()]
    words = {
        "count": telling.whole(len(risky)),
        "amount": telling.value(sum(deal.amount for deal in risky)),
        "kinds": telling.book.listed(listed),
    }
    key = "pipeline.risk_all_counted" if telling.counted else "pipeline.risk_all"
    statement = say(key, len(risky), **words)
    return Fact("risks", label, len(risky), unit, words["count"], statement, "pipeline.deals")


def _risk(telling: Telling, name: str, deal: Deal) -> Fact:
    words = {
        "name": telling.name(deal),
        "amount": telling.value(deal.amount, telling.full),
        "why": telling.risks(deal),
    }
    statement = telling.book.say("pipeline.risk_counted" if telling.counted else "pipeline.risk", **words)
    forms = {"name": words["name"], "why": words["why"]}
    unit = telling.result.unit
    return Fact(name, words["name"], deal.amount, unit, words["amount"], statement, "pipeline.deals", forms)
