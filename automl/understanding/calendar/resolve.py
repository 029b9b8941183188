"""From spoken stretches of time to days. Language models never do this; this file does."""

from dataclasses import dataclass, replace
from datetime import date, timedelta

from automl.errors import UnderstandingError
from automl.table import Frequency
from automl.timeline import FINENESS, add_months, shift
from automl.understanding.calendar.moment import Moment
from automl.understanding.calendar.spoken import Day, Last, Next, Part, Range, Rest, Some, Spoken, This, Weekday, Year

_SEASON = (3, Frequency.MONTH)
_ONE_DAY = timedelta(days=1)
_HOURS_IN_DAY = 24
_MOST_UNITS = 400


@dataclass(frozen=True, slots=True)
class Stretch:
    """Days from `start` to `end`, both included."""

    start: date
    end: date


def resolve(spoken: Spoken, moment: Moment) -> Stretch:
    """The days that are meant. UnderstandingError when there are no such days (31 February)."""
    stretch = _resolved(spoken, moment)
    if stretch.start > stretch.end:
        raise UnderstandingError("The period that you name is over already.", "Name a later one, or ask what it was.")
    return stretch


def _resolved(spoken: Spoken, moment: Moment) -> Stretch:
    match spoken:
        case Next():
            return _next(spoken, moment)
        case This(unit, fiscal):
            return Stretch(moment.start_of(moment.now, unit, fiscal), moment.end_of(moment.now, unit, fiscal))
        case Last():
            return _last(spoken, moment)
        case Rest(unit):
            return _rest(unit, moment)
        case Year() | Part():
            return _year(spoken, moment) if isinstance(spoken, Year) else _part(spoken, moment)
        case Day() | Weekday():
            return _day(spoken, moment) if isinstance(spoken, Day) else _weekday(spoken, moment)
        case Some():
            return _some(spoken, moment)
        case Range():
            return _range(spoken, moment)


def until(spoken: Spoken, moment: Moment) -> Stretch:
    """The stretch up to whose end is meant: of those without a year, the first that is not over."""
    stretch = resolve(spoken, moment)
    if not isinstance(spoken, Part) or (spoken.year is not None and (spoken.year.number or spoken.year.offset)):
        return stretch
    before = _moved(stretch, -1)
    return before if before.end > max(moment.end, moment.today if moment.live else moment.end) else stretch


