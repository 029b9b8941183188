"""The facts of the whole period: the value, its range, the change on a year earlier, the goal."""

from collections.abc import Iterator

from automl.result import Goal, Unit
from reports.facts import Fact
from reports.forecast.change import change_in_words
from reports.forecast.telling import Telling
from reports.formats import axis_scale, headline_scale, percent_scale

_SHARE = Unit("percent")


def total_facts(telling: Telling) -> Iterator[Fact]:
    """`total`, `spread`, and where they can be computed `width`, `versus`, `year_before`, `goal` and its distances."""
    yield _total(telling)
    yield _spread(telling)
    if telling.result.horizon.p90 > telling.result.horizon.p10:
        yield _width(telling)
    if telling.result.year_before is not None:
        yield _versus(telling, telling.result.year_before)
        yield _before(telling, telling.result.year_before)
    if telling.result.goal is not None:
        yield from _goal(telling, telling.result.goal)


def _total(telling: Telling) -> Fact:
    value = telling.summed(telling.result.horizon.p50)
    names = {"measure": telling.measure, "period": telling.period}
    return Fact(
        "total",
        telling.book.say("total.label", **names),
        telling.result.horizon.p50,
        telling.result.unit,
        value,
        telling.book.say("total.statement", value=value, **names),
        "forecast.horizon.p50",
        {
            "name": telling.measure,
            "period": telling.period,
            "figure": telling.full.write(telling.result.horizon.p50),
            "figures": telling.spanned(telling.result.horizon),
        },
    )


def _spread(telling: Telling) -> Fact:
    horizon, book = telling.result.horizon, telling.book
    low, high = telling.scale.write(horizon.p10), telling.scale.write(horizon.p90)
    between = telling.between(horizon.p10, horizon.p90)
    figures = book.say("range.between", low=low, high=high)
    certain = low == high
    statement = book.say("spread.statement", measure=telling.measure, period=telling.period, between=between)
    return Fact(
        "spread",
        book.say("spread.label", period=telling.period),
        None,
        telling.result.unit,
        book.say("range.plain", low=low, high=telling.value(horizon.p90)),
        book.say("spread.certain") if certain else statement,
        "forecast.horizon.p10, p90",
        {"period": telling.period} if certain else {"range": between, "figures": figures, "period": telling.period},
    )


def _width(telling: Telling) -> Fact:
    book, unit = telling.book, telling.result.unit
    width = telling.result.horizon.p90 - telling.result.horizon.p10
    span = telling.value(width, headline_scale([width], unit, book.locale))
    key = "width.statement" if telling.result.backtest.windows else "width.untested"
    statement = book.say(key, span=span)
    return Fact("width", book.say("width.label"), width, unit, span, statement, "forecast.horizon.p10, p90")


def _before(telling: Telling, value: float) -> Fact:
    book, unit = telling.book, telling.result.unit
    written = telling.value(value, headline_scale([value], unit, book.locale))
    words = {"measure": telling.measure, "value": written, "reference": telling.reference}
    label, statement = book.say("before.label", **words), book.say("before.statement", **words)
    return Fact("year_before", label, value, unit, written, statement, "forecast.year_before")


def _versus(telling: Telling, before: float) -> Fact:
    now, unit = telling.result.horizon.p50, telling.result.unit
    change = change_in_words(telling, now, before, telling.reference)
    return Fact(
        "versus",
        telling.book.say("versus.label", reference=telling.reference),
        change.value,
        change.unit,
        change.short,
        telling.book.say("versus.statement", measure=telling.measure, period=telling.period, change=change.long),
        "forecast.horizon.p50, forecast.year_before",
        {
            "change": change.long,
            "before": telling.value(before, headline_scale([now, before], unit, telling.book.locale)),
        },
    )


def _goal(telling: Telling, goal: Goal) -> Iterator[Fact]:
    unit, book, now = telling.result.unit, telling.book, telling.result.horizon.p50
    value = telling.value(goal.value, axis_scale([goal.value], unit, book.locale))
    chance = _chance(telling, goal.probability)
    yield Fact(
        "goal",
        book.say("goal.label", goal=value),
        goal.probability,
        _SHARE,
        chance,
        book.say("goal.statement", chance=chance, goal=value),
        "forecast.goal.probability",
    )
    scale = telling.scale
    gap = scale.rounded(now) - scale.rounded(goal.value)
    gap_written = telling.value(abs(gap), axis_scale([gap], unit, book.locale))
    kind = "above" if gap > 0 else "below" if gap < 0 else "exact"
    yield Fact(
        "goal_gap",
        book.say("goal.gap_label", goal=value),
        goal.gap,
        telling.result.unit,
        gap_written,
        book.say(f"goal.{kind}", gap=gap_written, goal=value, value=telling.value(now)),
        "forecast.goal.gap",
    )
    if goal.value > now > 0:
        known = _already_in(telling)
        needed = (goal.value - known) / (now - known) - 1 if now > known else goal.value / now - 1
        key = "goal.needs_rest" if known else "goal.needs"
        written = percent_scale([needed], book.locale).write(needed)
        yield Fact(
            "goal_needs",
            book.say("goal.needs_label", goal=value),
            needed,
            _SHARE,
            written,
            book.say(key, percent=written),
            "forecast.goal.value, forecast.horizon.p50",
        )


def _already_in(telling: Telling) -> float:
    """What of a running period has happened; 0 where it is all to come."""
    caution = telling.cautioned("includes_actuals")
    return float(caution.values["value"]) if caution else 0.0


def _chance(telling: Telling, probability: float) -> str:
    """A chance in whole percents; never 0% or 100%, which nobody can know."""
    scale = percent_scale([0.5], telling.book.locale)
    if probability < 0.01:  # noqa: PLR2004 - one percent
        return telling.book.say("goal.tiny", percent=scale.write(0.01))
    if probability > 0.99:  # noqa: PLR2004 - all but one percent
        return telling.book.say("goal.sure", percent=scale.write(0.99))
    return scale.write(probability)
