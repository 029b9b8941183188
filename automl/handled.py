"""A file read as people want it: the reader's tables, the chosen one prepared, and which wishes came to nothing."""

from collections.abc import Sequence
from pathlib import Path

from automl.errors import ReadingError
from automl.reading import Limits, read_file
from automl.reading.handling import Handling
from automl.table import Table

PREPARED = "prepared"
"""The kind of note that tells of a step of preparation; it carries the offer to leave the step out again."""
_MOST_NAMED = 8
_WORDS = {
    "table": ("There is no table “{value}” in this file.", "Choose one of {tables}."),
    "undo": ("Nothing called “{value}” was done to this table, so it can’t be undone.", "{offered}"),
    "dates": ("No date in this table could be read both ways, so their order stays as it is.", "{offered}"),
    "prepare": ("There is no step of preparation called “{value}” for this table.", "{offered}"),
}


def read_handled(path: Path, limits: Limits, handling: Handling) -> tuple[Table, ...]:
    """The tables of a file, the one to answer from first and prepared as wished. ReadingError in words.

    A wish that does not fit the file is passed over: see `idle`.
    """
    return read_file(path, limits, handling).tables


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
    sentence, remedy = _WORDS.get(_OPPOSITE.get(key, key), _WORDS["undo"])
    named = ", ".join(f"“{table.name}”" for table in tables[:_MOST_NAMED])
    offers = [offer.wish for note in tables[0].notes for offer in note.offers]
    listed = ", ".join(f"“{each}”" for each in offers[:_MOST_NAMED])
    offered = f"Choose one of {listed}." if offers else "Leave this choice out."
    return ReadingError(sentence.format(value=value), remedy.format(tables=named, offered=offered))


_OPPOSITE = {"do": "undo", "unprepare": "prepare"}


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
            return any(each.startswith("dates=") for each in offered)


def _never_held(wishes: Sequence[str]) -> list[str]:
    """The wishes that take back what was never wished for."""
    before = [Handling.of(wishes[:place]) for place in range(len(wishes))]
    takes_back = [wish.partition("=")[0] in _OPPOSITE for wish in wishes]
    return [
        wish for wish, held, back in zip(wishes, before, takes_back, strict=True) if back and held.also(wish) == held
    ]
