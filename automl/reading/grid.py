"""Cells as they lie in a file, before a header is known."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from automl.reading.layout.merges import Merge
from automl.table import Kind, Note

Mask = npt.NDArray[np.bool_]


@dataclass(frozen=True, slots=True, eq=False)
class Grid:
    """A rectangle of text cells, one string array for each column, trimmed, "" for blank.

    source: what the grid was read from, as people call it ("sheet Orders"); `row_noun` names its rows.
    first_row: the number that people give to the grid's first row (1 for the first line of a file).
    uneven: positions of rows that had too many cells; what did not fit was left out.
    semicolons: whether cells were separated by semicolons, which makes decimal commas likely.
    formulas_unsaved: whether its workbook holds formulas without the values that they had.
    native: for each column, which cells were numbers in the file already, not text; None where all cells are text.
    header: the names of the columns where the file itself tells them apart from the rows (Parquet, JSON); then all rows
    are data, with nothing above or below them.
    merges: cells that the sheet shows as one.
    kinds: of columns, by name, whose kind is known whatever their cells look like.
    """

    name: str
    source: str
    columns: tuple[pa.Array, ...]
    row_noun: Literal["line", "row", "record"]
    first_row: int = 1
    uneven: tuple[int, ...] = ()
    semicolons: bool = False
    native: tuple[Mask | None, ...] = ()
    formulas_unsaved: bool = False
    header: tuple[str, ...] | None = None
    merges: tuple[Merge, ...] = ()
    notes: tuple[Note, ...] = ()
    kinds: Mapping[str, Kind] = field(default_factory=dict)

    @property
    def height(self) -> int:
        return len(self.columns[0]) if self.columns else 0

    @property
    def width(self) -> int:
        return len(self.columns)

    def rows(self, start: int, stop: int) -> list[list[str]]:
        """The cells of rows `start` to `stop` (exclusive, cut to the grid)."""
        return [list(row) for row in zip(*(column[start:stop].to_pylist() for column in self.columns), strict=True)]

    def filled(self) -> npt.NDArray[np.int32]:
        """How many cells of each row hold something."""
        counts = np.zeros(self.height, dtype=np.int32)
        for column in self.columns:
            counts += pc.not_equal(column, "").to_numpy(zero_copy_only=False)
        return counts
