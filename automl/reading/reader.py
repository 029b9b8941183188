"""A file read into tables."""

from dataclasses import dataclass
from pathlib import Path

from automl.errors import ReadingError
from automl.reading.formats.apart import OutOfMemoryError, OutOfTimeError, apart
from automl.reading.formats.contents import grids_of
from automl.reading.formats.format import is_plain
from automl.reading.grid import Grid
from automl.reading.handling import Handling
from automl.reading.layout.sheets import tables_of
from automl.reading.limits import MEBIBYTE, Limits
from automl.table import Table

_SMALLER = "Save the table as CSV, or send fewer rows and columns."


@dataclass(frozen=True, slots=True)
class ReadOutcome:
    """The tables of a file; the one that an answer would use comes first."""

    tables: tuple[Table, ...]


def read_file(path: Path, limits: Limits | None = None, handling: Handling | None = None) -> ReadOutcome:
    """Read a file into typed tables. ReadingError, with a sentence and a remedy, when it holds none or is not taken.

    handling: what people want otherwise than the reader would decide.
    """
    bounds = limits or Limits()
    wanted = handling or Handling()
    return ReadOutcome(tables_of(_grids(path, bounds, wanted), bounds, wanted))


def _grids(path: Path, limits: Limits, handling: Handling) -> list[Grid]:
    """The grids of a file; all but plain text is taken apart in a process that has its bounds."""
    data = _bytes(path, limits)
    if is_plain(data):
        return grids_of(path.stem, data, limits, handling.table)
    try:
        return apart(
            lambda: grids_of(path.stem, data, limits, handling.table), memory=limits.memory, seconds=limits.seconds
        )
    except OutOfMemoryError as error:
        raise ReadingError("The file is damaged, or unpacks to more than can be read.", _SMALLER) from error
    except OutOfTimeError as error:
        raise ReadingError("The file takes too long to read.", _SMALLER) from error


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
