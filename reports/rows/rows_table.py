"""Rows with their predictions as a small table: their names, what is predicted, why."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import pandas as pd

from automl.result import Unit
from reports.house_style import shorten
from reports.phrases import Phrasebook
from reports.rows.figures import cell_words, chance, in_table, row_name

SHOWN = 10
_NAMES, _LONGEST = 2, 120
_COLUMNS = ("predicted", "probability", "reason")


@dataclass(frozen=True, slots=True)
class Ranked:
    """One row of a list. names: the columns that tell it apart. predicted: class or value."""

    names: Mapping[str, Any]
    predicted: Any
    probability: float | None
    reason: str

    def called(self, place: int, book: Phrasebook) -> str:
        """What it is called: its name, or its place in the list."""
        return row_name(self.names, book) or f"{book.say('predict.waiting.number')} {place}"


def ranked(frame: pd.DataFrame | None, most: int = SHOWN) -> tuple[Ranked, ...]:
    """The first rows of a list of `predicted`, `probability`, `reason` and names."""
    if frame is None:
        return ()
    names = [str(name) for name in frame.columns if name not in _COLUMNS]
    return tuple(
        Ranked({name: row[name] for name in names}, row.get("predicted"), _number(row.get("probability")), _reason(row))
        for row in frame.head(most).to_dict(orient="records")
    )


def _number(value: Any) -> float | None:
    return None if value is None or pd.isna(value) else float(value)


def _reason(row: Mapping[Any, Any]) -> str:
    found = row.get("reason")
    if found is None or isinstance(found, (list, tuple)):
        return ", ".join(str(each) for each in found or ())
    return "" if pd.isna(found) else shorten(str(found), _LONGEST)


def columns(rows: Sequence[Ranked], task: str, book: Phrasebook, unit: Unit) -> tuple[list[str], list[list[str]]]:
    """Titles and cells: two names at most, the chance or the value or the class with its chance, and why."""
    names = list(rows[0].names)[:_NAMES] if rows else []
    told = {"binary": ["chance"], "multiclass": ["predicted", "chance"]}.get(task, ["predicted"])
    reasons = ["reason"] if any(row.reason for row in rows) else []
    titles = [
        *(names or [book.say("predict.waiting.number")]),
        *(book.say(f"predict.waiting.{each}") for each in (*told, *reasons)),
    ]
    cells = []
    for place, row in enumerate(rows, start=1):
        head = [_name(row.names[name], book) for name in names] or [str(place)]
        by = {"chance": _chance(row, book), "predicted": predicted(row, task, unit, book), "reason": row.reason}
        cells.append([*head, *(by[each] for each in (*told, *reasons))])
    return titles, cells


def _name(value: Any, book: Phrasebook) -> str:
    number = isinstance(value, (int, float)) and not isinstance(value, bool) and not pd.isna(value)
    return f"{float(value):.10g}" if number else cell_words(value, book)


def _chance(row: Ranked, book: Phrasebook) -> str:
    return "" if row.probability is None else chance(row.probability, book)


def predicted(row: Ranked, task: str, unit: Unit, book: Phrasebook) -> str:
    """What is predicted for a row: a class as it is spelt, a value in its unit."""
    if task != "regression" or row.predicted is None:
        return cell_words(row.predicted, book)
    return in_table(float(row.predicted), unit, book)
