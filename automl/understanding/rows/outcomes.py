"""Which column holds the outcome that the words speak of: "who will leave" is Attrition, "is it worth" is price."""

from dataclasses import dataclass

from automl.table import Column
from automl.understanding.lexicon.outcome_words import Outcome
from automl.understanding.lexicon.written import words
from automl.understanding.names import raw_words
from automl.understanding.numbers import number_at
from automl.understanding.rows.asked import Asked, predictable
from automl.understanding.rows.classes import holds_amounts, is_class, label_of, labels, with_amount
from automl.understanding.scene import Scene

_NOT = words("not wont never doesnt dont didnt isnt arent")
_NEAR = 3


@dataclass(frozen=True, slots=True)
class Spoken:
    """An outcome that was spoken of: its column, the class meant where one is, its kind, and where it was said."""

    column: Column
    positive: str | None
    kind: Outcome | None
    at: int


def spoken_outcome(asked: Asked) -> Spoken | None:
    """The outcome that the words speak of; None where no column of the table holds it."""
    return _in_bands(asked) or _by_verb(asked) or _by_class(asked)


def banded(asked: Asked) -> bool:
    """Whether a class is spoken of by its amount, so that the amount keeps no rows."""
    return _in_bands(asked) is not None


def of_column(column: Column, asked: Asked) -> Spoken | None:
    """What the words say of a column that was named: "predict who will *stay*" of Churn."""
    for at, kind, yes in _said(asked):
        if column in holders(kind, asked.scene):
            return Spoken(column, label_of(column, kind, asked.scene, yes=yes), kind, at)
    return None


def holders(kind: Outcome, scene: Scene) -> list[Column]:
    """The columns that may hold an outcome, the likeliest first."""
    fit = [(place, column) for column in scene.table.columns if (place := _place(column, kind)) is not None]
    fit = [(place, column) for place, column in fit if predictable(column, scene.table) and _fits(column, kind)]
    banded = [column for column in scene.table.columns if kind.name == "income" and holds_amounts(column, scene)]
    return [*(column for _, column in sorted(fit, key=lambda each: each[0])), *banded]


def constant_outcome(asked: Asked) -> Column | None:
    """The one column that would hold the outcome spoken of, were it not the same in every row."""
    for _, kind, _ in _said(asked):
        if kind.amount or holders(kind, asked.scene):
            continue
        for column in asked.scene.table.columns:
            if column.distinct <= 1 and _place(column, kind) is not None:
                return column
    return None


def _place(column: Column, kind: Outcome) -> int | None:
    parts = raw_words(column.name)
    name = {*parts, "_".join(parts), "".join(parts), column.name.casefold()}
    places = [at for at, one in enumerate(kind.names) if one in name]
    if not kind.opposite.isdisjoint(name):
        places.append(len(kind.names))
    return min(places, default=None)


def _fits(column: Column, kind: Outcome) -> bool:
    return (column.kind.numeric and not is_class(column)) or kind.name == "income" if kind.amount else is_class(column)


def _said(asked: Asked) -> list[tuple[int, Outcome, bool]]:
    """Every outcome that the words speak of, in order, and whether with a yes."""
    found = []
    for at in range(len(asked.sentence)):
        word = asked.sentence.plain(at)
        for kind in asked.rows.outcomes:
            if word in kind.yes or word in kind.no:
                before = {asked.sentence.plain(each) for each in range(max(0, at - _NEAR), at)}
                found.append((at, kind, (word in kind.yes) == _NOT.isdisjoint(before)))
    return found


def _by_verb(asked: Asked) -> Spoken | None:
    for at, kind, yes in _said(asked):
        columns = holders(kind, asked.scene)
        if columns:
            return Spoken(columns[0], label_of(columns[0], kind, asked.scene, yes=yes), kind, at)
    return None


def _in_bands(asked: Asked) -> Spoken | None:
    """A class by its amount: "who earns over 50K"."""
    roles = asked.scene.lexicon.roles
    sides = ((True, (*roles.above, *roles.at_least)), (False, (*roles.below, *roles.at_most)))
    for at in range(len(asked.sentence)):
        for above, phrases in sides:
            span = asked.sentence.at(at, phrases)
            number = number_at(asked.sentence, span.end, asked.scene.lexicon) if span else None
            found = with_amount(number.value, asked.scene, above=above) if number else None
            if found:
                return Spoken(found[0], found[1], None, at)
    return None


def _by_class(asked: Asked) -> Spoken | None:
    """A class that is named as what will be: "which tickets will be urgent", "is it virginica"."""
    for mention in asked.mentions:
        before = {asked.sentence.plain(at) for at in range(max(0, mention.span.start - 2), mention.span.start)}
        cells = [cell for cell in mention.cells if is_class(cell.column)]
        last = mention.span.end >= len(asked.sentence) - 1
        if cells and last and not before.isdisjoint(("be", "are", "is", "as", "become", "a", "get")):
            column = cells[0].column
            return Spoken(
                column,
                cells[0].value if cells[0].value in labels(column, asked.scene) else None,
                None,
                mention.span.start,
            )
    return None
