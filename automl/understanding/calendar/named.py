"""Stretches of time that have a name: years, quarters, halves, months, days."""

import re
from dataclasses import dataclass

from automl.table import Frequency
from automl.understanding.calendar.spoken import Day, Part, Range, Spoken, Year
from automl.understanding.lexicon.lexicon import CalendarWords
from automl.understanding.words import Sentence

Found = tuple[Spoken, int]
"""What was said, and the position after it."""
_YEAR = re.compile(r"^(1[6-9]|20|21)\d\d$")
_SHORT_YEAR = re.compile(r"^\d\d$")
_DECADE = re.compile(r"^((?:1[6-9]|20)?\d0)s$")
_SPOKEN_PIVOT = 30
_DAY = re.compile(r"^(0?[1-9]|[12]\d|3[01])(st|nd|rd|th)?$")
_PART = {"q": (Frequency.QUARTER, 3), "h": (Frequency.MONTH, 6)}
_PIVOT = 70


@dataclass(frozen=True, slots=True)
class NamedGrammar:
    """Reads named stretches of time from a sentence at a position."""

    sentence: Sentence
    words: CalendarWords

    def plain(self, at: int) -> str:
        return self.sentence.plain(at) if at not in self.sentence.taken else ""

    def skip(self, at: int, *passed: str) -> int:
        while self.plain(at) in passed:
            at += 1
        return at

    def fiscal(self, at: int) -> tuple[bool | None, int]:
        if self.plain(at) in self.words.fiscal:
            return True, at + 1
        return (False, at + 1) if self.plain(at) in self.words.calendar else (None, at)

    def decade(self, at: int) -> Found | None:
        """The ten years of "the 1990s", "the '90s", "the nineties"."""
        start = self.skip(at, "'", "’")
        word = self.plain(start)
        found = _DECADE.match(word)
        first = int(found.group(1)) if found else self.words.decades.get(word)
        if first is None:
            return None
        if first < 100:  # noqa: PLR2004
            first += 1900 if first >= _SPOKEN_PIVOT else 2000
        return Range(Year(first), Year(first + 9)), start + 1

    def part(self, at: int, *, bare: bool = False) -> Found | None:
        """Q1, H2 or a month, with the year before or after it where one stands there."""
        led = None if bare else self.leading_year(at)
        start = led[1] if led else at
        found = self.code(start) or self.month(start)
        if found is None:
            return None
        part, end = found
        if led:
            return Part(part.unit, part.number, part.months, led[0]), end
        return self.of_year(part, end)

    def leading_year(self, at: int) -> tuple[Year, int] | None:
        coded = re.match(r"^[qh][1-4]$", self.plain(at + 1)) is not None
        year = self.year(at, short=coded)
        if year is None or not isinstance(year[0], Year):
            return None
        return year[0], self.skip(year[1], "-", "/", ",", "'s")

    def code(self, at: int) -> tuple[Part, int] | None:
        word = self.plain(at)
        fiscal = Year(fiscal=True) if word == "fiscal" or word.startswith("fq") else None
        if word == "fiscal":
            at, word = at + 1, self.plain(at + 1)
        found = re.match(r"^f?([qh])([1-4])$|^([1-4])([qh])$", word)
        if found:
            letter, number = found.group(1) or found.group(4), int(found.group(2) or found.group(3))
        elif word in ("q", "h") and self.plain(at + 1) in ("1", "2", "3", "4"):
            letter, number, at = word, int(self.plain(at + 1)), at + 1
        else:
            return None
        frequency, months = _PART[letter]
        return (Part(frequency, number, months, fiscal), at + 1) if number * months <= 12 else None  # noqa: PLR2004

    def month(self, at: int) -> tuple[Part, int] | None:
        word = self.plain(at)
        number = self.words.months.get(word)
        if word in self.words.seasons:
            return Part(Frequency.MONTH, self.words.seasons[word], 3), at + 1
        if number is None or (word in ("may", "mar", "sep", "march") and not self.surely_month(at)):
            return None
        return Part(Frequency.MONTH, number, 1), self.skip(at + 1, ".")

    def surely_month(self, at: int) -> bool:
        """Whether a verb ("may", "march") is a month: a capital, a year, or a word such as "in" before it tells."""
        written = self.sentence.tokens[at].text[:1].isupper() and at > 0
        before = self.plain(at - 1)
        follows = self.skip(at + 1, "-", ",", "of", ".", "'")
        after = self.year(follows) is not None or self.relative_year(follows) is not None
        leads = {"in", "for", "of", "until", "through", "to", "since", "from", "by", "during", "and", "-", "between"}
        coming = self.words.coming | self.words.running | self.words.past
        return written or after or before in leads or before in coming or self._opens_range(at)

    def _opens_range(self, at: int) -> bool:
        """Whether another month stands behind: "march to may", "march and april"."""
        joined = self.plain(at + 1) in ("to", "-", "–", "through", "thru", "until", "till", "and", "&", "/", ",")
        return joined and self.plain(at + 2) in self.words.months

    def of_year(self, part: Part, end: int) -> Found:
        """`part` with the year that follows it, where one does."""
        at = self.skip(end, ",", "of", "in", "the", "-", "/", "'")
        quoted = self.plain(at - 1) in ("'", "-", "/") or part.unit is Frequency.QUARTER or self.quoted(at)
        year = self.year(at, short=quoted) or self.relative_year(at)
        if year is None or not isinstance(year[0], Year):
            return part, end
        fiscal = part.year.fiscal if part.year and part.year.fiscal else year[0].fiscal
        return Part(part.unit, part.number, part.months, Year(year[0].number, year[0].offset, fiscal)), year[1]

    def quoted(self, at: int) -> bool:
        tokens = self.sentence.tokens
        return at < len(tokens) and "'" in tokens[at].text.replace("’", "'")

    def relative_year(self, at: int) -> Found | None:
        offsets = ((self.words.coming, 1), (self.words.running, 0), (self.words.past, -1))
        for words, offset in offsets:
            if self.plain(at) in words:
                fiscal, after = self.fiscal(at + 1)
                if self.words.units.get(self.plain(after), (None, 0))[0] is Frequency.YEAR:
                    return Year(offset=offset, fiscal=fiscal), after + 1
        return None

    def year(self, at: int, *, short: bool = False) -> Found | None:
        start = self.skip(at, "year", "full")
        fiscal, after = self.fiscal(start)
        after = self.skip(after, "year", "-", "'") if fiscal is not None else after
        word = self.plain(after)
        if _YEAR.match(word) and not self.counts_something(after):
            return Year(int(word), fiscal=fiscal), after + 1
        if _SHORT_YEAR.match(word) and (fiscal is not None or short):
            return Year(_century(int(word)), fiscal=fiscal), after + 1
        return None

    def counts_something(self, at: int) -> bool:
        before, after = self.plain(at - 1), self.plain(at + 1)
        return before in ("$", "€", "£") or after in self.words.units or after in ("%", "percent", "dollars", "units")

    def day(self, at: int) -> Found | None:
        """A day, with its weekday where one is named too: "Saturday 2 March 2024", "2 March (Saturday)"."""
        if self.plain(at) in self.words.weekdays:
            return self.bare_day(self.skip(at + 1, ",", ".", "the", "-"))
        found = self.bare_day(at)
        after = self.skip(found[1], ",", "(", "a") if found else at
        if not found or self.plain(after) not in self.words.weekdays:
            return found
        return found[0], self.skip(after + 1, ")")

    def bare_day(self, at: int) -> Found | None:
        return self.iso_day(at) or self.day_first(at) or self.month_first(at)

    def iso_day(self, at: int) -> Found | None:
        words = [self.plain(at + i) for i in range(5)]
        if not (_YEAR.match(words[0]) and words[1] in ("-", "/") and words[2].isdigit() and int(words[2]) <= 12):  # noqa: PLR2004
            return None
        if words[3] == words[1] and _DAY.match(words[4]):
            return Day(int(words[2]), int(words[4]), int(words[0])), at + 5
        return Part(Frequency.MONTH, int(words[2]), 1, Year(int(words[0]))), at + 3

    def day_first(self, at: int) -> Found | None:
        found = _DAY.match(self.plain(at))
        after = self.skip(at + 1, "of")
        month = self.words.months.get(self.plain(after))
        return self.with_year(month, int(found.group(1)), after + 1) if found and month else None

    def month_first(self, at: int) -> Found | None:
        month = self.words.months.get(self.plain(at))
        after = self.skip(at + 1, "the", ".")
        found = _DAY.match(self.plain(after))
        if not (month and found) or self.plain(after - 1) == "-":
            return None
        return self.with_year(month, int(found.group(1)), after + 1)

    def with_year(self, month: int, day: int, at: int) -> Found:
        year = self.year(self.skip(at, ",", "of"))
        if year and isinstance(year[0], Year) and year[0].number:
            return Day(month, day, year[0].number), year[1]
        return Day(month, day), at


def _century(short: int) -> int:
    return 2000 + short if short < _PIVOT else 1900 + short
