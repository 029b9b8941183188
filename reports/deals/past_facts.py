"""The facts of closed deals: how many were won, by whom, and how long it took."""

from collections.abc import Iterator

from automl.deals.result import Rate
from automl.result import Unit
from reports.deals.ground_facts import caution_facts, day_fact
from reports.deals.telling import Telling
from reports.deals.trust_facts import rate_facts
from reports.facts import Fact

_SHARE = Unit("percent")
_GROUPS = 40


def past_facts(telling: Telling) -> Iterator[Fact]:
    """`rate`, `cycle` where days are known; `rate_1` …, the best first; `today`, `caution_1` …."""
    yield from rate_facts(telling)
    for place, rate in enumerate(telling.result.rates[1 : _GROUPS + 1], start=1):
        yield _rate(telling, f"rate_{place}", rate)
    yield from day_fact(telling)
    yield from caution_facts(telling)


def _rate(telling: Telling, name: str, rate: Rate) -> Fact:
    words = {
        "name": rate.key,
        "won": telling.whole(rate.won),
        "closed": telling.whole(rate.closed),
        "rate": telling.share(rate.rate),
        "low": telling.share(rate.low),
        "high": telling.share(rate.high),
    }
    statement = telling.book.say("pipeline.rate_of", **words)
    forms = {"name": rate.key}
    return Fact(name, rate.key, rate.rate, _SHARE, words["rate"], statement, "pipeline.rates", forms)
