"""What a pipeline rests on: the method, the day of the file, what was not learnt from, what to keep in mind."""

from collections.abc import Iterator

from automl.result import Caution
from reports.deals.telling import Telling
from reports.facts import Fact
from reports.noted import noted
from reports.periods import day_in_words

_PAST = 8


def ground_facts(telling: Telling) -> Iterator[Fact]:
    """`models`, `today`, `aside_1` …, `caution_1` …, `past_1` … (the latest first)."""
    say, result = telling.book.say, telling.result
    words = {"closed": telling.whole(result.closed)}
    method = say("pipeline.model" if result.modelled else "pipeline.model_rate", **words)
    yield noted("models", say("pipeline.model_label"), method, "pipeline.model")
    yield from day_fact(telling)
    yield from _aside(telling)
    yield from caution_facts(telling)
    for place, (period, value) in enumerate(reversed(result.past[-_PAST:]), start=1):
        written = telling.value(value)
        statement = say("pipeline.past", period=period, value=written)
        forms = {"name": period}
        yield Fact(f"past_{place}", period, value, result.unit, written, statement, "pipeline.past", forms)


def day_fact(telling: Telling) -> Iterator[Fact]:
    """`today`: the day on which the file is taken to stand, where it is known."""
    if telling.result.today is not None:
        day = telling.book.say("pipeline.counted_from", day=day_in_words(telling.result.today, telling.book.locale))
        yield noted("today", telling.book.say("pipeline.today_label"), day, "pipeline.today")


def caution_facts(telling: Telling) -> Iterator[Fact]:
    """`caution_1` and so on."""
    for place, caution in enumerate(telling.result.cautions, start=1):
        label = telling.book.say("noted.caution_label")
        yield noted(f"caution_{place}", label, cautioned(telling, caution), "pipeline.cautions")


def _aside(telling: Telling) -> Iterator[Fact]:
    """`aside_1` and so on: the columns that were not learnt from, those of one reason together."""
    say, columns = telling.book.say, telling.result.set_aside
    for place, why in enumerate(dict.fromkeys(each.why for each in columns), start=1):
        named = [each.column for each in columns if each.why == why]
        statement = say(f"pipeline.set_aside.{why}", len(named), columns=telling.book.listed(named, most=8))
        yield noted(f"aside_{place}", say("pipeline.set_aside_label"), statement, "pipeline.set_aside")


def cautioned(telling: Telling, caution: Caution) -> str:
    """A caution in words."""
    result = telling.result
    numbers = {name: telling.whole(value) for name, value in caution.values.items() if isinstance(value, int)}
    rates = {"rate": result.win_rate, "low": result.rate_low, "high": result.rate_high}
    count = caution.values.get("count", 0)
    shares = {name: telling.share(value) for name, value in rates.items()}
    return telling.book.say(f"pipeline.caution.{caution.kind}", count, **numbers, **shares)
