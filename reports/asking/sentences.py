"""The sentence that answers, and those that a person must know beside it."""

from collections.abc import Sequence

from automl.asking.changes import compared
from automl.result import Unit
from automl.understanding.said import filtered, listed
from reports.asking.telling import BLANK, Asked, Row
from reports.asking.unfinished import cut, whole
from reports.facts import Fact
from reports.formats import table_scale

_NAMED = 3
_LISTED = 8
_TELLING = 0.02
"""A smaller share says nothing."""


def answer(asked: Asked) -> Fact:
    """The fact that answers: its statement is the headline."""
    plan = asked.plan
    if plan.form == "rows":
        return _rows(asked)
    if plan.form == "values":
        return _values(asked)
    if plan.form == "change":
        return _change(asked)
    if not asked.keys:
        return _single(asked)
    if asked.place("step") is not None and plan.order is None:
        return _course(asked)
    return _ranking(asked)


def _fact(asked: Asked, value: float | None, display: str, statement: str, role: str = "value") -> Fact:
    unit = asked.unit(role) if value is not None else None
    return Fact("answer", asked.measure, value, unit, display, statement, "ask.rows", {"name": asked.subject})


def _single(asked: Asked) -> Fact:
    row = asked.result.rows[0]
    value, share = asked.cell(row, "value"), asked.cell(row, "share")
    counts = asked.unit().kind == "count"
    shown = asked.whole(value or 0.0) if counts else asked.say_value(value or 0.0)
    say = asked.book.say
    if share is None or asked.place("before") is None:
        return _fact(asked, value, shown, say("ask.single", subject=asked.subject, value=shown))
    whole = asked.say_value(asked.cell(row, "before") or 0.0, "before")
    part = ", ".join(kept_part(asked))
    words = {"part": part, "subject": asked.subject, "share": asked.share(share), "value": shown, "whole": whole}
    return _fact(asked, share, asked.share(share), say("ask.part", **words), "share")


def kept_part(asked: Asked) -> list[str]:
    """What the part of a share is: "Churn Yes"."""
    kept = [each for each in asked.plan.filters if each.column in asked.plan.within]
    return [f"{each.column} {listed(each.value if isinstance(each.value, list) else [each.value])}" for each in kept]


def _ranking(asked: Asked) -> Fact:
    """The leader with its value, or the first three of a few."""
    rows, say, plan = asked.ranked, asked.book.say, asked.plan
    if asked.plan.order == "smallest":
        rows = whole(asked, rows)
    if not rows:
        return _fact(asked, None, "–", say("ask.blank_only", subject=asked.subject))
    first = rows[0]
    value = asked.cell(first, "value") or 0.0
    tone = asked.plan.order or ("largest" if asked.plan.limit else "leads")
    words = {"subject": asked.subject, "by": _by(asked), "value": asked.say_value(value), "name": asked.name(first)}
    if plan.share and plan.within:
        words["subject"] = say("ask.rate", part=", ".join(kept_part(asked)), subject=asked.subject)
        words["value"] = asked.share(asked.cell(first, "share") or 0.0)
        return _fact(asked, asked.cell(first, "share"), words["value"], say(f"ask.{tone}", **words), "share")
    if plan.having is not None or plan.leaders:
        return _fact(asked, value, words["value"], _chosen(asked, rows))
    level = [row for row in rows if asked.cell(row, "value") == value]
    if len(level) > 1 and len(level) <= len(asked.shown):
        words["name"] = asked.book.listed([asked.name(row) for row in level], most=_NAMED)
        return _fact(asked, value, words["value"], say(f"ask.{tone}_level", **words))
    more = len(rows) - 1 if asked.plan.limit else 0
    if more:
        named = [_named(asked, row) for row in rows[: asked.plan.limit]]
        words["names"] = asked.book.listed(named, most=_NAMED + 2)
        return _fact(asked, value, words["value"], say(f"ask.{tone}_few", **words))
    share = _share_of(asked, first)
    if share is None:
        return _fact(asked, value, words["value"], say(f"ask.{tone}", **words))
    return _fact(asked, value, words["value"], say(f"ask.{tone}_share", share=asked.share(share), **words))


def _chosen(asked: Asked, rows: Sequence[Row]) -> str:
    """Those that a bound keeps, how many and the first of them; the first few of each other group."""
    say, plan = asked.book.say, asked.plan
    if plan.having is not None:
        bound = filtered(plan.having).removeprefix(f"only {plan.having.column} ")
        unshown = [""] * (asked.result.row_count - len(rows))
        names = asked.book.listed([*(_named(asked, row) for row in rows), *unshown], most=_NAMED)
        count = asked.whole(asked.result.row_count)
        return say("ask.having", subject=asked.subject, bound=bound, count=count, names=names)
    place = next((at for at, column in enumerate(asked.result.columns) if column.name == plan.leaders), 0)
    first: dict[str, str] = {}
    for row in rows:
        others = [asked.key(row[at], asked.result.columns[at]) for at in asked.keys if at != place]
        first.setdefault(asked.key(row[place], asked.result.columns[place]), " / ".join(others))
    names = asked.book.listed([say("ask.named", name=name, value=best) for name, best in first.items()], most=_LISTED)
    return say(f"ask.leaders_{plan.order or 'largest'}", subject=asked.subject, group=plan.leaders or "", names=names)


def _named(asked: Asked, row: Row) -> str:
    return asked.book.say("ask.named", name=asked.name(row), value=asked.say_value(asked.cell(row, "value") or 0.0))


