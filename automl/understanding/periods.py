"""The period that a question is about, the history it is drawn from, and the step."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

import pandas as pd

from automl.errors import UnderstandingError
from automl.plan import Filter, Period
from automl.table import Frequency, TimeAxis
from automl.timeline import FINENESS, MONTHS, History, add_months, history
from automl.understanding.calendar.labels import label
from automl.understanding.calendar.moment import Moment
from automl.understanding.calendar.resolve import Stretch, resolve, until
from automl.understanding.calendar.spoken import Day, Last, Next, Phrase, Rest, Role, Spoken, This, Weekday
from automl.understanding.heard import Heard
from automl.understanding.scene import Scene

_FINE = (Frequency.HOUR, Frequency.DAY, Frequency.WEEK)
_WEEKLY_FROM = timedelta(days=21)
_ONE_WEEK, _SHORTEST_MONTH = timedelta(days=7), timedelta(days=28)
_LONG_HISTORY, _SHORT_HISTORY = timedelta(days=360), timedelta(days=85)


@dataclass(frozen=True, slots=True)
class Times:
    """When: the period asked for (None when no words say so), and the filters that cut the history."""

    moment: Moment
    period: Stretch | None
    filters: tuple[Filter, ...]
    since: Stretch | None = None
    axis: TimeAxis | None = None

    @property
    def in_history(self) -> bool:
        """Whether the period asked for is over already."""
        return self.period is not None and self.period.end <= self.moment.end


def moment_of(heard: Heard, axis: TimeAxis, target: str | None, scene: Scene, *, past: bool) -> Moment:
    """Where the question's relative words count from; rows without a value of the target are no history."""
    own = axis.frequency if not axis.transactions else max(Frequency.MONTH, axis.frequency, key=FINENESS.index)
    found = _history(axis, target, _asked_unit(heard), scene)
    return Moment(
        end=found.end,
        live=found.live,
        today=scene.today,
        fiscal_start=scene.circumstances.fiscal_start,
        step=own,
        week_start=found.week_start if axis.frequency is Frequency.WEEK else 0,
        past=past,
    )


def _history(axis: TimeAxis, target: str | None, unit: Frequency, scene: Scene) -> History:
    known = scene.histories.get((axis, target, unit))
    if known is not None:
        return known
    frame = scene.table.frame
    stamps = pd.to_datetime(frame[axis.column])
    if target is not None and target in frame.columns and frame[target].notna().any():
        stamps = stamps[frame[target].notna()]
    if scene.export is not None and axis == scene.export.axis(scene.table):
        stamps = stamps[scene.export.over.reindex(stamps.index)]
    return scene.histories.setdefault((axis, target, unit), history(stamps, axis, unit, scene.today))


def _asked_unit(heard: Heard) -> Frequency:
    """The unit that the question is about: weeks or days when it names them, else months."""
    asked = [phrase for phrase in heard.phrases if phrase.role is Role.PERIOD]
    sure = [phrase for phrase in asked if not phrase.weak] or asked
    units = [unit for phrase in sure if (unit := _unit(phrase.spoken))]
    if heard.frequency in _FINE:
        units.append(heard.frequency)
    return min((unit for unit in units if unit in _FINE), key=FINENESS.index, default=Frequency.MONTH)


def _unit(spoken: Spoken) -> Frequency | None:
    match spoken:
        case Next(unit=unit) | Last(unit=unit) | This(unit=unit):
            return unit
        case Day() | Weekday():
            return Frequency.DAY
        case Rest(unit=unit):
            return Frequency.DAY if unit is Frequency.MONTH else unit
        case _:
            return None


def times(heard: Heard, axis: TimeAxis, moment: Moment) -> Times:
    """Resolve every stretch of time that was heard."""
    filters = [each for phrase in heard.phrases for each in _filters(phrase, axis, moment)]
    since = _first(heard.phrases, Role.SINCE, moment)
    future_since = since if since and since.start > moment.end else None
    period = _period(heard.phrases, moment, future_since)
    return Times(moment, period, tuple(filters), since, axis)


def _first(phrases: Sequence[Phrase], role: Role, moment: Moment) -> Stretch | None:
    return next((_resolved(phrase, moment) for phrase in phrases if phrase.role is role), None)


def _resolved(phrase: Phrase, moment: Moment) -> Stretch:
    """The days of a phrase; "after 2023" begins on the day after it."""
    stretch = resolve(phrase.spoken, moment)
    if not phrase.after:
        return stretch
    following = stretch.end + timedelta(days=1)
    return Stretch(following, following)


