"""A file read into tables."""

from dataclasses import dataclass
from pathlib import Path

from automl.errors import ReadingError
from automl.reading.contents import grids_of
from automl.reading.grid import Grid
from automl.reading.handling import Handling
from automl.reading.limits import MEBIBYTE, Limits
from automl.reading.sheets import tables_of
from automl.table import Table


@dataclass(frozen=True, slots=True)
class ReadOutcome:
    """The tables of a file; the one that an answer would use comes first."""

    tables: tuple[Table, ...]


def read_file(path: Path, limits: Limits | None = None, handling: Handling | None = None) -> ReadOutcome:
    """Read a file into typed tables. ReadingError, with a sentence and a remedy, when it holds none or is not taken.

    handling: what people want otherwise than the reader would decide.
    """
    bounds = limits or Limits()
    return ReadOutcome(tables_of(_grids(path, bounds), bounds, handling or Handling()))


def _grids(path: Path, limits: Limits) -> list[Grid]:
    data = _bytes(path, limits)
    return grids_of(path.stem, data, limits)


def _bytes(path: Path, limits: Limits) -> bytes:
    if path.is_dir():
        raise ReadingError(f"{path.resolve().name} is a folder, not a file.", "Name a file in it.")
    if not path.is_file():
        raise ReadingError(f"There is no file {path.name}.", "Check the name and the folder.")
    if path.stat().st_size > limits.max_bytes:
        raise ReadingError(
            f"The file is larger than {limits.max_bytes // MEBIBYTE} MB, the limit.",
            "Send fewer rows or columns, or a table that is already summed up by day or month.",
        )
    return path.read_bytes()
