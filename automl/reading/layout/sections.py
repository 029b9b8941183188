"""Lines that name a group of the rows below them, read as a column: North, its rows, South, its rows."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pyarrow as pa

from automl.reading.columns.cells import Cells
from automl.reading.grid import Grid, Mask
from automl.reading.layout.between import PAGE
from automl.reading.layout.sorts import Sort, sort_of
from automl.reading.layout.sums import groups_led_by_sums, measures
from automl.reading.layout.totals import TOTAL_NAME

_MOST = 2_000
_LONGEST = 60
_FEWEST = 4
_NEAR = 2
"""Rows from a line to the header below it."""
_YEAR = re.compile(r"^(?:19|20)\d\d$")
_KEY = re.compile(r"^([^:]{1,30}):\s*(\S.*)$")


@dataclass(frozen=True, slots=True, eq=False)
class Sections:
    """rows: the lines that name a group. name, cells: the column that they become, for every row below the header."""

    rows: Mask
    name: str
    cells: Cells

    @property
    def shown(self) -> str:
        """The first names of groups, for a sentence."""
        names = self.cells.texts.to_pylist()
        return ", ".join(names[:3]) + (", …" if len(names) > 3 else "")  # noqa: PLR2004


def sections_of(
    under: Grid,
    header: Sequence[str],
    above: Sequence[Sequence[str]],
    filled: npt.NDArray[np.int32],
    repeated: Mask,
) -> Sections | None:
    """The lines alone above each repeated header, or above the rows of each group; None where there are none.

    under: the grid below the header. header: the names. above: the rows above it. filled: how many cells of each row
    hold something.
    """
    if repeated.any() and (named := _in_headers(under, header, repeated)) is not None:
        return named
    alone = np.flatnonzero(filled == 1)
    if not 0 < len(alone) <= _MOST or under.width < 2:  # noqa: PLR2004
        return None
    data = np.flatnonzero((filled > 0) & ~repeated)
    if repeated.any():
        return _over_headers(under, above, alone, repeated)
    return _over_rows(under, alone, data, filled)


def _in_headers(under: Grid, header: Sequence[str], repeated: Mask) -> Sections | None:
    """The first names of headers that differ in them alone: North, Units, Revenue; South, Units, Revenue."""
    first = next((place for place, name in enumerate(header) if name), 0)
    lines = np.flatnonzero(repeated).tolist()
    titles = [header[first], *(str(under.columns[first][line].as_py()) for line in lines)]
    return _made(titles, lines, under.height, begins=0)


def _over_headers(
    under: Grid, above: Sequence[Sequence[str]], alone: npt.NDArray[np.int64], repeated: Mask
) -> Sections | None:
    headers = np.flatnonzero(repeated)
    lines = [int(alone[alone < header][-1]) for header in headers if (alone < header).any()]
    first = next((row for row in reversed(above) if any(row)), ())
    titles = [text for text in first if text]
    if (
        len(set(lines)) < len(headers)
        or len(titles) != 1
        or any(h - line > _NEAR for h, line in zip(headers, lines, strict=False))
    ):
        return None
    return _made([titles[0], *(_text(under, line) for line in lines)], lines, under.height, begins=0)


def _over_rows(
    under: Grid, alone: npt.NDArray[np.int64], data: npt.NDArray[np.int64], filled: npt.NDArray[np.int32]
) -> Sections | None:
    """Lines that hold a text in the first column alone, where the rows between them hold something there too."""
    first = next(
        place for place, column in enumerate(under.columns) if len(column.unique()) > 1 or place + 1 == under.width
    )
    lines = [int(row) for row in alone if under.columns[first][int(row)].as_py()]
    if len(lines) < 2 or len(lines) < len(alone) or not len(data) or data[0] != lines[0]:  # noqa: PLR2004
        return None
    others = np.setdiff1d(data, lines)
    full = np.array([bool(text) for text in under.columns[first].take(pa.array(others)).to_pylist()])
    next_rows = data[np.minimum(np.searchsorted(data, lines) + 1, len(data) - 1)]
    if len(others) < len(lines) or not full.all() or np.isin(next_rows, lines).any():
        return None
    if np.median(filled[others]) < 2:  # noqa: PLR2004
        return None
    return _made([_text(under, line) for line in lines], lines, under.height, begins=-1)


def sections_by_sums(columns: Sequence[Cells], keep: Mask, *, comma: bool) -> Sections | None:
    """The rows of a compact pivot that hold the sums of the rows below them, where all rows are of such groups."""
    places = np.flatnonzero(keep)
    first, others = columns[0], columns[1:]
    if not _FEWEST < len(places) <= _MOST or (first.codes[places] < 0).any():
        return None
    numbers = measures(others, keep, comma=comma)[places]
    if numbers.shape[1] == 0 or numbers.shape[1] < len([cells for cells in others if len(cells.texts)]):
        return None
    groups = groups_led_by_sums(numbers)
    if len(groups) < 2 or len(groups) * 2 >= len(places):  # noqa: PLR2004 - a group alone, or of one row each
        return None
    titles = [first.texts[int(first.codes[places[group]])].as_py() for group in groups]
    return _made(titles, [int(places[group]) for group in groups], len(keep), begins=-1)


def _made(titles: Sequence[str], lines: Sequence[int], height: int, *, begins: int) -> Sections | None:
    """The column; None where a line comes twice, or is no name, as those of pages are."""
    sorts = {Sort.DATE if _YEAR.match(title) else sort_of(title) for title in titles}
    dated = sorts == {Sort.DATE}
    if len({title.lower() for title in titles}) < len(titles) or not (dated or sorts == {Sort.TEXT}):
        return None
    if any(len(title) > _LONGEST or TOTAL_NAME.match(title) or PAGE.match(title) for title in titles):
        return None
    rows = np.zeros(height, dtype=np.bool_)
    rows[list(lines)] = True
    codes = (np.cumsum(rows) + begins).astype(np.int32)
    keyed = [_KEY.match(title) for title in titles]
    keys = {found[1].strip() for found in keyed if found}
    if len(keys) == 1 and all(keyed):
        return Sections(rows, keys.pop(), Cells(pa.array([found[2] for found in keyed if found]), codes))
    name = "Year" if all(map(_YEAR.match, titles)) else "Period" if dated else "Section"
    return Sections(rows, name, Cells(pa.array(list(titles)), codes))


def _text(under: Grid, row: int) -> str:
    return next(text for column in under.columns if (text := str(column[row].as_py())))
