"""Whether periods as columns are what a table is about, or only some of what it holds."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

from automl.reading.columns.cells import Cells
from automl.reading.columns.identifiers import named_as_identifier
from automl.reading.columns.missing import NOTHING_BESIDE_VALUES, nothing
from automl.reading.columns.numbers import written_numbers
from automl.reading.dates.parse import written_dates
from automl.reading.layout.names import words_of
from automl.reading.wide.labels import Label, labels_of
from automl.reading.wide.shape import Shape

_PERIOD_SPELT = "month quarter week day date period monat quartal woche datum mois mes fecha"
_PERIOD_WORDS = frozenset(_PERIOD_SPELT.split())
_NUMBERS_BESIDE = 4
"""Periods for each other column of numbers, at the least."""
_SEVERAL = 3
_MOST_BARE_ROWS = 5_000
_MOST_LABELS = 200


@dataclass(frozen=True, slots=True)
class Down:
    """What of the time the rows themselves name, and the position of the column that does."""

    what: Literal["nothing", "years", "parts of years", "periods"]
    column: int | None = None


@dataclass(frozen=True, slots=True)
class Columns:
    """The columns of a table, by their positions."""

    header: Sequence[str]
    cells: Sequence[Cells]

    def numeric(self, place: int) -> bool:
        """Whether a column holds numbers that measure something."""
        found = self._valued(place)
        return len(found.texts) > 0 and not self.names(place) and written_numbers(found) is not None

    def names(self, place: int) -> bool:
        """Whether a column's numbers name things or count years."""
        return named_as_identifier(self.header[place]) or self.holds_years(place)

    def blank(self, place: int) -> bool:
        return len(self._valued(place).texts) == 0

    def holds_years(self, place: int) -> bool:
        """Whether a column holds years (2024, FY24, 2023/24)."""
        return all(label is not None and label.span == "year" for label in self._labels(place))

    def holds_parts(self, place: int) -> bool:
        """Whether a column holds months or quarters without a year."""
        labels = self._labels(place)
        return len(labels) > 1 and all(label is not None and label.bare for label in labels)

    def _labels(self, place: int) -> list[Label | None]:
        texts = self._valued(place).texts
        labels = labels_of(texts.to_pylist()) if 0 < len(texts) <= _MOST_LABELS else [None]
        return [None if label is None or label.measure else label for label in labels]

    def holds_dates(self, place: int) -> bool:
        found = self._valued(place)
        return len(found.texts) > 0 and written_numbers(found) is None and written_dates(found) is not None

    def with_words_kept(self, shape: Shape) -> Shape:
        """A column that is named like a sum and holds words stays."""
        words = [place for place in shape.left_out if not self.numeric(place) and not self.blank(place)]
        kept = tuple(sorted({*shape.kept, *words}))
        return replace(shape, kept=kept, left_out=tuple(place for place in shape.left_out if place not in words))

    def _valued(self, place: int) -> Cells:
        cells = self.cells[place]
        return cells.without(nothing(cells.texts, NOTHING_BESIDE_VALUES))


def periods_down(columns: Columns, shape: Shape) -> Down:
    """What of the time the rows themselves name: years, months or quarters without a year, or whole periods."""
    for place in shape.kept:
        if columns.holds_years(place):
            return Down("years", place)
        if columns.holds_parts(place):
            return Down("parts of years", place)
        named = bool(_PERIOD_WORDS.intersection(words_of(columns.header[place])))
        if (named or place == shape.kept[0]) and columns.holds_dates(place):
            return Down("periods", place)
    return Down("nothing")


def fits(columns: Columns, shape: Shape, down: Down) -> bool:
    """Whether the periods' columns hold numbers, and little else in the table does."""
    numbers = [place for place in shape.kept if columns.numeric(place)]
    if not _all_numbers(columns, shape) or not _time_fits(shape, down):
        return False
    if numbers and (len(shape.periods) < _NUMBERS_BESIDE * len(numbers) or len(shape.measures) > 1 or shape.bare):
        return False
    return not (shape.bare and len(columns.cells[0]) > _MOST_BARE_ROWS)


def _all_numbers(columns: Columns, shape: Shape) -> bool:
    filled = [place for place in shape.columns if not columns.blank(place)]
    return bool(filled) and all(columns.numeric(place) for place in filled)


def _time_fits(shape: Shape, down: Down) -> bool:
    """Whether rows and columns together name one time: years across with one measure may have months down."""
    match down.what:
        case "periods":
            return False
        case "years":
            return shape.bare
        case "parts of years":
            return shape.span == "year" and len(shape.measures) == 1
        case _:
            return True
