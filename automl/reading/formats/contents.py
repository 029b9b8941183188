"""What a file holds, as grids: the one place that knows every format."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import PurePosixPath

from automl.errors import Problem, ReadingError
from automl.reading.formats.documents import are_documents, grid_of_documents
from automl.reading.formats.format import Format, format_of
from automl.reading.formats.json_text import read_json
from automl.reading.formats.packed import Packed, gunzipped, nested, unzipped
from automl.reading.formats.parquet import read_parquet
from automl.reading.formats.pictures import grid_of_pictures, mostly_pictures
from automl.reading.formats.web_page import read_web_page
from automl.reading.formats.workbook import read_workbook
from automl.reading.grid import Grid
from automl.reading.layout.names import shown
from automl.reading.limits import Limits
from automl.reading.text.delimited import read_delimited
from automl.table import Note

_NAMED = 3


def grids_of(name: str, data: bytes, limits: Limits, asked: str | None = None, *, packed: bool = False) -> list[Grid]:
    """The grids of a file called `name` (without an ending). ReadingError when it holds none or is not taken.

    asked: a table that is wanted even where it is hidden. packed: whether the file was in an archive itself; an
    archive within an archive is refused.
    """
    match format_of(data):
        case Format.GZIP | Format.ZIP if packed:
            raise nested()
        case Format.GZIP:
            return grids_of(PurePosixPath(name).stem or name, gunzipped(data, limits), limits, asked, packed=True)
        case Format.ZIP:
            return _of_archive(name, unzipped(data, limits), limits, asked)
        case Format.WORKBOOK:
            return read_workbook(data, limits, asked)
        case Format.PARQUET:
            return [read_parquet(name, data, limits)]
        case Format.JSON:
            return read_json(name, data, limits)
        case Format.WEB_PAGE:
            return read_web_page(name, data, limits)
        case _:
            return [read_delimited(name, data, limits)]


def _of_archive(name: str, files: Sequence[Packed], limits: Limits, asked: str | None) -> list[Grid]:
    if are_documents(files):
        return [grid_of_documents(name, files)]
    if mostly_pictures(files):
        return [grid_of_pictures(name, files, limits)]
    if len(files) == 1:
        return grids_of(PurePosixPath(files[0].name).stem, files[0].content, limits, asked, packed=True)
    return _of_several(files, limits)


def _of_several(files: Sequence[Packed], limits: Limits) -> list[Grid]:
    """The grids of all files that hold a table; the others are told."""
    grids: list[Grid] = []
    refused: dict[str, Problem] = {}
    for file in files:
        try:
            grids += _named(file, grids_of(PurePosixPath(file.name).stem, file.content, limits, packed=True))
        except ReadingError as error:
            refused[file.name] = error.problem
    if not grids:
        first, problem = next(iter(refused.items()))
        sentence = f"None of the {len(files)} files in the archive could be read. {first}: {problem.sentence}"
        raise ReadingError(sentence, problem.remedy)
    return [replace(grid, notes=(*grid.notes, *_left_out(list(refused)))) for grid in grids]


def _named(file: Packed, grids: Sequence[Grid]) -> list[Grid]:
    """Grids under names that tell the files of an archive apart. What is a line of a file is a row of a table here."""
    stem = shown(PurePosixPath(file.name).stem)
    return [replace(grid, name=grid.name if grid.name == stem else f"{stem}, {grid.name}") for grid in grids]


def _left_out(names: Sequence[str]) -> list[Note]:
    if not names:
        return []
    some = ", ".join(names[:_NAMED]) + (", …" if len(names) > _NAMED else "")
    return [Note("files_left_out", f"Left out files of the archive that hold no table: {some}.", len(names))]
