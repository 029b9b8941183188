"""The grammar of time: how stretches of time are put into words. Positions in, what was said out."""

from dataclasses import dataclass, replace

from automl.table import Frequency
from automl.understanding.calendar.named import Found, NamedGrammar
from automl.understanding.calendar.spoken import Day, Last, Next, Part, Range, Rest, Some, Spoken, This, Weekday, Year

_HALF_MONTHS = 6


@dataclass(frozen=True, slots=True)
class Grammar(NamedGrammar):
    """Reads stretches of time, named or counted, from a sentence at a position."""

    def spoken(self, at: int) -> Found | None:
        """The stretch of time that begins at `at`, a range of two where there is one."""
        first = self.stretch(at)
        if first is None:
            return None
        return self._range(first) or first

    def stretch(self, at: int) -> Found | None:
        """One stretch of time; an article before it is passed over."""
        start = at + 1 if self.plain(at) in ("the", "a", "an", "all", "our") and self.plain(at + 1) else at
        for read in (
            self._week_of,
            self._rest,
            self._mid,
            self.decade,
            self._end,
            self._ordinal,
            self.day,
            self._relative,
            self.part,
            self.year,
        ):
            found = read(start)
            if found:
                return found
        return self._counted(at)

    def _unit(self, at: int) -> tuple[Frequency, int, bool | None, int] | None:
        """A unit of time: its frequency, how many of it the word means, whether it is fiscal, the next position."""
        fiscal, after = self.fiscal(self.skip(at, "full", "whole", "complete", "entire", "business", "-"))
        unit = self.words.units.get(self.plain(after))
        if unit:
            return unit[0], unit[1], fiscal, after + 1
        if self.plain(after) in self.words.steps:
            return None
        if self.plain(after) in self.words.half and self.plain(self.skip(after + 1, "-")) in ("year", "years"):
            return Frequency.MONTH, _HALF_MONTHS, fiscal, self.skip(after + 1, "-") + 1
        return None

    def _count(self, at: int) -> tuple[int, int]:
        """A number of units at `at`, 1 when none stands there."""
        word = self.plain(at)
        if word == "half":
            return 1, at
        after = at + 1
        if word == "a" and self.plain(after) in ("few", "couple", "dozen"):
            word, after = self.plain(after), after + 1
        number = int(word) if word.isdigit() and int(word) < 1000 else self.words.numbers.get(word)  # noqa: PLR2004
        if number is None:
            return 1, at
        return number, self.skip(after, "of", "-", "more")

    def _relative(self, at: int) -> Found | None:
        word = self.plain(at)
        if word in self.words.coming:
            return self._coming(at + 1)
        if word in self.words.running:
            return self._running(at + 1)
        return self._gone(at + 1) if word in self.words.past else self._single(at)

    def _weekday(self, at: int) -> Found | None:
        found = self.words.weekdays.get(self.plain(at))
        return (Weekday(*found), at + 1) if found else None

    def _single(self, at: int) -> Found | None:
        if self.plain(at) in self.words.weekdays and self.plain(at - 1) in ("on", "for", "the", "by", "until"):
            return self._weekday(at)
        if self.plain(at) == "tomorrow":
            return Day(offset=1), at + 1
        if self.plain(at) == "yesterday":
            return Last(1, Frequency.DAY), at + 1
        return None

    def _coming(self, at: int) -> Found | None:
        named = self.part(at, bare=True) or self._weekday(at)
        if named and self.plain(at) not in self.words.units:
            return named
        count, after = self._count(at)
        if self.plain(after) in self.words.steps:
            return Next(count, None), after + 1
        unit = self._unit(after)
        if not unit:
            return None
        frequency, size, fiscal, end = unit
        if frequency is Frequency.YEAR and count * size == 1:
            inner = self._within_year(end, Year(offset=1, fiscal=fiscal))
            return inner or self._and_a_half(end) or (Next(1, frequency, fiscal), end)
        return Next(count * size, frequency, fiscal), end

    def _and_a_half(self, at: int) -> Found | None:
        said = [self.plain(at + i) for i in range(3)]
        return (Next(12 + _HALF_MONTHS, Frequency.MONTH), at + 3) if said == ["and", "a", "half"] else None

    def _within_year(self, at: int, year: Year) -> Found | None:
        """A part of the year just named: "next year's Q1", "next year march"."""
        found = self.part(self.skip(at, "s", ","), bare=True)
        if not found or not isinstance(found[0], Part):
            return None
        return replace(found[0], year=year), found[1]

    def _running(self, at: int) -> Found | None:
        named = self.part(at, bare=True) or self._weekday(at)
        if named and isinstance(named[0], Weekday):
            return named
        if named and isinstance(named[0], Part) and named[0].year is None:
            return replace(named[0], year=Year(offset=0)), named[1]
        unit = self._unit(at)
        if not unit:
            return None
        frequency, size, fiscal, end = unit
        if size != 1:
            return None
        inner = self._within_year(end, Year(offset=0, fiscal=fiscal)) if frequency is Frequency.YEAR else None
        return inner or (This(frequency, fiscal), end)

    def _gone(self, at: int) -> Found | None:
        named = self.part(at, bare=True)
        if named and isinstance(named[0], Part) and named[0].unit is Frequency.MONTH and named[0].months == 1:
            return Part(Frequency.MONTH, named[0].number, 1, named[0].year or Year(offset=-1)), named[1]
        count, after = self._count(at)
        if self.plain(after) in self.words.steps:
            return Last(count, None), after + 1
        unit = self._unit(after)
        return (Last(count * unit[1], unit[0]), unit[3]) if unit else None

    def _rest(self, at: int) -> Found | None:
        if self.plain(at) not in self.words.rest:
            return None
        after = self.skip(at + 1, "of", "the", "this", "current", "our", "in")
        unit = self._unit(after)
        if unit:
            return Rest(unit[0]), unit[3]
        named = self.year(after) or self.part(after)
        return (Range(Next(1, None), named[0]), named[1]) if named else None

    def _week_of(self, at: int) -> Found | None:
        """The seven days from a day on: "the week of July 8", "the week starting 8 July"."""
        if self.plain(at) != "week" or self.plain(at + 1) not in ("of", "starting", "beginning", "commencing", "from"):
            return None
        found = self.day(self.skip(at + 2, "the"))
        if not found or not isinstance(found[0], Day):
            return None
        return replace(found[0], days=7), found[1]

    def _mid(self, at: int) -> Found | None:
        """The first half of a year, as in "until mid 2025"."""
        if self.plain(at) not in ("mid", "middle"):
            return None
        year = self.year(self.skip(at + 1, "-", "of", "the"))
        return (Some(_HALF_MONTHS, Frequency.MONTH, year[0]), year[1]) if year else None

    def _end(self, at: int) -> Found | None:
        """The stretch whose end is meant: "the end of the year"."""
        word = self.plain(at)
        if word in ("eoy", "yearend"):
            return This(Frequency.YEAR), at + 1
        if word in self.words.end and self.plain(at + 1) == "of":
            return self._ending(self.skip(at + 2, "the", "our", "my"))
        unit = self._unit(at)
        if not unit:
            return None
        after = self.skip(unit[3], "-")
        if self.plain(after) in self.words.end and self.plain(at) not in self.words.coming:
            return This(unit[0], unit[2]), after + 1
        return None

    def _ending(self, at: int) -> Found | None:
        unit = self._unit(at)
        if unit:
            return This(unit[0], unit[2]), unit[3]
        return self.stretch(at)

    def _ordinal(self, at: int) -> Found | None:
        number = self.words.ordinals.get(self.plain(at))
        if number is None:
            return None
        if self.plain(at + 1) in self.words.half:
            return self.of_year(Part(Frequency.MONTH, number if number > 0 else 2, _HALF_MONTHS), at + 2)
        count, after = self._count(at + 1)
        unit = self._unit(after)
        if not unit:
            return None
        frequency, size, fiscal, end = unit
        if frequency is Frequency.QUARTER and count == 1:
            return self._numbered_quarter(number, fiscal, end)
        whole = self._whole(end)
        if whole is None or number not in (1, -1):
            return None
        return Some(count * size, frequency, whole[0], last=number < 0), whole[1]

    def _numbered_quarter(self, number: int, fiscal: bool | None, end: int) -> Found | None:
        part = Part(Frequency.QUARTER, number, 3, Year(fiscal=True) if fiscal else None)
        named = self.of_year(part, end)
        if number < 0 and (named is None or named[1] == end):
            return None
        return named

    def _whole(self, at: int) -> Found | None:
        if self.plain(at) not in ("of", "in"):
            return None
        return self._ending(self.skip(at + 1, "the"))

    def _counted(self, at: int) -> Found | None:
        """So many units, from the end on: "12 months", "12-month", "a year"."""
        count, after = self._count(at)
        if after == at:
            return None
        if self.plain(after) in self.words.steps:
            return Next(count, None), after + 1
        unit = self._unit(after)
        return (Next(count * unit[1], unit[0], unit[2]), unit[3]) if unit else None

    def _range(self, first: Found) -> Found | None:
        spoken, after = first
        joined = self.plain(after)
        if joined not in ("to", "through", "thru", "till", "until", "-", "–", "—", "and", "&", "up"):
            return None
        second = self.stretch(self.skip(after + 1, "to", "including", "the", "end", "of"))
        if second is None or (joined in ("and", "&") and not _joinable(spoken, second[0])):
            return None
        return (Range(spoken, second[0]), second[1]) if _rangeable(spoken) and _rangeable(second[0]) else None


def _rangeable(spoken: Spoken) -> bool:
    return isinstance(spoken, (Year, Part, Day, This, Next))


def _joinable(first: Spoken, second: Spoken) -> bool:
    return isinstance(first, (Year, Part, Day)) and type(first) is type(second)
