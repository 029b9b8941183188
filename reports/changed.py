"""What changed since an earlier forecast of the same thing, and why: each reason computed, the rest said honestly."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from automl.plan import Plan
from automl.result import ForecastResult, Unit
from automl.table import Table
from automl.understanding.thread.plans import as_forecast
from reports.answer import Answer
from reports.facts import Fact
from reports.forecast.change import change_in_words
from reports.forecast.telling import Telling, tell
from reports.formats import headline_scale, whole
from reports.periods import day_in_words, step_in_words
from reports.phrases import phrasebook
from reports.reply import Paragraph, Part, Reply, TablePart
from reports.vintages import Comparison, NewStep, compared

_MOST_SENTENCES = 4
_MOST_ROWS = 12
_SOURCE = "forecast.vintages"


def what_changed(
    plan: Plan,
    before: object,
    after: object,
    table: Table,
    locale: str = "en",
    made_on: date | None = None,
) -> Answer | None:
    """Facts and a paragraph on how the forecast moved since `before`, which was made on `made_on`, and why.

    Ids begin with "changed_". None where the two cannot be compared: no forecasts, another measure, or no step that
    both look ahead to and none that has happened since.
    """
    forecast = as_forecast(plan)
    if forecast is None or not isinstance(before, ForecastResult) or not isinstance(after, ForecastResult):
        return None
    if (before.measure, before.unit) != (after.measure, after.unit):
        return None
    found = compared(before, after)
    if found.before is None and not found.new:
        return None
    since = _Since(tell(forecast, after, phrasebook(locale)), found, made_on)
    facts = tuple(_facts(since))
    _ = table
    return Answer(facts, Reply(tuple(_parts(since, facts))))


@dataclass(frozen=True, slots=True)
class _Since:
    """A comparison with the words that its sentences share."""

    telling: Telling
    found: Comparison
    made_on: date | None

    def value(self, number: float, *others: float) -> str:
        """A figure of the measure, precise enough to differ from `others`."""
        scale = headline_scale([number, *others], self.telling.result.unit, self.telling.book.locale)
        return self.telling.value(number, scale)

    def signed(self, number: float) -> str:
        """A difference with its direction: "$4K more"."""
        return self.telling.book.say("changed.more" if number > 0 else "changed.less", amount=self.value(abs(number)))

    @property
    def period(self) -> str:
        """What is compared: the period asked for, or the steps that both look ahead to."""
        if self.found.steps is None:
            return self.telling.period
        first, last = (step_in_words(step, self.telling.book.locale) for step in self.found.steps)
        return first if first == last else self.telling.book.say("range.plain", low=first, high=last)


def _parts(since: _Since, facts: tuple[Fact, ...]) -> Iterator[Part]:
    book = since.telling.book
    said = [book.sentence(fact.statement) for fact in facts if not fact.id.startswith("changed_step_")]
    if len(said) > _MOST_SENTENCES:
        said = [*said[: _MOST_SENTENCES - 1], said[-1]]
    yield Paragraph(" ".join(said))
    if 1 < len(since.found.new) <= _MOST_ROWS:
        yield _table(since)


def _facts(since: _Since) -> Iterator[Fact]:
    """`changed_total`, `changed_new`, `changed_restated`, `changed_groups`, `changed_rest`, `changed_step_1` …"""
    if since.found.before is not None and since.found.after is not None:
        yield _moved(since, since.found.before, since.found.after)
    if since.found.new:
        yield _came_in(since)
    if since.found.restated[0]:
        yield _restated(since)
    if since.found.appeared or since.found.ended:
        yield _groups(since)
    if since.found.before is not None and since.found.after is not None:
        yield _rest(since, since.found.after - since.found.before)
    yield from (_step(since, place, each) for place, each in enumerate(since.found.new, start=1))


def _moved(since: _Since, before: float, after: float) -> Fact:
    book = since.telling.book
    then, now = since.value(before, after), since.value(after, before)
    key = "changed.said_on" if since.made_on else "changed.said_before"
    day = day_in_words(since.made_on, book.locale) if since.made_on else ""
    change = change_in_words(since.telling, after, before, book.say(key, value=then, day=day))
    words = {"measure": since.telling.measure, "period": since.period, "value": now, "change": change.long}
    label, statement = book.say("changed.label", **words), book.say("changed.moved", **words)
    return Fact("changed_total", label, change.value, change.unit, change.short, statement, _SOURCE)


def _came_in(since: _Since) -> Fact:
    book, new = since.telling.book, since.found.new
    share = 1 if since.telling.result.horizon.aggregation in ("sum", "count", "count_distinct") else len(new)
    actual = sum(each.actual.value for each in new) / share
    forecast = sum(each.forecast.p50 for each in new) / share
    reference = book.say("changed.forecast_for", value=since.value(forecast, actual))
    change = change_in_words(since.telling, actual, forecast, reference)
    first, last = (step_in_words(each.actual.period, book.locale) for each in (new[0], new[-1]))
    words = {
        "period": first if len(new) == 1 else book.say("range.plain", low=first, high=last),
        "value": since.value(actual, forecast),
        "change": change.long,
        "inside": _inside(since),
    }
    key = "changed.completed" if [each.actual.period for each in new] == [since.found.completed] else "changed.came_in"
    label, statement = book.say("changed.new_label", **words), book.say(key, **words)
    return Fact("changed_new", label, actual, since.telling.result.unit, words["value"], statement, _SOURCE)


def _inside(since: _Since) -> str:
    """Whether what came in lay inside the likely range."""
    new, book = since.found.new, since.telling.book
    inside = sum(each.inside for each in new)
    if len(new) == 1:
        return book.say("changed.inside" if inside else "changed.outside")
    return book.say("changed.inside_of", inside=whole(inside, book.locale), all=whole(len(new), book.locale))


def _restated(since: _Since) -> Fact:
    book, (count, net) = since.telling.book, since.found.restated
    words = {"count": book.counted(count, since.telling.result.history.frequency), "net": since.signed(net)}
    statement = book.say("changed.restated" if net else "changed.restated_even", count, **words)
    return Fact("changed_restated", book.say("changed.restated_label"), net, since.telling.result.unit,
                words["count"], statement, _SOURCE)  # fmt: skip


def _groups(since: _Since) -> Fact:
    book, found = since.telling.book, since.found
    said = [
        book.say(f"changed.{kind}", names=book.listed(names))
        for kind, names in (("appeared", found.appeared), ("ended", found.ended))
        if names
    ]
    statement = book.listed(said) if len(said) > 1 else said[0]
    count = len(found.appeared) + len(found.ended)
    display = book.counted(count, "group")
    return Fact("changed_groups", book.say("changed.groups_label"), count, Unit("count"), display, statement, _SOURCE)


def _rest(since: _Since, moved: float) -> Fact:
    """What no reason above accounts for: the method was fitted again to the newer data."""
    book, found = since.telling.book, since.found
    label = book.say("changed.rest_label")
    reasons = found.new or found.restated[0] or found.appeared or found.ended
    if found.direct is not None:
        rest = moved - found.direct
        words = {"direct": since.signed(found.direct), "rest": since.signed(rest)}
        return Fact("changed_rest", label, rest, since.telling.result.unit, words["rest"],
                    book.say("changed.rest_of", **words), _SOURCE)  # fmt: skip
    statement = book.say("changed.rest" if reasons else "changed.refit" if moved else "changed.same")
    return Fact("changed_rest", label, None, None, statement, statement, _SOURCE)


def _step(since: _Since, place: int, each: NewStep) -> Fact:
    book = since.telling.book
    label = step_in_words(each.actual.period, book.locale)
    words = {
        "period": label,
        "value": since.telling.value(each.actual.value, since.telling.full),
        "forecast": since.telling.value(each.forecast.p50, since.telling.full),
        "inside": book.say("changed.inside" if each.inside else "changed.outside"),
    }
    statement, unit = book.say("changed.step", **words), since.telling.result.unit
    forms = {
        "name": label,
        "figure": since.telling.full.write(each.actual.value),
        "forecast": since.telling.full.write(each.forecast.p50),
        "range": since.telling.spanned(each.forecast),
    }
    return Fact(f"changed_step_{place}", label, each.actual.value, unit, words["value"], statement, _SOURCE, forms)


def _table(since: _Since) -> TablePart:
    say = since.telling.book.say
    steps = [_step(since, place, each).forms for place, each in enumerate(since.found.new, start=1)]
    rows = [[forms["name"], forms["forecast"], forms["range"], forms["figure"]] for forms in steps]
    columns = [say("table.step"), say("changed.then"), say("table.range"), say("changed.came")]
    return TablePart(say("changed.table", measure=since.telling.measure), columns, rows, len(rows))
