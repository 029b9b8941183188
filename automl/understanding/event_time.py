"""Which date says when something happened, where a file has several."""

from collections.abc import Sequence
from dataclasses import dataclass

from automl.errors import UnderstandingError
from automl.plan import Choice
from automl.table import Column, Frequency, Kind, TimeAxis
from automl.understanding.choices import key_value, value_of
from automl.understanding.deals.history import closing_axis, created_asked_for, only_verbs
from automl.understanding.heard import Heard
from automl.understanding.lexicon.written import words
from automl.understanding.names import name_words
from automl.understanding.scene import Scene

_EVENTS = (
    ("order", "sale", "purchase", "transaction", "invoice", "booking"),
    ("close", "closed", "won", "visit", "event", "pickup", "checkin", "arrival", "incident", "service"),
    ("created", "create", "opened", "open", "received", "posting", "posted", "document", "start", "started", "signup"),
)
"""Words that mark the date of the event itself, the surest first."""
_LATER = words("ship shipped shipping delivery delivered due paid payment updated modified end expiry birth")
_PLAIN = frozenset(("date", "day", "month", "week", "time", "datetime", "timestamp", "period", "year", "quarter"))


@dataclass(frozen=True, slots=True)
class Axis:
    """The time axis to use, and what was assumed to choose it."""

    time: TimeAxis
    assumptions: tuple[str, ...] = ()


def time_axis(heard: Heard, scene: Scene) -> Axis:
    """The date that was named, else the event's, else the only one; the question goes back when nothing decides.

    UnderstandingError when the table has no date at all.
    """
    if scene.table.time is None:
        raise UnderstandingError(
            "This file has no column of dates, so there is nothing to forecast over time.",
            "Add a column that says when each row happened, or ask which columns can be predicted from the others.",
        )
    dates = [column for column in scene.table.of_kind(Kind.DATE) if column.distinct > 1]
    named = _named(heard, dates, scene) or created_asked_for(heard, scene)
    if named is not None:
        return Axis(axis_of(named, scene))
    if (closing := closing_axis(heard, scene)) is not None:
        return Axis(closing, (f"Time is counted by {closing.column}, as far as deals have closed.",))
    if len(dates) < 2:  # noqa: PLR2004
        return Axis(scene.table.time)
    return _by_event(dates, scene)


def _named(heard: Heard, dates: Sequence[Column], scene: Scene) -> Column | None:
    for each in heard.played:
        meant = each.mention.columns[0].column if each.mention.columns else None
        if meant in dates and not only_verbs(heard.sentence.written(each.mention.span), scene):
            return meant
    return None


def _by_event(dates: Sequence[Column], scene: Scene) -> Axis:
    ranked = sorted(dates, key=lambda column: _rank(column, scene))
    first = [column for column in ranked if _rank(column, scene) == _rank(ranked[0], scene)]
    if len(first) > 1:
        options = [Choice(label=column.name, value=key_value("time", column.name)) for column in first]
        chosen = value_of(scene.choices.settle("Which date says when it happened?", options))
        return Axis(axis_of(scene.table.column(chosen), scene))
    others = [column for column in ranked[1:] if _rank(column, scene) != _rank_of_parts()]
    if not others:
        return Axis(axis_of(ranked[0], scene))
    return Axis(axis_of(ranked[0], scene), (f"Time is counted by {ranked[0].name}, not by {others[0].name}.",))


def _rank_of_parts() -> int:
    return len(_EVENTS) + 3


def _rank(column: Column, scene: Scene) -> int:
    """How surely a date is the event's, 0 the surest; years and other parts of a date come last."""
    name = name_words(column.name, scene.lexicon)
    axis = scene.table.time
    if name[-1] in ("year", "month", "quarter") and (axis is None or axis.column != column.name):
        return _rank_of_parts()
    for rank, marks in enumerate(_EVENTS):
        if any(word in marks for word in name):
            return rank + 1
    if set(name) <= _PLAIN:
        return 0
    return len(_EVENTS) + (2 if any(word in _LATER for word in name) else 1)


def axis_of(column: Column, scene: Scene) -> TimeAxis:
    """The time axis that a column of dates makes."""
    axis = scene.table.time
    if axis is not None and axis.column == column.name:
        return axis
    stamps = scene.table.frame[column.name].dropna()
    return TimeAxis(column.name, stamps.min().date(), stamps.max().date(), Frequency.DAY, transactions=True)
