"""Questions worth asking of a file: the one place that makes them, for whoever asked none and for whoever wants more.

Only what the catalogue can do is suggested, and only words that are understood as they are meant.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from automl.asking.naming import counted_name
from automl.chain import NOT_YET
from automl.errors import UnderstandingError
from automl.findings import Suggestion
from automl.plan import Capability, Choice
from automl.table import Column, Frequency, Kind
from automl.understanding.about_rows import describe
from automl.understanding.calendar.written import day_written
from automl.understanding.capability import signalled
from automl.understanding.choices import Ask, Choices
from automl.understanding.forecasting import plan_over_time
from automl.understanding.foremost import amounts, foremost_group, foremost_measure, named_amount, place
from automl.understanding.heard import hear
from automl.understanding.scene import Scene

_MANY = 20
_MOST = 4
_TOP = 10
_ROWS = 2
"""Rows for each value, on average, from which the values of a column are worth ranking."""
_RANKED = ("customer", "product", "seller", "store", "supplier", "brand", "city", "country")
_WON = ("profit", "sales")
_AHEAD = {Frequency.YEAR: "year", Frequency.QUARTER: "year", Frequency.HOUR: "week"}
_YEAR_ENDS = {Frequency.MONTH: (12, 1), Frequency.QUARTER: (10, 1), Frequency.YEAR: (1, 1)}
"""The month and day of a year's last date, at the earliest, by the step of the dates."""
_LEAST_DATES = 6
_SHORT, _BRIEF = 190, 45
"""Days of history below which a month or a week ahead is worth asking for, not a quarter."""


@dataclass(frozen=True, slots=True)
class _Candidate:
    question: str
    why: str
    capability: Capability


def suggestions(scene: Scene, most: int = _MOST, *, described: bool = False) -> tuple[Suggestion, ...]:
    """Up to `most` questions that this file can answer, each with its reason, the worthiest first.

    described: whether what the file holds is being said already.
    """
    quiet = replace(scene, choices=Choices())
    found: list[Suggestion] = []
    for candidate in _candidates(scene, described=described):
        if len(found) < most and candidate.capability not in NOT_YET and _understood(candidate, quiet):
            found.append(Suggestion(candidate.question, candidate.why))
    return tuple(found)


def as_choices(found: tuple[Suggestion, ...]) -> list[Choice]:
    """The questions as choices; each choice's value is the question itself."""
    return [Choice(label=each.question, value=each.question) for each in found]


def _understood(candidate: _Candidate, scene: Scene) -> bool:
    """Whether the words mean what they are suggested for, without a question back."""
    heard = hear(candidate.question, scene)
    signal = signalled(heard, scene)
    try:
        plan = describe(heard, scene) if signal == "describe" else plan_over_time(heard, scene)
    except (Ask, UnderstandingError):
        return False
    return plan.capability == candidate.capability and signal in (None, plan.capability)


def _candidates(scene: Scene, *, described: bool) -> Iterator[_Candidate]:
    measure = foremost_measure(scene)
    if measure is not None and measure.target is not None:
        group = None if measure.expression else foremost_group(scene)
        yield from _forecasts(scene, measure.target, group)
        if not measure.expression:
            yield from _asked(scene, scene.table.column(measure.target), group)
    yield from _described(scene, described=described)


def _described(scene: Scene, *, described: bool) -> Iterator[_Candidate]:
    blank = sum(1 for column in scene.table.columns if column.missing)
    of_all = f"{blank:,} of {len(scene.table.columns):,} columns have blanks."
    missing = _Candidate("Which columns have missing values?", of_all if blank else "None has a blank.", "describe")
    if blank:
        yield missing
    if not described:
        yield _Candidate("What's in this file?", "It says what each column holds.", "describe")
        yield from [] if blank else [missing]


def _forecasts(scene: Scene, measure: str, group: Column | None) -> Iterator[_Candidate]:
    axis = scene.table.time
    if axis is None or scene.table.column(axis.column).distinct < _LEAST_DATES:
        return
    days = (axis.end - axis.start).days
    ahead = _AHEAD.get(axis.frequency) or ("week" if days < _BRIEF else "month" if days < _SHORT else "quarter")
    reach = f"The dates run from {day_written(axis.start)} to {day_written(axis.end)}."
    yield _Candidate(f"Forecast {measure} for the next {ahead}", reach, "forecast")
    if group is not None:
        yield _Candidate(f"Forecast {measure} by {group.name} for the next {ahead}", _values(group), "forecast")


def _asked(scene: Scene, measure: Column, group: Column | None) -> Iterator[_Candidate]:
    """Questions about the past: who is ahead, the best ten, how the usual size changes."""
    sums = measure in amounts(scene) and (scene.table.time is not None or named_amount(measure, scene))
    if group is not None:
        most = f"Which {group.name} had the most {measure.name}{_last_year(scene)}?"
        yield _Candidate(most if sums else f"Average {measure.name} by {group.name}", _values(group), "ask")
        if not sums and scene.table.time is None:
            yield _Candidate(f"How many rows by {group.name}?", f"{scene.table.rows:,} rows.", "ask")
    ranked = _ranked(scene)
    if ranked is not None and (won := _won(scene, measure)) is not None:
        yield _Candidate(f"Top {_TOP} {_several(ranked)} by {won.name}", _values(ranked), "ask")
    axis = scene.table.time
    if axis is not None and axis.transactions and sums and (axis.end - axis.start).days > _BRIEF:
        why = f"{scene.table.rows:,} rows, each with its own {measure.name}."
        yield _Candidate(f"Average {measure.name} by month", why, "ask")
    elif group is not None and sums:
        yield _Candidate(f"Average {measure.name} by {group.name}", _values(group), "ask")


def _values(column: Column) -> str:
    return f"{column.name} has {column.distinct:,} values."


def _last_year(scene: Scene) -> str:
    """The last year that the data have whole, as the end of a question."""
    axis = scene.table.time
    if axis is None:
        return ""
    whole = (axis.end.month, axis.end.day) >= _YEAR_ENDS.get(axis.frequency, (12, 28))
    year = axis.end.year if whole else axis.end.year - 1
    return f" in {year}" if (axis.start.year, axis.start.month) <= (year, 6) else ""


def _ranked(scene: Scene) -> Column | None:
    """What the best ten are worth asking of: customers, products; by their names rather than their numbers."""
    columns = scene.table.of_kind(Kind.CATEGORY, Kind.TEXT, Kind.ID)
    fit = [
        column
        for column in columns
        if _MANY < column.distinct <= scene.table.rows / _ROWS and place(column, _RANKED, scene) < len(_RANKED)
    ]
    return min(fit, key=lambda column: (place(column, _RANKED, scene), column.kind is Kind.ID), default=None)


def _several(column: Column) -> str:
    """What the best ten are called: "Customers" for "Customer Name"; a column that is not English keeps its name."""
    several = counted_name(column.name)
    english = {counted_name(each) for each in _RANKED}
    return several if several in english else column.name


def _won(scene: Scene, measure: Column) -> Column | None:
    """What the best are ranked by: what they bring."""
    best = min(amounts(scene), key=lambda column: place(column, _WON, scene), default=None)
    return best if best is None or place(best, _WON, scene) < len(_WON) or measure not in amounts(scene) else measure
