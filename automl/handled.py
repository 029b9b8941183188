"""A file read as people want it: the reader's tables, the chosen one prepared, and which wishes came to nothing."""

from collections.abc import Collection, Sequence
from pathlib import Path

from automl.errors import ReadingError
from automl.preparing import prepared
from automl.reading import Limits, read_file
from automl.reading.handling import Handling
from automl.table import Table

_MOST_NAMED = 8
_OPPOSITE = {"do": "undo", "unprepare": "prepare"}
_WORDS = {
    "table": ("There is no table “{value}” in this file.", "Choose one of {tables}."),
    "undo": ("Nothing called “{value}” was done to this table, so it can’t be undone.", "{offered}"),
    "dates": ("No date in this table could be read both ways, so their order stays as it is.", "{offered}"),
    "header": ("The column names of this table can’t be looked for elsewhere.", "{offered}"),
    "prepare": ("The step “{value}” was not done to this table, so it can’t be taken back.", "{offered}"),
}


def read_handled(path: Path, limits: Limits, handling: Handling) -> tuple[Table, ...]:
    """The tables of a file, the one to answer from first and prepared as wished. ReadingError in words.

    A wish that does not fit the file is passed over: see `idle`.
    """
    chosen, *others = read_file(path, limits, handling).tables
    return (_prepared(chosen, handling.steps), *others)


def idle(table: Table, handling: Handling) -> tuple[str, ...]:
    """The wishes that did nothing to `table`, which was read with this handling.

    Each that did something shows in a note with an offer of the opposite.
    """
    offered = {offer.wish for note in table.notes for offer in note.offers}
    return tuple(wish for wish in handling.wishes if not _shows(wish, table, offered))


def refuse_idle(tables: Sequence[Table], wishes: Sequence[str]) -> None:
    """ReadingError for the first of the wishes that did nothing to the tables that were read with them."""
    handling = Handling.of(wishes)
    did_nothing = [*idle(tables[0], handling), *_never_held(wishes)]
    if did_nothing:
        raise refusal(did_nothing[0], tables)


def refusal(wish: str, tables: Sequence[Table]) -> ReadingError:
    """Why a wish came to nothing, and what can be wished for instead. tables: the chosen one first."""
    key, _, value = wish.partition("=")
    if key == "prepare" and (hindrance := _hindrance(value, tables[0])) is not None:
        return hindrance
    sentence, remedy = _WORDS[_OPPOSITE.get(key, key)]
    named = ", ".join(f"“{table.name}”" for table in tables[:_MOST_NAMED])
    offers = [offer.wish for note in tables[0].notes for offer in note.offers]
    listed = ", ".join(f"“{each}”" for each in offers[:_MOST_NAMED])
    offered = f"Choose one of {listed}." if offers else "Leave this choice out."
    return ReadingError(sentence.format(value=value), remedy.format(tables=named, offered=offered))


def _prepared(table: Table, steps: Collection[str]) -> Table:
    """The table after the steps that can be done to it."""
    try:
        return prepared(table, steps)
    except ReadingError:
        return prepared(table, [step for step in steps if _hindrance(step, table) is None])


def _hindrance(step: str, table: Table) -> ReadingError | None:
    try:
        prepared(table, [step])
    except ReadingError as error:
        return error
    return None


def _shows(wish: str, table: Table, offered: set[str]) -> bool:
    key, _, value = wish.partition("=")
    match key:
        case "table":
            return table.name == value
        case "undo":
            return f"do={value}" in offered
        case "prepare":
            return f"unprepare={value}" in offered
        case _:
            return any(each.startswith(f"{key}=") for each in offered)


def _never_held(wishes: Sequence[str]) -> list[str]:
    """The wishes that take back what was never wished for."""
    before = [Handling.of(wishes[:place]) for place in range(len(wishes))]
    takes_back = [wish.partition("=")[0] in _OPPOSITE for wish in wishes]
    return [
        wish for wish, held, back in zip(wishes, before, takes_back, strict=True) if back and held.also(wish) == held
    ]
