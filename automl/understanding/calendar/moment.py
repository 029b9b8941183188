"""The point in time that a question is asked from."""

from dataclasses import dataclass
from datetime import date, timedelta

from automl.table import Frequency
from automl.timeline import period_end, period_start, shift

_FOLLOWS_FISCAL = (Frequency.QUARTER, Frequency.YEAR)


@dataclass(frozen=True, slots=True)
class Moment:
    """Where relative words count from.

    end: the last day of the last complete period. live: whether they count from today, or from the end of the data.
    fiscal_start: the month in which years begin. step: the data's own step, a month for transactions.
    week_start: the weekday on which weeks begin. past: whether the question speaks of what has been.
    """

    end: date
    live: bool
    today: date
    fiscal_start: int = 1
    step: Frequency = Frequency.MONTH
    week_start: int = 0
    past: bool = False

    @property
    def next_day(self) -> date:
        return self.end + timedelta(days=1)

    @property
    def now(self) -> date:
        """The day that lies in the running period."""
        if self.live:
            return self.today
        return self.end if self.past else self.next_day

    def begins(self, unit: Frequency, fiscal: bool | None = None) -> int:
        """The month in which units of this kind begin to count."""
        return self.fiscal_start if unit in _FOLLOWS_FISCAL and fiscal is not False else 1

    def start_of(self, day: date, unit: Frequency, fiscal: bool | None = None) -> date:
        return period_start(day, unit, self.begins(unit, fiscal), self.week_start)

    def end_of(self, day: date, unit: Frequency, fiscal: bool | None = None) -> date:
        return period_end(day, unit, self.begins(unit, fiscal), self.week_start)

    def first_coming(self, unit: Frequency, fiscal: bool | None = None) -> date:
        """The first day of the unit after today's (live), or of the first whole one after the end (historical)."""
        if self.live:
            return shift(self.start_of(self.today, unit, fiscal), unit, 1)
        start = self.start_of(self.next_day, unit, fiscal)
        return start if start == self.next_day else shift(start, unit, 1)