def _next(spoken: Next, moment: Moment) -> Stretch:
    unit = spoken.unit or moment.step
    count = spoken.count
    if not 0 < count <= _MOST_UNITS * (1 if unit in (Frequency.MONTH, Frequency.QUARTER, Frequency.YEAR) else 10):
        raise UnderstandingError(
            f"I cannot look {count} {unit.value}s ahead.", "Ask about a nearer time, such as the next quarter."
        )
    if unit in (Frequency.DAY, Frequency.HOUR):
        days = count if unit is Frequency.DAY else -(-count // _HOURS_IN_DAY)
        base = moment.today if moment.live else moment.end
        return Stretch(base + _ONE_DAY, base + timedelta(days=days))
    if unit is Frequency.WEEK and not moment.live:
        return Stretch(moment.next_day, moment.end + timedelta(weeks=count))
    start = moment.first_coming(unit, spoken.fiscal)
    return Stretch(start, shift(start, unit, count) - _ONE_DAY)


def _last(spoken: Last, moment: Moment) -> Stretch:
    unit = spoken.unit or moment.step
    if moment.live:
        after = moment.start_of(moment.today, unit)
    elif unit in (Frequency.HOUR, Frequency.DAY, Frequency.WEEK) or spoken.count > 1:
        after = moment.next_day
    else:
        after = moment.start_of(moment.next_day, unit)
    start = shift(after, Frequency.DAY if unit is Frequency.HOUR else unit, -spoken.count)
    return Stretch(start, after - _ONE_DAY)


def _rest(unit: Frequency, moment: Moment) -> Stretch:
    """From the step after the end; of a month or a quarter no more than the running one."""
    now = moment.today if moment.live else moment.next_day
    start = moment.next_day if unit is Frequency.YEAR else max(moment.next_day, moment.start_of(now, unit))
    end = moment.end_of(now, unit)
    if end < start:
        end = moment.end_of(start, unit)
    return Stretch(start, end)


def _year(spoken: Year, moment: Moment) -> Stretch:
    """FY2018 is named by the calendar year in which it ends; a bare 2018 is the calendar's, "next year" the firm's."""
    if spoken.number is None:
        start = _year_by_offset(spoken, moment)
    else:
        begins = moment.begins(Frequency.YEAR, fiscal=spoken.fiscal or False)
        start = date(spoken.number if begins == 1 else spoken.number - 1, begins, 1)
    return Stretch(start, shift(start, Frequency.YEAR, 1) - _ONE_DAY)


def _year_by_offset(spoken: Year, moment: Moment) -> date:
    offset = spoken.offset or 0
    if offset > 0:
        return shift(moment.first_coming(Frequency.YEAR, spoken.fiscal), Frequency.YEAR, offset - 1)
    now = moment.today if moment.live else moment.next_day
    return shift(moment.start_of(now, Frequency.YEAR, spoken.fiscal), Frequency.YEAR, offset)


def _part(spoken: Part, moment: Moment) -> Stretch:
    year = spoken.year
    if year is not None and (year.number is not None or year.offset is not None):
        in_calendar = spoken.months == 1 or (spoken.months, spoken.unit) == _SEASON
        if year.fiscal is None:
            year = replace(year, fiscal=not in_calendar)
        return _part_of(spoken, _year(year, moment).start)
    fiscal = False if spoken.months == 1 else year.fiscal if year else None
    first_year = moment.start_of(moment.now, Frequency.YEAR, fiscal)
    around = [_part_of(spoken, shift(first_year, Frequency.YEAR, offset)) for offset in (-2, -1, 0, 1, 2)]
    if moment.past:
        return [each for each in around if each.end <= moment.end][-1]
    running = [each for each in around if moment.live and each.start <= moment.today <= each.end]
    after = moment.today if moment.live else moment.end
    return (running or [each for each in around if each.start > after])[0]


def _part_of(spoken: Part, year_start: date) -> Stretch:
    if spoken.months == 1 or (spoken.months, spoken.unit) == _SEASON:
        start = add_months(year_start, (spoken.number - year_start.month) % 12)
    else:
        number = spoken.number if spoken.number > 0 else 12 // spoken.months
        start = add_months(year_start, (number - 1) * spoken.months)
    return Stretch(start, add_months(start, spoken.months) - _ONE_DAY)


def _some(spoken: Some, moment: Moment) -> Stretch:
    whole = resolve(spoken.of, moment)
    if spoken.last:
        coarse = spoken.count == 1 and FINENESS.index(moment.step) > FINENESS.index(spoken.unit)
        unit = moment.step if coarse else spoken.unit
        return Stretch(max(whole.start, shift(whole.end + _ONE_DAY, unit, -spoken.count)), whole.end)
    return Stretch(whole.start, min(whole.end, shift(whole.start, spoken.unit, spoken.count) - _ONE_DAY))


def _day(spoken: Day, moment: Moment) -> Stretch:
    day = _one_day(spoken, moment)
    return Stretch(day, day + timedelta(days=spoken.days - 1))


def _one_day(spoken: Day, moment: Moment) -> date:
    after = moment.today if moment.live else moment.end
    if spoken.offset is not None:
        return after + timedelta(days=spoken.offset)
    month, number = spoken.month or 1, spoken.day or 1
    if spoken.year is not None:
        return _existing(spoken.year, month, number)
    day = _existing(after.year, month, number)
    return _existing(after.year + 1, month, number) if day <= after and not moment.past else day


def _weekday(spoken: Weekday, moment: Moment) -> Stretch:
    base = moment.today if moment.live else moment.end
    start = base + timedelta(days=(spoken.first - base.weekday() - 1) % 7 + 1)
    return Stretch(start, start + timedelta(days=spoken.days - 1))


def _existing(year: int, month: int, day: int) -> date:
    try:
        return date(year, month, day)
    except ValueError:
        raise UnderstandingError(
            f"There is no day {day} in month {month} of {year}.", "Check the date and ask again."
        ) from None


def _range(spoken: Range, moment: Moment) -> Stretch:
    if spoken.first == Next(1, None):
        return Stretch(moment.next_day, until(spoken.last, moment).end)
    last = resolve(spoken.last, moment)
    first = resolve(_dated_like(spoken.first, spoken.last), moment)
    if first.start > last.end:
        first, last = _put_in_order(spoken, first, last)
    return Stretch(first.start, last.end)


def _dated_like(first: Spoken, last: Spoken) -> Spoken:
    """March in "March to June 2023" is of 2023 too."""
    if isinstance(first, Part) and first.year is None and isinstance(last, Part):
        return replace(first, year=last.year)
    if isinstance(first, Day) and first.year is None and isinstance(last, Day):
        return replace(first, year=last.year)
    return first


def _put_in_order(spoken: Range, first: Stretch, last: Stretch) -> tuple[Stretch, Stretch]:
    """Turns of the year: "November to February 2023" begins in 2022, "November 2022 to February" ends in 2023."""
    years = last.end.year - first.start.year
    if _yearless(spoken.last):
        return first, _moved(last, 1 - years if (last.end.month, last.end.day) < (first.start.month, 1) else -years)
    if _yearless(spoken.first):
        return _moved(first, -1), last
    raise UnderstandingError("The period that you name ends before it begins.", "Name the earlier date first.")


def _yearless(spoken: Spoken) -> bool:
    return isinstance(spoken, (Part, Day)) and spoken.year is None


def _moved(stretch: Stretch, years: int) -> Stretch:
    end = add_months(stretch.end + _ONE_DAY, 12 * years) - _ONE_DAY
    return Stretch(add_months(stretch.start, 12 * years), end)