def _period(phrases: Sequence[Phrase], moment: Moment, since: Stretch | None) -> Stretch | None:
    """The period asked for: one that lies ahead before one that is over, a sure one before a weak one."""
    asked = sorted((phrase for phrase in phrases if phrase.role is Role.PERIOD), key=lambda phrase: phrase.weak)
    stretches = [resolve(phrase.spoken, moment) for phrase in asked]
    ahead = [stretch for stretch in stretches if stretch.end > moment.end]
    limit = _until(phrases, moment)
    if since is not None and ahead:
        return _moved(ahead[0], since.start)
    if ahead:
        return ahead[0]
    if limit is not None and limit.end > moment.end:
        return Stretch(since.start if since else moment.next_day, limit.end)
    return since or next(iter(stretches), None) or limit


def _until(phrases: Sequence[Phrase], moment: Moment) -> Stretch | None:
    return next((until(phrase.spoken, moment) for phrase in phrases if phrase.role is Role.UNTIL), None)


def _moved(stretch: Stretch, start: date) -> Stretch:
    """A stretch of the same length that begins on `start`."""
    after = stretch.end + timedelta(days=1)
    if stretch.start.day == 1 and after.day == 1 and start.day == 1:
        months = (after.year - stretch.start.year) * 12 + after.month - stretch.start.month
        return Stretch(start, add_months(start, months) - timedelta(days=1))
    return Stretch(start, start + (stretch.end - stretch.start))


def _filters(phrase: Phrase, axis: TimeAxis, moment: Moment) -> list[Filter]:
    """The filters on time: since when, based on what, what was left out."""
    if phrase.role not in (Role.SINCE, Role.BASIS, Role.LEFT_OUT):
        return []
    stretch = _resolved(phrase, moment)
    if phrase.role is Role.LEFT_OUT:
        return [_left_out(stretch, axis, moment)]
    if stretch.start > moment.end:
        return []
    if phrase.role is Role.SINCE or stretch.end >= moment.end:
        return [Filter(column=axis.column, op=">=", value=stretch.start)]
    return [Filter(column=axis.column, op="between", value=[stretch.start, stretch.end])]


def _left_out(stretch: Stretch, axis: TimeAxis, moment: Moment) -> Filter:
    if stretch.start <= axis.start:
        return Filter(column=axis.column, op=">", value=stretch.end)
    if stretch.end >= moment.end:
        return Filter(column=axis.column, op="<", value=stretch.start)
    raise UnderstandingError(
        "I cannot leave out a stretch from the middle of the history.",
        "Say from when on the history counts instead, for example “since 2021”.",
    )


def default_period(axis: TimeAxis, moment: Moment) -> tuple[Stretch, str]:
    """The period when no words name one, and the sentence that says so.

    Yearly data: the next year. With about a year of history or more: the next quarter. With a quarter of history or
    more: the next month. Below: the next seven days.
    """
    known = moment.end - axis.start
    if axis.frequency is Frequency.YEAR:
        spoken, said = Next(1, Frequency.YEAR), "year"
    elif known >= _LONG_HISTORY or axis.frequency is Frequency.QUARTER:
        spoken, said = Next(1, Frequency.QUARTER), "quarter"
    elif known >= _SHORT_HISTORY or axis.frequency is Frequency.MONTH:
        spoken, said = Next(1, Frequency.MONTH), "month"
    else:
        spoken, said = Next(7, Frequency.DAY), "seven days"
    counted = f"the next {said}"
    return resolve(spoken, moment), f"No period was named, so {counted} is taken."


def as_period(stretch: Stretch, moment: Moment) -> Period:
    name = label(stretch.start, stretch.end, moment.fiscal_start)
    return Period(label=name, start=stretch.start, end=stretch.end)


def step_for(heard: Heard, axis: TimeAxis, period: Stretch, moment: Moment) -> Frequency:
    """The step: as the words say; a series keeps its own; transactions by how far the period reaches.

    From two months on by month, from three weeks on by week, below by day, and never in steps longer than the period.
    UnderstandingError when the words ask for a finer step than the data have.
    """
    own = axis.frequency
    if heard.frequency is not None:
        if FINENESS.index(heard.frequency) < FINENESS.index(own):
            raise UnderstandingError(
                f"The data have one value for each {own.value}, so they cannot be forecast by {heard.frequency.value}.",
                f"Ask for a forecast by {own.value}, or send data with a finer step.",
            )
        return heard.frequency
    if not axis.transactions or own in MONTHS or own is Frequency.WEEK:
        return own
    days = period.end - period.start + timedelta(days=1)
    if period.end >= add_months(moment.next_day, 2) - timedelta(days=1) and days >= _SHORTEST_MONTH:
        return Frequency.MONTH
    far = period.end - moment.end >= _WEEKLY_FROM
    return Frequency.WEEK if far and days >= _ONE_WEEK else Frequency.DAY
