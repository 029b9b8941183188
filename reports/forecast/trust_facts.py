"""How far to trust a forecast: what its method missed by on the past, beside copying the last season."""

from collections.abc import Iterator

from automl.result import Backtest, Unit
from reports.facts import Fact
from reports.forecast.telling import Telling
from reports.formats import percent_scale

_SHARE = Unit("percent")
_SOURCE = "forecast.backtest"
_LARGEST_MISS = 1.5
_NOTHING = 0.005
"""Smaller errors by less than this read as 0%."""


def trust_facts(telling: Telling) -> Iterator[Fact]:
    """`trust` always; `tested`, `miss`, `naive_miss`, `skill` and `coverage` where the past allowed a test."""
    backtest = telling.result.backtest
    yield Fact("trust", telling.book.say("trust.label"), None, None, _verdict(telling), _verdict(telling), _SOURCE)
    if backtest.windows < 1:
        return
    tested = _tested(telling)
    yield Fact(
        "tested",
        telling.book.say("trust.tested_label"),
        tested[0],
        Unit("count"),
        tested[1],
        telling.book.say("trust.tested", span=_span(telling)),
        _SOURCE,
    )
    shares = (
        ("miss", backtest.model_percent, "trust.miss"),
        ("naive_miss", backtest.naive_percent, "trust.naive_miss"),
        ("skill", _skill(backtest), "trust.skill"),
        ("coverage", backtest.coverage_80, "trust.coverage"),
    )
    for name, value, key in shares:
        if value is not None:
            yield _share(telling, name, value, key)


def _share(telling: Telling, name: str, value: float, key: str) -> Fact:
    written = percent_scale([0.5], telling.book.locale).write(abs(value))
    if name in ("miss", "naive_miss"):
        written = _misses(telling)[name]
    words = {"percent": written, "copying": telling.copying}
    statement = telling.book.say(key + "_worse" if name == "skill" and value < 0 else key, **words)
    return Fact(name, telling.book.say(f"{key}_label", **words), value, _SHARE, written, statement, _SOURCE)


def _verdict(telling: Telling) -> str:
    backtest, say = telling.result.backtest, telling.book.say
    skill = _skill(backtest)
    naive_answered = backtest.answered_by == "seasonal_naive"
    if telling.cautioned("constant") and not telling.result.groups:
        return say("trust.constant")
    if backtest.windows and backtest.naive_error == 0:
        return say("trust.exact", copying=telling.copying, span=_span(telling))
    if backtest.windows < 1 or skill is None:
        return say("trust.untested_naive" if naive_answered else "trust.untested", copying=telling.copying)
    words = {"span": _span(telling), "copying": telling.copying, **_misses(telling)}
    words["percent"] = percent_scale([0.5], telling.book.locale).write(abs(skill))
    if telling.cautioned("no_time") and "naive_miss" in words:
        return say("trust.untried", **words)
    if naive_answered:
        return say("trust.naive" if _telling(backtest.naive_percent) else "trust.naive_plain", **words)
    if not _percents_agree(backtest) and 0 < skill < _NOTHING:
        return say("trust.model_even", **words)
    if not (_telling(backtest.model_percent) and _telling(backtest.naive_percent)):
        return say("trust.model_relative" if skill > 0 else "trust.model_even", **words)
    return say("trust.model_mixed" if skill > 0 and not _percents_agree(backtest) else "trust.model", **words)


def _percents_agree(backtest: Backtest) -> bool:
    """Whether the percentages tell the same story as the errors by which the method was chosen."""
    miss, naive = backtest.model_percent, backtest.naive_percent
    return miss is not None and naive is not None and miss < naive


def _telling(percent: float | None) -> bool:
    """Whether a miss in percent says anything: sums around zero make it explode."""
    return percent is not None and percent <= _LARGEST_MISS


def _misses(telling: Telling) -> dict[str, str]:
    backtest = telling.result.backtest
    pairs = {"miss": backtest.model_percent, "naive_miss": backtest.naive_percent}
    known = {name: value for name, value in pairs.items() if value is not None}
    scale = percent_scale(list(known.values()), telling.book.locale)
    return {name: scale.write(value) for name, value in known.items()}


def _skill(backtest: Backtest) -> float | None:
    """The share by which the method's errors are smaller than the naive guess's."""
    if backtest.model_error is None or not backtest.naive_error:
        return None
    return 1 - backtest.model_error / backtest.naive_error


def _tested(telling: Telling) -> tuple[int, str]:
    backtest = telling.result.backtest
    steps = len({point.period for point in backtest.points}) or backtest.windows * backtest.window_steps
    return steps, telling.book.counted(steps, telling.result.history.frequency)


def _span(telling: Telling) -> str:
    """What follows upon "the last": "9 months", but "month"."""
    steps, written = _tested(telling)
    return telling.book.say(f"nouns.{telling.result.history.frequency}", 1) if steps == 1 else written
