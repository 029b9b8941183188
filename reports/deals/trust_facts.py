"""How far to trust a pipeline's chances and its range."""

from collections.abc import Iterator

from automl.deals.result import Calibration
from automl.result import Unit
from reports.deals.telling import Telling
from reports.facts import Fact
from reports.formats import headline_scale

_SHARE = Unit("percent")
_SOURCE = "pipeline.calibration"


def trust_facts(telling: Telling) -> Iterator[Fact]:
    """`trust`, `skill`, `coverage` where the past allowed a test; `rate`; `cycle` where days are known."""
    told = telling.result.calibration
    if telling.result.modelled and told.bins:
        yield _calibration(telling, told)
    if told.brier is not None and told.baseline_brier:
        yield _skill(telling, told.brier, told.baseline_brier)
    if told.quarters:
        words = {"held": telling.whole(told.held), "count": telling.whole(told.quarters)}
        statement = telling.book.say("pipeline.held", told.quarters, **words)
        label = telling.book.say("pipeline.held_label")
        yield Fact("coverage", label, told.held / told.quarters, _SHARE, words["held"], statement, _SOURCE)
    yield from rate_facts(telling)


def rate_facts(telling: Telling) -> Iterator[Fact]:
    """`rate`: the share of closed deals that were won; `cycle` where days are known."""
    yield _rate(telling)
    if telling.result.cycle_days is not None:
        yield _cycle(telling, telling.result.cycle_days)


def _calibration(telling: Telling, told: Calibration) -> Fact:
    low, high = told.bins[0], told.bins[-1]
    words = {
        "deals": telling.book.say("pipeline.tested", told.rows, count=telling.whole(told.rows)),
        "high_given": telling.share(high.given),
        "high_won": telling.share(high.won),
        "low_given": telling.share(low.given),
        "low_won": telling.share(low.won),
    }
    statement, label = telling.book.say("pipeline.calibration", **words), telling.book.say("pipeline.calibration_label")
    return Fact("trust", label, told.brier, None, words["high_won"], statement, _SOURCE)


def _skill(telling: Telling, brier: float, base: float) -> Fact:
    scale = headline_scale([round(brier, 3), round(base, 3)], Unit("number"), telling.book.locale)
    percent = telling.share(1 - brier / base)
    words = {"percent": percent, "brier": scale.write(brier), "base": scale.write(base)}
    key = "pipeline.skill" if telling.result.modelled else "pipeline.no_skill"
    label = telling.book.say("pipeline.skill_label")
    return Fact("skill", label, 1 - brier / base, _SHARE, percent, telling.book.say(key, **words), _SOURCE)


def _rate(telling: Telling) -> Fact:
    result = telling.result
    words = {
        "won": telling.whole(result.won),
        "closed": telling.whole(result.closed),
        "rate": telling.share(result.win_rate),
        "low": telling.share(result.rate_low),
        "high": telling.share(result.rate_high),
    }
    statement, label = telling.book.say("pipeline.rate", **words), telling.book.say("pipeline.rate_label")
    return Fact("rate", label, result.win_rate, _SHARE, words["rate"], statement, "pipeline.win_rate")


def _cycle(telling: Telling, days: float) -> Fact:
    written = telling.book.say("pipeline.days", round(days), count=telling.whole(days))
    statement, label = telling.book.say("pipeline.cycle", days=written), telling.book.say("pipeline.cycle_label")
    return Fact("cycle", label, days, Unit("count", noun="days"), written, statement, "pipeline.cycle_days")
