"""What a question is asked of: the table, its words, the day, the settings, the choices made."""

from dataclasses import dataclass, field
from datetime import date

from automl.plan import Circumstances, Scalar
from automl.table import Column, Frequency, Kind, Table, TimeAxis
from automl.timeline import History
from automl.understanding.choices import Choices
from automl.understanding.deals.export import Export, export_of
from automl.understanding.levels import usual_aggregation
from automl.understanding.lexicon import Lexicon
from automl.understanding.lexicon.written import words
from automl.understanding.names import canonical, families_of, family, name_words, raw_words
from automl.understanding.values import Cells, cells, values_of

_NO_MEASURE = words("""
year month day week quarter hour weekday minute zip postal postcode latitude longitude lat lon lng long phone fax id
code key unnamed row index season mnth yr hr instant
""")
_NO_MEASURE_FIRST = _NO_MEASURE - {"index", "long"}
_YES = words("yes y true t 1 returned cancelled canceled")
_MOST_GROUPS_BY_NUMBER = 200
_LEAST_SIDE_BY_SIDE = 3


@dataclass(frozen=True, slots=True)
class Scene:
    """The table, with what can be measured in it, and what it can be broken down by.

    histories: where the history ends, by its time axis, target and unit: found once, asked for again and again;
    exports: the parts of a CRM export, likewise.
    """

    table: Table
    lexicon: Lexicon
    circumstances: Circumstances
    choices: Choices
    cells: Cells = field(repr=False)
    histories: dict[tuple[TimeAxis, str | None, Frequency], History] = field(default_factory=dict, repr=False)
    exports: list[Export | None] = field(default_factory=list, repr=False)

    @property
    def export(self) -> Export | None:
        """The parts of a CRM export; None where the table is none."""
        if not self.exports:
            self.exports.append(export_of(self.table))
        return self.exports[0]

    @property
    def today(self) -> date:
        return self.circumstances.today

    @property
    def measures(self) -> tuple[Column, ...]:
        """Columns that can be summed or averaged: numbers that are no ids, years, codes or flags.

        Constants are only among them where there is nothing else: a shop that sold nothing still asks for its sales.
        """
        numbers = [column for column in self.table.columns if is_measure(column)]
        varied = tuple(column for column in numbers if not flag(column))
        return varied or tuple(column for column in numbers if column.distinct == 1)

    @property
    def side_by_side(self) -> bool:
        """Whether the table is a series with an amount for each of several things, such as a column per industry."""
        axis = self.table.time
        grouping = any(column.kind in (Kind.CATEGORY, Kind.BOOLEAN) for column in self.table.columns)
        if axis is None or axis.transactions or grouping or len(self.measures) < _LEAST_SIDE_BY_SIDE:
            return False
        return all(self._is_one_of_many(column) for column in self.measures)

    def _is_one_of_many(self, column: Column) -> bool:
        """Whether a column is named for a thing and no measure by itself, as "price" or "sessions" are."""
        head = name_words(column.name, self.lexicon)[-1]
        known = [family(name, self.lexicon) for name, strong in families_of(head, self.lexicon).items() if strong]
        summed = usual_aggregation(column, self.table, self.lexicon) == "sum"
        return summed and not any(each.measure for each in known)

    @property
    def title_words(self) -> frozenset[str]:
        """The words of the table's name, each in its one form."""
        return frozenset(canonical(word, self.lexicon) for word in raw_words(self.table.name))


def scene(table: Table, lexicon: Lexicon, circumstances: Circumstances) -> Scene:
    return Scene(table, lexicon, circumstances, Choices(circumstances.choices), cells(table, lexicon))


def is_measure(column: Column) -> bool:
    """Whether a column can be measured, when it is named: a number that is no code and no part of a date."""
    name = raw_words(column.name)
    if not column.kind.numeric or name == ("index",):
        return False
    ends_so = name[-1] in _NO_MEASURE - {"index"} and len(name) <= 2  # noqa: PLR2004  "Order Year" is none
    return not (ends_so or name[0] in _NO_MEASURE_FIRST)


def flag(column: Column) -> bool:
    """Whether a numeric column says nothing that could be measured without being named: constant, or 0 and 1."""
    if column.distinct <= 1:
        return True
    return column.kind is Kind.INTEGER and column.min == 0 and column.max == 1


def groupable(column: Column, lexicon: Lexicon) -> bool:
    """Whether rows can be broken down by a column."""
    if column.kind in (Kind.CATEGORY, Kind.BOOLEAN, Kind.TEXT, Kind.ID):
        return True
    if column.kind is not Kind.INTEGER or column.distinct > _MOST_GROUPS_BY_NUMBER:
        return False
    names = {name for word in name_words(column.name, lexicon) for name in families_of(word, lexicon)}
    return not any(family(name, lexicon).measure for name in names)


def yes_of(column: Column, scene: Scene) -> Scalar | None:
    """The value by which a flag says yes; None when the column is no flag."""
    if column.kind is Kind.BOOLEAN:
        return True
    if column.kind is Kind.INTEGER and column.min == 0 and column.max == 1:
        return 1
    if column.kind is Kind.CATEGORY and column.distinct <= 2:  # noqa: PLR2004
        return next((value for value in values_of(scene.table, column) if value.casefold() in _YES), None)
    return None
