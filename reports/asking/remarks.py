"""What must be known beside the answer: ties, blanks, a step that is not over, days that the data do not have."""

import re
from collections.abc import Iterator
from datetime import date

from automl.asking.changes import compared
from automl.asking.naming import key_names
from automl.table import Frequency
from reports.asking.telling import BLANK, Asked
from reports.asking.unfinished import lacking
from reports.facts import Fact
from reports.noted import noted
from reports.periods import day_in_words, step_in_words

_LISTED = 6
_MAY_BE_LOST = re.compile(r"profit|margin|income|result|gewinn|earning", re.IGNORECASE)


def remarks(asked: Asked) -> Iterator[Fact]:
    """The facts that are told under the answer, the most important first."""
    for name, sentence in (
        ("tied", _tied(asked)),
        ("losing", _losing(asked)),
        ("other_way", _other_way(asked)),
        ("through", _through(asked)),
        ("partial", _not_whole(asked)),
        ("outside", _outside(asked)),
        ("blank", _blank(asked)),
    ):
        if sentence:
            yield noted(name, asked.book.say("ask.beside"), sentence, "ask")


def _tied(asked: Asked) -> str:
    whole = asked.result.whole
    if whole is None or not whole.tied:
        return ""
    last = asked.name(asked.result.rows[-1])
    return asked.book.say("ask.tied", whole.tied, count=asked.whole(whole.tied), name=last)


def _losing(asked: Asked) -> str:
    """That none lost, where those that lost were asked for."""
    lost = asked.plan.order == "smallest" and asked.plan.aggregation == "sum" and _MAY_BE_LOST.search(asked.measure)
    values = [asked.cell(row, "value") or 0.0 for row in asked.result.rows]
    if not lost or asked.plan.form != "figures" or not asked.keys or not values or min(values) < 0:
        return ""
    return asked.book.say("ask.none_negative", measure=asked.measure)


def _other_way(asked: Asked) -> str:
    """Who grew most in percent, where another grew most in amount."""
    if asked.plan.form != "change" or asked.plan.before or not asked.keys or asked.plan.relative:
        return ""
    rows = [row for row in asked.result.rows if asked.cell(row, "change_share") is not None]
    if len(rows) < 2 or asked.result.row_count > len(asked.result.rows):  # noqa: PLR2004
        return ""
    sign = -1 if asked.plan.order == "smallest" else 1
    best = max(rows, key=lambda row: sign * (asked.cell(row, "change_share") or 0.0))
    share = asked.cell(best, "change_share") or 0.0
    if asked.name(best) == asked.name(asked.result.rows[0]) or share * sign <= 0:
        return ""
    key = "ask.percent_up" if share > 0 else "ask.percent_down"
    return asked.book.say(key, name=asked.name(best), share=asked.share(abs(share)))


def _through(asked: Asked) -> str:
    """Up to which day both periods are counted, where the later one is not over."""
    plan = asked.plan
    if plan.form != "change" or plan.through is None or plan.period is None or plan.through >= plan.period.end:
        return ""
    earlier, later = compared(plan)
    days = [day_in_words(each.end, asked.book.locale) for each in (later, earlier)]
    return asked.book.say("ask.through", period=plan.period.label, day=days[0], earlier=days[1])


def _partial(asked: Asked) -> str:
    """That the last step is not over, where it is among the rows or in the period."""
    partial, plan = asked.result.partial, asked.plan
    if partial is None or plan.form in ("values", "rows") or plan.through is not None:
        return ""
    if plan.period is not None and plan.period.end < partial.last_row:
        return ""
    counted = asked.stepped is not None or (plan.period is not None and plan.period.start <= partial.last_row)
    if not counted:
        return ""
    period = step_in_words(partial.period, asked.book.locale)
    return asked.book.say("ask.partial", period=period, day=day_in_words(partial.last_row, asked.book.locale))


def _not_whole(asked: Asked) -> str:
    """That the last step is not over; of years and quarters, that they are not whole."""
    long = asked.stepped in (Frequency.QUARTER, Frequency.YEAR)
    return (long and _cut(asked)) or _partial(asked) or _cut(asked)


def _cut(asked: Asked) -> str:
    """That the data lack a part of the first or the last step shown."""
    stepped = [row for row in asked.result.rows if lacking(asked, row)]
    if not stepped or asked.result.start is None or asked.result.end is None:
        return ""
    ends = [(row, lacking(asked, row)) for row in stepped]
    days = {"start": asked.result.start, "end": asked.result.end}
    column = asked.result.columns[asked.place("step") or 0]
    place = asked.place("step") or 0
    said = {
        end: asked.book.say(
            f"ask.cut_{end}", period=asked.key(row[place], column), day=day_in_words(days[end], asked.book.locale)
        )
        for row, end in ends
    }
    return "; ".join(said[end] for end in ("start", "end") if end in said)


def _outside(asked: Asked) -> str:
    """That the data begin after, or end before the days that were asked about."""
    period, start, end = asked.plan.period, asked.result.start, asked.result.end
    against = asked.plan.against
    if against is not None and start is not None and (start - against.start).days > _LISTED:
        return asked.book.say("ask.begins", day=day_in_words(start, asked.book.locale), period=against.label)
    if period is None or start is None or end is None or asked.plan.through is not None:
        return ""
    if period.end > end and not (asked.result.partial and asked.result.partial.last_row == end):
        return _day(asked, "ask.ends", end)
    return _day(asked, "ask.begins", start) if period.start < start and (start - period.start).days > _LISTED else ""


def _day(asked: Asked, key: str, day: date) -> str:
    """A sentence with the day at which the data begin or end, and the period."""
    period = asked.plan.period
    return asked.book.say(key, day=day_in_words(day, asked.book.locale), period=period.label if period else "")


def _blank(asked: Asked) -> str:
    """What the rows without a name have, where they would stand first."""
    if not asked.keys or asked.plan.form != "figures" or not asked.plan.groups or not asked.result.rows:
        return ""
    first = asked.result.rows[0]
    blank = asked.name(first) == BLANK and len(key_names(asked.plan)) == 1
    if not blank or asked.cell(first, "value") is None:
        return ""
    value = asked.say_value(asked.cell(first, "value") or 0.0)
    return asked.book.say("ask.blank", column=asked.plan.groups[0], value=value)
