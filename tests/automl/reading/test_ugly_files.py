"""Real and made-up ugly files: rows, columns, kinds, dates and sums as they should be, or the clear error."""

import csv
import re
from pathlib import Path

import pandas as pd
import pytest

from automl.errors import ReadingError
from automl.reading import Handling, read_file
from automl.table import Column, Kind, Table

UGLY = Path("../shared/data/dev/ugly")

TAKEN_THOUGH = {"real_table.ods": (2, 2)}
"""Expected to be refused, or to be read with so many rows and columns."""

TOLD_AS_IT_LIES = {"real_gdp.csv"}
"""What is expected are the rows and columns of the file; the table that questions see has its periods as rows."""

HARMLESS_COPY = {"xlsx_entity_bomb.xlsx"}
"""The shared copy defines no entity; test_unsafe_files.py makes one that does."""

_KINDS = {
    "number": {Kind.NUMBER, Kind.INTEGER, Kind.MONEY, Kind.PERCENT, Kind.ID, Kind.DATE},
    "text": {Kind.TEXT, Kind.CATEGORY, Kind.ID, Kind.EMPTY},
    "date": {Kind.DATE},
    "bool": {Kind.BOOLEAN},
}
"""Numbers named as identifiers are ids here, and years are dates."""


def _expected() -> list[dict[str, str]]:
    if not UGLY.is_dir():
        return []
    with (UGLY / "expected.csv").open(encoding="utf-8") as file:
        return list(csv.DictReader(file))


CASES = {case["file"]: case for case in _expected()}
TABLES = [name for name, case in CASES.items() if case["outcome"] == "table"]
ERRORS = [
    name
    for name, case in CASES.items()
    if case["outcome"] == "error" and name not in TAKEN_THOUGH and name not in HARMLESS_COPY
]

pytestmark = pytest.mark.skipif(not CASES, reason="the shared ugly files are not here")


@pytest.mark.parametrize("name", TABLES)
def test_an_ugly_file_becomes_its_table(name: str) -> None:
    case, table = CASES[name], read_file(UGLY / name).tables[0]
    if name in TOLD_AS_IT_LIES:
        assert (table.reshaped, table.source_rows) == ("periods to rows", int(case["rows"]))
        table = read_file(UGLY / name, handling=Handling.of(["undo=reshaped"])).tables[0]
        case = case | {"cols": "", "check": ""}
    if case["rows"]:
        assert table.rows == int(case["rows"])
    if case["cols"]:
        assert len(table.columns) == int(case["cols"])
    _assert_columns(case, table)
    _assert_dates(case, table)
    _assert_sum(case, table)


@pytest.mark.parametrize("name", ERRORS)
def test_a_file_without_a_table_gets_a_sentence_and_a_remedy(name: str) -> None:
    with pytest.raises(ReadingError) as caught:
        read_file(UGLY / name)
    assert caught.value.problem.sentence.endswith(".")
    assert caught.value.problem.remedy


@pytest.mark.parametrize(("name", "shape"), TAKEN_THOUGH.items())
def test_a_format_that_might_be_refused_is_read(name: str, shape: tuple[int, int]) -> None:
    assert read_file(UGLY / name).tables[0].frame.shape == shape


@pytest.mark.parametrize("name", sorted(HARMLESS_COPY))
def test_a_harmless_copy_is_read(name: str) -> None:
    assert read_file(UGLY / name).tables[0].rows > 0


def _assert_columns(case: dict[str, str], table: Table) -> None:
    names, types = (_listed(case[field]) for field in ("columns", "types"))
    if len(types) == len(table.columns):
        for column, expected in zip(table.columns, types, strict=True):
            assert column.kind in _KINDS[expected] | ({Kind.EMPTY} if column.distinct == 0 else set()), column.name
    if len(names) == len(table.columns) and not names[0].isdigit() and "Unnamed" not in case["columns"]:
        assert [column.name for column in table.columns] == names


def _listed(cell: str) -> list[str]:
    return [" ".join(part.split()) for part in cell.split(" | ") if part.strip() != "..."] if cell else []


def _assert_dates(case: dict[str, str], table: Table) -> None:
    if ".." not in case["date_range"]:
        return
    start, end = (day[:10] for day in case["date_range"].split(".."))
    ranges = {(str(c.min)[: len(start)], str(c.max)[: len(end)]) for c in table.of_kind(Kind.DATE)}
    assert (start, end) in ranges


def _assert_sum(case: dict[str, str], table: Table) -> None:
    asked = re.match(r"sum\((.*)\) = ([\d.]+)$", case["check"])
    if asked is None:
        return
    column = _called(table, asked[1].strip())
    if any(note.kind == "formulas_without_values" for note in table.notes):
        assert column.kind is Kind.EMPTY
        return
    decimals = len(asked[2].partition(".")[2])
    assert _sum(column, table) == pytest.approx(float(asked[2]), abs=0.6 * 10**-decimals)


def _called(table: Table, name: str) -> Column:
    return table.column(" ".join(name.split()))


def _sum(column: Column, table: Table) -> float:
    if column.sum is not None:
        return column.sum
    return float(pd.to_numeric(table.frame[column.name]).sum())
