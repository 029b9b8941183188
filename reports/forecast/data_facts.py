"""The facts of the data behind a forecast: the history, the partial period, from where the period counts, the steps."""

from collections.abc import Iterator

from automl.result import Actual, Partial, Step, Unit
from reports.facts import Fact
from reports.forecast.telling import Telling
from reports.formats import headline_scale
from reports.periods import day_in_words, days_in_words, step_in_words

STEPS_SHOWN = 12
PAST_STEPS = 12
"""Of the history, those that can be asked about one by one; no month comes twice."""


def data_facts(telling: Telling) -> Iterator[Fact]:
    """`history`, `anchor`, `last_actual`, `path_end`, `partial` where a period was left out or `complete`, `step_1`
    … where the steps are shown, `peak`, `trough` of several, and `past_1` … for the latest steps of the history.
    """
    yield _history(telling)
    yield _anchor(telling)
    if telling.result.history.dropped_partial is not None:
        yield _partial(telling, telling.result.history.dropped_partial)
    elif telling.actuals:
        yield _past(telling, "complete", telling.actuals[-1])
    if telling.actuals:
        yield _last(telling, telling.actuals[-1])
    yield _step(telling, "path_end", telling.result.path[-1])
    for position, step in enumerate(steps_shown(telling), start=1):
        yield _step(telling, f"step_{position}", step)
    asked = _asked(telling)
    if len(asked) > 1:
        yield _extreme(telling, "peak", max(asked, key=lambda step: step.p50))
        yield _extreme(telling, "trough", min(asked, key=lambda step: step.p50))
    for position, actual in enumerate(reversed(telling.actuals[-PAST_STEPS:]), start=1):
        yield _past(telling, f"past_{position}", actual)


def steps_shown(telling: Telling) -> tuple[Step, ...]:
    """The steps of the period asked for, where a small table can hold them all and no groups take its place."""
    asked = _asked(telling)
    return asked if not telling.result.groups and 1 < len(asked) <= STEPS_SHOWN else ()


def _asked(telling: Telling) -> tuple[Step, ...]:
    horizon = telling.result.horizon
    return tuple(step for step in telling.result.path if step.end >= horizon.start and step.start <= horizon.end)


def _extreme(telling: Telling, name: str, step: Step) -> Fact:
    """The step with the highest, or the lowest, forecast."""
    book, period = telling.book, step_in_words(step.period, telling.book.locale)
    value = telling.value(step.p50, telling.full)
    words = {"step": book.say(f"nouns.{telling.result.history.frequency}", 1), "period": period, "value": value}
    label, statement = book.say(f"total.{name}_label", **words), book.say(f"total.{name}", **words)
    return Fact(name, label, step.p50, telling.result.unit, value, statement, "forecast.path", {"name": words["step"]})


def _history(telling: Telling) -> Fact:
    history, book = telling.result.history, telling.book
    length = book.counted(history.steps, history.frequency)
    days = days_in_words(history.start, history.end, book.locale)
    return Fact(
        "history",
        book.say("history.label"),
        history.steps,
        Unit("count"),
        length,
        book.say("history.statement", length=length, days=days),
        "forecast.history",
        {"period": days},
    )


def _anchor(telling: Telling) -> Fact:
    end = day_in_words(telling.result.history.end, telling.book.locale)
    key = "history.live" if telling.result.live else "history.historical"
    statement = telling.book.say(key, end=end, period=telling.result.period_label)
    return Fact("anchor", telling.book.say("history.end_label"), None, None, end, statement, "forecast.history.end")


def _partial(telling: Telling, partial: Partial) -> Fact:
    book, unit = telling.book, telling.result.unit
    amount = telling.value(partial.actual_so_far, headline_scale([partial.actual_so_far], unit, book.locale))
    words = {
        "period": step_in_words(partial.period, book.locale),
        "day": day_in_words(partial.last_row, book.locale),
        "amount": amount,
    }
    return Fact(
        "partial",
        book.say("history.partial_label", **words),
        partial.actual_so_far,
        unit,
        amount,
        book.say("history.partial", **words),
        "forecast.history.dropped_partial",
        {"period": words["period"]},
    )


def _last(telling: Telling, actual: Actual) -> Fact:
    label = step_in_words(actual.period, telling.book.locale)
    value = telling.value(actual.value, telling.full)
    statement = telling.book.say("history.last", measure=telling.measure, value=value, period=label)
    unit = telling.result.unit
    return Fact("last_actual", label, actual.value, unit, value, statement, "forecast.actuals", {"name": label})


def _past(telling: Telling, name: str, actual: Actual) -> Fact:
    period, book = step_in_words(actual.period, telling.book.locale), telling.book
    value = telling.value(actual.value, telling.full)
    ending = name == "complete"
    label = book.say("history.complete_label") if ending else period
    key = "history.complete" if ending else "history.past"
    statement = book.say(key, period=period, measure=telling.measure, value=value)
    return Fact(name, label, actual.value, telling.result.unit, value, statement, "forecast.actuals", {"name": period})


def _step(telling: Telling, name: str, step: Step) -> Fact:
    label = step_in_words(step.period, telling.book.locale)
    value = telling.value(step.p50, telling.full)
    return Fact(
        name,
        label,
        step.p50,
        telling.result.unit,
        value,
        telling.book.say("total.statement", measure=telling.measure, value=value, period=label),
        "forecast.path",
        {
            "name": label,
            "figure": telling.full.write(step.p50),
            "range": telling.spanned(step),
            "between": telling.between(step.p10, step.p90, telling.full),
        },
    )
