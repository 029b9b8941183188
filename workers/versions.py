"""A file that comes after others in its thread: which one it is a newer version of, and what it inherits."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from automl.errors import ReadingError
from automl.reading.handling import Handling
from automl.table import Table
from ledger.repositories.datasets import Datasets
from ledger.tables import Dataset
from workers.wiring import Wired

Read = Callable[[Sequence[str]], Table]
"""Reads the file with wishes."""


@dataclass(frozen=True, slots=True)
class Version:
    """A file's first reading. wishes: how it is handled. replaces: the older file that it is a newer version of."""

    table: Table
    wishes: tuple[str, ...]
    replaces: str | None


def version_of(wired: Wired, dataset: Dataset, read: Read) -> Version:
    """A newer version of the newest older file whose columns it has when it is handled alike; else a file of its own.

    ReadingError where it cannot be read at all.
    """
    tables: dict[tuple[str, ...], Table] = {}
    for older in _older(wired, dataset):
        wishes = Handling.of(older.handling or ()).wishes
        try:
            table = tables[wishes] = tables[wishes] if wishes in tables else read(wishes)
        except ReadingError:
            if not wishes:
                raise
            continue
        if {column.name for column in table.columns} == set((older.profile or {})["columns"]):
            return Version(table, _fitting(wishes, table), older.id)
    return Version(tables[()] if () in tables else read(()), (), None)


def wished_in_vain(dataset: Dataset, older: Dataset | None) -> str | None:
    """The table that was chosen in the older version of a file, and that this one lacks."""
    wished = Handling.of((older.handling if older else None) or ()).table
    return wished if wished != Handling.of(dataset.handling or ()).table else None


def _older(wired: Wired, dataset: Dataset) -> list[Dataset]:
    """The files that came before, the newest first, as far as they were read and not deleted."""
    with wired.database.read() as session:
        of_thread = Datasets(session).of_thread(dataset.workspace_id, dataset.thread_id)
    before = [each for each in of_thread if (each.created_at, each.id) < (dataset.created_at, dataset.id)]
    return [each for each in before if each.profile]


def _fitting(wishes: tuple[str, ...], table: Table) -> tuple[str, ...]:
    """The wishes without the one for a table that is not there. The others may come to mean something again."""
    wished = Handling.of(wishes).table
    return wishes if wished in (None, table.name) else tuple(each for each in wishes if each != f"table={wished}")
