"""`threadcast read FILE --json` agrees with the catalogue of the shared files, wherever that gives rows and columns."""

import csv
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from workers.console.commands import read_command

DATA = Path("../shared/data/dev")
CATALOGUE = DATA / "catalogue.csv"


def _entries() -> list[dict[str, str]]:
    if not CATALOGUE.is_file():
        return []
    with CATALOGUE.open(encoding="utf-8") as file:
        return [entry for entry in csv.DictReader(file) if entry["rows"]]


ENTRIES = {entry["name"]: entry for entry in _entries()}
pytestmark = pytest.mark.skipif(not ENTRIES, reason="the shared sample files are not here")


Read = Callable[[Path], dict[str, Any]]


@pytest.fixture
def read(capfd: pytest.CaptureFixture[str]) -> Read:
    """The chosen table in what `read FILE --json` prints."""

    def read(path: Path) -> dict[str, Any]:
        assert read_command(path, as_json=True, out=None) == 0
        table: dict[str, Any] = json.loads(capfd.readouterr().out)["tables"][0]
        assert table["chosen"]
        return table

    return read


@pytest.mark.parametrize("name", ENTRIES)
def test_rows_and_columns_are_those_of_the_catalogue(name: str, read: Read) -> None:
    entry = ENTRIES[name]
    tables = [read(path) for path in sorted(DATA.glob(entry["file"]))]
    rows = {table["rows"] for table in tables}
    assert float(entry["rows"]) in {sum(table["rows"] for table in tables), *(rows if len(rows) == 1 else ())}
    if entry["cols"]:
        assert {len(table["columns"]) for table in tables} == {float(entry["cols"])}


@pytest.mark.parametrize("name", [name for name, entry in ENTRIES.items() if entry["date_range"][:4].isdigit()])
def test_the_time_axis_is_that_of_the_catalogue(name: str, read: Read) -> None:
    first, last = (part.split(" ")[0] for part in ENTRIES[name]["date_range"].split(".."))
    for path in sorted(DATA.glob(ENTRIES[name]["file"])):
        time = read(path)["time"]
        assert time is not None
        assert {time["start"][: len(first)], _german(time["start"])} >= {first}
        assert {time["end"][: len(last)], _german(time["end"])} >= {last}


def _german(day: str) -> str:
    """As two of the catalogue's entries write it."""
    return "-".join(reversed(day.split("-")))
