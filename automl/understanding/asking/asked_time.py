"""The days that a question about the past is about, and those that it sets them against."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from automl.errors import UnderstandingError
from automl.plan import Filter, Period
from automl.table import Frequency
from automl.understanding.calendar.labels import label
from automl.understanding.calendar.moment import Moment
from automl.understanding.calendar.resolve import Stretch, resolve
from automl.understanding.calendar.spoken import Phrase, Range, Role, Year
from automl.understanding.calendar.written import day_written
from automl.understanding.heard import Heard
from automl.understanding.periods import Times, as_period
from automl.understanding.scene import Scene

_LONG = timedelta(days=100)
_ONE_DAY = timedelta(days=1)
_TWO = 2


@dataclass(frozen=True, slots=True)
class AskedTime:
    """When. column: of the dates, None in a file without any. named: the periods that were named, in their order.

    start, end: the first day of the data, and the last one of their last complete period.
    """

    column: str | None = None
    period: Period | None = None
    named: tuple[Period, ...] = ()
    compared: bool = False
    filters: tuple[Filter, ...] = ()
    moment: Moment | None = None
    start: date | None = None
    last: date | None = None
    own: Frequency = Frequency.DAY

    @property
    def usual_step(self) -> Frequency:
        """The step of a course over time when no words name one."""
        if self.own in (Frequency.MONTH, Frequency.QUARTER, Frequency.YEAR):
            return self.own
        first = self.period.start if self.period else self.start
        last = self.period.end if self.period else self.last
        long = first is not None and last is not None and last - first >= _LONG
        return Frequency.MONTH if long else max(self.own, Frequency.DAY, key=list(Frequency).index)


def asked_time(heard: Heard, when: Times | None, scene: Scene) -> AskedTime:
    """The days of a question about the past. UnderstandingError when they are none."""
    axis = when.axis if when is not None and when.axis else scene.table.time
    if axis is None or when is None:
        return AskedTime(axis.column if axis else None)
    last = max(axis.end, when.moment.end)
    bare = AskedTime(axis.column, moment=when.moment, start=axis.start, last=last, own=axis.frequency)
    listed = _named(heard.phrases, when.moment)
    compared = [each for each in heard.phrases if each.role is Role.COMPARED]
    together = bool(compared) or (len(listed) == _TWO and _set_against(heard, scene)) or compares_years(heard)
    period = _period(heard, when, bare)
    left_out = tuple(each for each in when.filters if each.op in ("<", ">"))
    return replace(bare, period=period, named=listed, compared=together, filters=left_out)


def _named(phrases: Sequence[Phrase], moment: Moment) -> tuple[Period, ...]:
    """Each period that was named; a stretch of years by its ends ("from 2020 to 2021")."""
    said = (phrase for phrase in phrases if phrase.role in (Role.PERIOD, Role.COMPARED) and not phrase.weak)
    return tuple(as_period(resolve(phrase.spoken, moment), moment) for phrase in said)


def ends_of(heard: Heard, moment: Moment) -> tuple[Period, Period] | None:
    """The two ends of a stretch of years or parts of years: "growth from 2020 to 2021"."""
    for phrase in heard.phrases:
        spoken = phrase.spoken
        if isinstance(spoken, Range) and phrase.role is Role.PERIOD and not isinstance(spoken.first, Range):
            first, last = resolve(spoken.first, moment), resolve(spoken.last, moment)
            if isinstance(spoken.last, Year) or (first.end - first.start) == (last.end - last.start):
                return as_period(first, moment), as_period(last, moment)
    return None


def compares_years(heard: Heard) -> bool:
    """Whether a stretch is meant by its two ends: "compare sales in 2021 and 2022"."""
    said = {"compare", "comparison", "compared"}.intersection(heard.sentence.words())
    return bool(said) and any(isinstance(phrase.spoken, Range) for phrase in heard.phrases)


def _set_against(heard: Heard, scene: Scene) -> bool:
    said = set(heard.sentence.words())
    return not said.isdisjoint(scene.lexicon.roles.versus | {"compare", "compared", "comparison", "and"})


def _period(heard: Heard, when: Times, bare: AskedTime) -> Period | None:
    """The period that was named; since when on up to the end of the data; up to when from their start."""
    first, last = bare.start, bare.last
    if first is None or last is None:
        return None
    since = next((each for each in heard.phrases if each.role is Role.SINCE), None)
    until = next((each for each in heard.phrases if each.role is Role.UNTIL), None)
    if since is not None and when.since is not None:
        end = resolve(until.spoken, when.moment).end if until else last
        return _stretch(when.since.start, end, when.moment, "since" if until is None else "")
    if until is not None and not any(each.role is Role.PERIOD for each in heard.phrases):
        reached = resolve(until.spoken, when.moment)
        before = (
            heard.sentence.plain(until.span.start) == "before" or heard.sentence.plain(until.span.start - 1) == "before"
        )
        return _stretch(first, reached.start - _ONE_DAY if before else reached.end, when.moment, "until")
    return as_period(when.period, when.moment) if when.period else None


def _stretch(start: date, end: date, moment: Moment, word: str) -> Period:
    if start > end:
        raise UnderstandingError(
            f"The data have nothing from {day_written(start)} on.", "Ask about an earlier time, or for a forecast."
        )
    name = label(start, end, moment.fiscal_start)
    if word:
        day = day_written(start if word == "since" else end)
        name = f"{word} {day}"
    return Period(label=name, start=start, end=end)


def year_before(period: Period, moment: Moment) -> Period:
    """The same days one year earlier."""
    start, end = year_back(period.start), year_back(period.end + _ONE_DAY) - _ONE_DAY
    return as_period(Stretch(start, end), moment)


def year_back(day: date) -> date:
    try:
        return day.replace(year=day.year - 1)
    except ValueError:  # 29 February
        return day.replace(year=day.year - 1, day=28)


def last_complete_year(time: AskedTime) -> Period | None:
    """The last calendar or fiscal year that the data cover whole; None where there is none with one before it."""
    if time.moment is None or time.start is None:
        return None
    moment = time.moment
    start = moment.start_of(moment.next_day, Frequency.YEAR)
    found = Stretch(year_back(start), start - _ONE_DAY)
    covered = time.start <= year_back(found.end) and found.end <= moment.end
    return as_period(found, moment) if covered else None
