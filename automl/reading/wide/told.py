"""What is told of a table whose periods became rows."""

from dataclasses import dataclass

from automl.reading.wide.labels import Span
from automl.reading.wide.shape import Shape
from automl.reading.wide.years import FoundYear
from automl.table import Note, Offer

KIND = "reshaped"
_MANY: dict[Span, str] = {
    "day": "days",
    "week": "weeks",
    "month": "months",
    "quarter": "quarters",
    "half": "half-years",
    "year": "years",
}
_MOST_NAMED = 3


@dataclass(frozen=True, slots=True)
class Told:
    """left_out: names of columns that sum others up. period, values: names of the new columns."""

    shape: Shape
    left_out: tuple[str, ...]
    period: str
    values: tuple[str, ...]
    year: FoundYear | None


def told(said: Told) -> tuple[Note, ...]:
    """Notes on what was done, with the way back."""
    count, many = len(said.shape.periods), _MANY[said.shape.span]
    sentence = f"The {count} {many} that were columns are now rows: {and_listed(said.period, *some_of(said.values))}."
    if said.left_out:
        what = "the column" if len(said.left_out) == 1 else f"{len(said.left_out)} columns"
        sentence += f" Left out {what} that would count them twice ({_named(said.left_out)})."
    notes = [Note(KIND, sentence, count, (Offer(f"Keep the {many} as columns", f"undo={KIND}"),))]
    if said.year is not None:
        notes.append(Note("year_found", _year(said.shape, said.year)))
    return tuple(notes)


def told_undone(shape: Shape) -> Note:
    """The note when people want the columns as they lie."""
    count, many = len(shape.periods), _MANY[shape.span]
    offer = Offer(f"Make the {many} rows", f"do={KIND}")
    return Note(KIND, f"The {count} {many} stay columns, as in the file.", count, (offer,))


def _year(shape: Shape, year: FoundYear) -> str:
    first, last = shape.periods[0], shape.periods[-1]
    over = "ends" if year.ending else "begins"
    wraps = f", in which the last one {over}" if last.part < first.part else ""
    return f"{first.period} to {last.period} have no year of their own; {year.first} is taken from {year.place}{wraps}."


def some_of(names: tuple[str, ...]) -> tuple[str, ...]:
    """The names, or the first of them and how many more there are."""
    few = len(names) <= _MOST_NAMED + 1
    return names if few else (*names[:_MOST_NAMED], f"{len(names) - _MOST_NAMED} more columns")


def _named(names: tuple[str, ...]) -> str:
    return ", ".join(names[:_MOST_NAMED]) + (", …" if len(names) > _MOST_NAMED else "")


def and_listed(*names: str) -> str:
    """The names in one phrase: a, b and c."""
    return " and ".join([", ".join(names[:-1]), names[-1]])