def _by(asked: Asked) -> str:
    return asked.book.listed([asked.result.columns[place].name for place in asked.keys])


def _share_of(asked: Asked, row: Row) -> float | None:
    """The share of the whole, where all parts are amounts above zero."""
    if (given := asked.cell(row, "share")) is not None:
        return given
    whole, value = asked.result.whole, asked.cell(row, "value")
    total = whole.total if whole else None
    if not total or value is None or not 0 <= value <= total or (whole and whole.groups < 2):  # noqa: PLR2004
        return None
    return value / total if value / total >= _TELLING else None


def _course(asked: Asked) -> Fact:
    """Steps over time: how many, the highest and the lowest."""
    place = asked.place("value") or 0
    rows: Sequence[Row] = [row for row in asked.result.rows if row[place] is not None]
    say = asked.book.say
    if not rows:
        return _fact(asked, None, "–", say("ask.blank_only", subject=asked.subject))
    rows = whole(asked, rows)
    high = max(rows, key=lambda row: asked.cell(row, "value") or 0.0)
    low = min(rows, key=lambda row: asked.cell(row, "value") or 0.0)
    words = {
        "subject": asked.subject,
        "by": _by(asked).lower() if len(asked.keys) == 1 else _by(asked),
        "high": asked.name(high),
        "high_value": asked.say_value(asked.cell(high, "value") or 0.0),
        "low": asked.name(low),
        "low_value": asked.say_value(asked.cell(low, "value") or 0.0),
    }
    value = asked.cell(high, "value")
    if len(rows) == 1:
        return _fact(asked, value, words["high_value"], say("ask.one_step", **words))
    return _fact(asked, value, words["high_value"], say("ask.course", **words))


def _change(asked: Asked) -> Fact:
    rows = [row for row in asked.result.rows if asked.cell(row, "change") is not None]
    say = asked.book.say
    if not rows:
        return _fact(asked, None, "–", say("ask.no_change_known", subject=asked.subject))
    latest = asked.plan.before and asked.plan.order is None
    row = next((row for row in reversed(rows) if not cut(asked, row)), rows[-1]) if latest else _leader(asked, rows)
    change = asked.cell(row, "change") or 0.0
    ends = {"now": asked.cell(row, "value") or 0.0, "before": asked.cell(row, "before") or 0.0}
    relative = asked.cell(row, "change_share")
    words = {
        "subject": asked.subject,
        "periods": _periods(asked),
        "name": asked.name(row),
        "amount": asked.scale([abs(change)]).write(abs(change)),
        "now": asked.say_value(ends["now"]),
        "before": asked.say_value(ends["before"]),
        "share": asked.book.say("ask.new") if relative is None else asked.share(abs(relative)),
    }
    tone = "same" if change == 0 else "up" if change > 0 else "down"
    form = "total" if not asked.keys else "leader"
    return _fact(asked, change, words["amount"], say(f"ask.change_{form}_{tone}", **words), "change")


def _leader(asked: Asked, rows: Sequence[Row]) -> Row:
    return next((row for row in rows if asked.name(row) != BLANK), rows[0])


def _periods(asked: Asked) -> str:
    say = asked.book.say
    if asked.plan.before:
        unit = say(f"nouns.{asked.plan.frequency or 'month'}", 1)
        return say(f"ask.against_{asked.plan.before}", unit=unit)
    earlier, later = compared(asked.plan)
    return say("ask.against", later=later.label, earlier=earlier.label)


def _rows(asked: Asked) -> Fact:
    count = asked.book.counted(asked.result.row_count, "row")
    tone = asked.plan.order or "all"
    words = {"rows": count, "measure": asked.plan.target or ""}
    first = asked.result.rows[0]
    place = next((at for at, column in enumerate(asked.result.columns) if column.name == asked.plan.target), None)
    value = first[place] if place is not None and isinstance(first[place], (int, float)) else None
    if value is None or tone == "all":
        kept = ", ".join(_filters(asked))
        key = "ask.rows_kept" if kept else "ask.rows_all"
        statement = asked.book.say(key, kept=kept, **words)
        return Fact(
            "answer", asked.book.say("ask.rows"), float(asked.result.row_count), None, count, statement, "ask.rows"
        )
    unit = asked.result.columns[place].unit if place is not None else None
    shown = table_scale([float(value)], unit or Unit("number"), asked.book.locale).write(float(value))
    statement = asked.book.say(f"ask.rows_{tone}", value=shown, **words)
    return Fact("answer", asked.plan.target or "", float(value), unit, shown, statement, "ask.rows")


def _filters(asked: Asked) -> list[str]:
    period = [asked.plan.period.label] if asked.plan.period else []
    return [*(filtered(each) for each in asked.plan.filters), *period]


def _values(asked: Asked) -> Fact:
    names = [asked.name(row) for row in asked.result.rows]
    unshown = asked.result.row_count - len(names)
    named = asked.book.listed([*names, *[""] * unshown], most=_LISTED) if names else ""
    count = asked.whole(asked.result.row_count)
    words = {"column": _by_groups(asked), "count": count, "names": named}
    key = "ask.values" if asked.result.row_count > 1 else "ask.value"
    statement = asked.book.say(key, **words)
    return Fact("answer", words["column"], float(asked.result.row_count), None, count, statement, "ask.rows")


def _by_groups(asked: Asked) -> str:
    return asked.book.listed(list(asked.plan.groups))
