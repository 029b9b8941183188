"""Each ugly file, written otherwise in one respect, still reads as the same table with the same sums."""

from functools import cache
from pathlib import Path

import pytest

from automl.reading import read_file
from automl.table import Column, Kind, Table
from tests.automl.reading.mutants import MUTANTS
from tests.automl.reading.raw import has_cells
from tests.automl.reading.test_ugly_files import TABLES, UGLY

_SMALL = 40_000
"""Bytes of the files that are written in every way; larger ones in the few ways that depend on size."""
_FOR_LARGE = ("tabs", "a title above", "another locale")
_LARGEST = 600_000
_SLOW = "thousand_columns.csv"
"""Four seconds for each reading."""


def _small(name: str) -> bool:
    return (UGLY / name).stat().st_size <= _SMALL


FILES = [
    name for name in TABLES if (UGLY / name).stat().st_size < _LARGEST and name != _SLOW and has_cells(UGLY / name)
]
CASES = [(name, way) for name in FILES for way in MUTANTS if _small(name) or way in _FOR_LARGE]

pytestmark = pytest.mark.skipif(not FILES, reason="the shared ugly files are not here")


@pytest.mark.parametrize(("name", "way"), CASES)
def test_a_file_written_otherwise_holds_the_same_table(name: str, way: str, tmp_path: Path) -> None:
    table = _table(name)
    other = MUTANTS[way](UGLY / name, table, tmp_path)
    if other is None:
        pytest.skip("this file cannot be written in this way")
    found = read_file(other).tables[0]
    assert (found.rows, len(found.columns)) == (table.rows, len(table.columns))
    for column, expected in zip(found.columns, table.columns, strict=True):
        assert _traits(column) == _traits(expected)


@cache
def _table(name: str) -> Table:
    return read_file(UGLY / name).tables[0]


def _traits(column: Column) -> tuple[object, ...]:
    """What must not change: the name, the sort, how many cells and texts, the sum, the first and the last day."""
    if column.kind.numeric:
        values: tuple[object, ...] = (pytest.approx(column.sum), pytest.approx(column.min), pytest.approx(column.max))
        return (column.name, "numeric", column.missing, column.distinct, *values)
    days = (str(column.min)[:10], str(column.max)[:10]) if column.kind is Kind.DATE else ()
    sort = "textual" if column.kind.textual else column.kind.value
    return (column.name, sort, column.missing, column.distinct, *days)
