"""Where literals may come from: the words of the question, the profile of the table, the calendar."""

from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from automl.table import Column, Table
from automl.understanding.lexicon import LEXICA
from automl.understanding.numbers import numbers
from automl.understanding.words import cut, plain

_HUNDRED = 100.0
_ARITHMETIC = frozenset((0.0, 1.0))
"""Numbers that divide and count, and say nothing about the data."""


@dataclass(frozen=True)
class Given:
    """What is given. words: of the question. days: the ends of resolved periods. counts: numbers of the calendar."""

    words: str
    table: Table
    days: frozenset[date] = frozenset()
    counts: frozenset[float] = frozenset()
    language: str = "en"
    _held: dict[str, frozenset[str]] = field(default_factory=dict, repr=False, compare=False)

    def number(self, value: float, column: str | None = None) -> bool:
        """Whether a number was said, is a fact of a column, or is held by the column that it is compared with."""
        if value in _ARITHMETIC or value in self.counts or value in self._said or value in self._facts:
            return True
        return column is not None and self._holds_number(column, value)

    def text(self, value: str, column: str | None = None) -> bool:
        """Whether a text was said, is the day of a period, or is held by the column that it is compared with."""
        sought = plain(value.strip("%").strip())
        if not sought or sought in {day.isoformat() for day in self.days} or value in self._names:
            return True
        if f" {sought} " in self._spoken:
            return True
        names = [column] if column else [each.name for each in self.table.columns if each.kind.textual]
        return any(value in self._values(name) for name in names)

    @cached_property
    def _names(self) -> frozenset[str]:
        return frozenset(column.name for column in self.table.columns)

    @cached_property
    def _spoken(self) -> str:
        return f" {' '.join(cut(self.words).words())} {plain(self.words)} "

    @cached_property
    def _said(self) -> frozenset[float]:
        lexicon, sentence = LEXICA.get(self.language, LEXICA["en"]), cut(self.words)
        known = lexicon.calendar.numbers
        in_digits = [each.value for each in numbers(sentence, lexicon)]
        in_words = [float(known[word]) for word in sentence.words() if word in known]
        return frozenset(each for said in (*in_digits, *in_words) for each in (said, said / _HUNDRED, -said))

    @cached_property
    def _facts(self) -> frozenset[float]:
        facts = [fact for column in self.table.columns for fact in _facts_of(column)]
        return frozenset([float(self.table.rows), *facts])

    def _holds_number(self, name: str, value: float) -> bool:
        column = next((each for each in self.table.columns if each.name == name), None)
        return column is not None and column.kind.numeric and bool((self.table.frame[name] == value).any())

    def _values(self, name: str) -> frozenset[str]:
        if name not in self._held:
            held = self.table.frame[name].dropna().unique() if name in self.table.frame.columns else ()
            self._held[name] = frozenset(str(each) for each in held)
        return self._held[name]


def _facts_of(column: Column) -> list[float]:
    numbers_of = (column.min, column.max, column.mean, column.sum, column.missing, column.distinct)
    return [float(each) for each in numbers_of if isinstance(each, (int, float))]
