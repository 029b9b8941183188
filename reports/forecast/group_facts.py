"""The facts of a forecast by group: the groups shown, the largest, the one that changes most, those that have ended."""

from collections.abc import Iterator, Sequence

from automl.result import GroupForecast, Unit
from automl.series.values import OTHER
from reports.facts import Fact
from reports.forecast.change import change_in_words
from reports.forecast.telling import Telling, group_scale
from reports.formats import percent_scale, whole
from reports.periods import day_in_words

_MATERIAL = 0.02
_NOTICEABLE = 0.01
_NAMED = 3


def group_facts(telling: Telling) -> Iterator[Fact]:
    """`group_1` … as in the table; `shown`, `others`, `largest`, `fastest`, `own_total`, `ended` where they apply."""
    groups = telling.result.groups
    if not groups:
        return
    for position, group in enumerate(telling.shown, start=1):
        yield _group(telling, f"group_{position}", group)
    if len(groups) > len(telling.shown):
        yield _shown(telling)
        yield from _others(telling)
    if len(_going(groups)) > 1:
        if _going(groups)[0].horizon.p50 > 0:
            yield _largest(telling, _going(groups)[0])
        yield from _fastest(telling)
    if not additive(telling):
        label, statement = telling.book.say("group.own_total_label"), telling.book.say("group.own_total")
        yield Fact("own_total", label, None, None, statement, statement, "forecast.horizon")
    if ended := [group for group in groups if group.ended is not None]:
        yield _ended(telling, ended)


def additive(telling: Telling) -> bool:
    """Whether the groups add up to the total."""
    aggregation = telling.result.horizon.aggregation
    return aggregation in ("sum", "count", "count_distinct") and not telling.cautioned("total_on_its_own")


def _going(groups: Sequence[GroupForecast]) -> list[GroupForecast]:
    going = [group for group in groups if group.ended is None and OTHER not in group.key.values()]
    return sorted(going, key=lambda group: group.horizon.p50, reverse=True)


def _group(telling: Telling, name: str, group: GroupForecast) -> Fact:
    ends, label = group.horizon, telling.name(group)
    value = telling.value(ends.p50, telling.full)
    forms = {
        "name": label,
        "period": telling.period,
        "figure": telling.full.write(ends.p50),
        "range": telling.spanned(ends),
        "between": telling.between(ends.p10, ends.p90, telling.full),
    }
    if group.ended is not None:
        forms["change_short"] = telling.book.say("table.ended")
    elif group.year_before is not None:
        change = change_in_words(telling, ends.p50, group.year_before, telling.reference)
        forms |= {"change": change.long, "change_short": change.short}
    statement = telling.book.say("group.statement", value=value, name=label, period=telling.period)
    return Fact(name, label, ends.p50, telling.result.unit, value, statement, "forecast.groups", forms)


def _shown(telling: Telling) -> Fact:
    shown, all_groups = (
        whole(number, telling.book.locale) for number in (len(telling.shown), len(telling.result.groups))
    )
    statement = telling.book.say("group.shown", shown=shown, all=all_groups)
    display = telling.book.counted(len(telling.result.groups), "group")
    return Fact(
        "shown",
        telling.book.say("group.count_label"),
        len(telling.result.groups),
        Unit("count"),
        display,
        statement,
        "forecast.groups",
    )


def _others(telling: Telling) -> Iterator[Fact]:
    """What the groups that are not shown come to: the difference, so that the column adds up."""
    if not additive(telling):
        return
    rest = telling.result.groups[len(telling.shown) :]
    value = telling.result.horizon.p50 - sum(group.horizon.p50 for group in telling.shown)
    figure = telling.full.write(value)
    label = telling.book.say("group.others", count=whole(len(rest), telling.book.locale))
    yield Fact(
        "others",
        label,
        value,
        telling.result.unit,
        figure,
        telling.book.say("group.others_statement", value=telling.value(value, telling.full), name=label),
        "forecast.groups",
        {"name": label, "figure": figure},
    )


def _largest(telling: Telling, group: GroupForecast) -> Fact:
    value = telling.value(group.horizon.p50, group_scale(telling, group))
    total, say = telling.result.horizon.p50, telling.book.say
    statement = say("group.largest" if additive(telling) else "group.highest", name=telling.name(group), value=value)
    if additive(telling) and total > 0 and all(each.horizon.p50 >= 0 for each in telling.result.groups):
        share = percent_scale([0.5], telling.book.locale).write(group.horizon.p50 / total)
        statement = say("group.largest_share", name=telling.name(group), value=value, share=share)
    return Fact(
        "largest",
        say("group.largest_label"),
        group.horizon.p50,
        telling.result.unit,
        value,
        statement,
        "forecast.groups",
        {"name": telling.name(group)},
    )


def _fastest(telling: Telling) -> Iterator[Fact]:
    """The group of some weight whose forecast differs most, in proportion, from a year earlier."""
    total = sum(abs(group.horizon.p50) for group in telling.result.groups)
    candidates = [
        (abs(group.horizon.p50 / group.year_before - 1), group)
        for group in _going(telling.result.groups)
        if group.year_before is not None
        and group.year_before > 0
        and group.horizon.p50 >= 0
        and max(group.horizon.p50, group.year_before) >= _MATERIAL * total
    ]
    if len(candidates) < 2:  # noqa: PLR2004 - one alone is not the fastest
        return
    (runner_up, _), (size, group) = sorted(candidates, key=lambda pair: pair[0])[-2:]
    if size < max(_MATERIAL, runner_up + _NOTICEABLE) or group.year_before is None:
        return
    change = change_in_words(telling, group.horizon.p50, group.year_before, telling.reference)
    statement = telling.book.say("group.fastest", name=telling.name(group), change=change.long)
    yield Fact(
        "fastest",
        telling.book.say("group.fastest_label"),
        change.value,
        change.unit,
        change.short,
        statement,
        "forecast.groups",
        {"name": telling.name(group), "change": change.long},
    )


def _ended(telling: Telling, ended: Sequence[GroupForecast]) -> Fact:
    book = telling.book
    dated = [
        book.say("group.ended_one", name=telling.name(group), day=day_in_words(group.ended, book.locale))
        for group in ended
        if group.ended is not None
    ]
    names = book.listed(dated, most=_NAMED)
    return Fact(
        "ended",
        book.say("group.ended_label"),
        len(ended),
        Unit("count"),
        book.counted(len(ended), "group"),
        book.say("group.ended", len(ended), names=names),
        "forecast.groups.ended",
    )
