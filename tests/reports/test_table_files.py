"""Tables written to files."""

import csv
from pathlib import Path

import pandas as pd
import pytest

from automl.errors import ThreadcastError
from reports.sheets.book import safe_text
from reports.table_files import write

FRAME = pd.DataFrame({"=name": ["=cmd|x", " @sum", "plain", None], "amount": [-1.0, 2.0, 3.0, 4.0]})


def test_no_text_of_a_csv_can_be_taken_for_a_formula_and_numbers_stay(tmp_path: Path) -> None:
    write(FRAME, tmp_path / "table.csv")
    back = pd.read_csv(tmp_path / "table.csv")
    assert list(back.columns) == ["'=name", "amount"]
    assert back["'=name"].tolist()[:3] == ["'=cmd|x", "' @sum", "plain"]
    assert back["amount"].tolist() == [-1.0, 2.0, 3.0, 4.0]


EVIL = [
    "=1+1",
    "+1+1",
    "-1+1",
    "@SUM(1)",
    "\t=1",
    "\r=1",
    "\n=1",
    " =1",
    "\u00a0=1",
    "\ufeff=1",
    "\u200b=1",
    "\x00=1",
    "＝1+1",
    "＠SUM(1)",
    '=HYPERLINK("http://127.0.0.1")',
    "=cmd|'/c calc'!A1",
]


@pytest.mark.parametrize("evil", EVIL)
def test_a_formula_has_an_apostrophe_before_it_in_cells_and_names(evil: str, tmp_path: Path) -> None:
    write(pd.DataFrame({evil: [evil], "plain": ["x"]}), tmp_path / "table.csv")
    with (tmp_path / "table.csv").open(encoding="utf-8", newline="") as file:
        assert [row[0][:1] for row in csv.reader(file)] == ["'", "'"]
    assert safe_text(evil).startswith("'")


@pytest.mark.parametrize("mark", [";", "\t", "|"])
def test_no_formula_begins_where_a_spreadsheet_separates_otherwise(mark: str, tmp_path: Path) -> None:
    write(pd.DataFrame({"name": [f"North{mark}=1+1", "South"], "amount": [1.5, 2.5]}), tmp_path / "table.csv")
    lines = (tmp_path / "table.csv").read_text(encoding="utf-8").splitlines()
    assert lines[1] == f'"North{mark}=1+1",1.5'


def test_tables_are_written_in_few_places_only() -> None:
    """All neutralise by the same rule; whatever else wrote tables might forget it."""
    writers = ("to_csv", "csv.writer", "DictWriter", "to_excel", "ExcelWriter", "xlsxwriter", "write_csv", "COPY (")
    allowed = {
        "reports/table_files.py",
        "reports/scored_lists.py",
        "reports/sheets/book.py",
        "workers/console/sample.py",
    }
    packages = ("automl", "reports", "ledger", "workers", "bot")
    sources = [path for package in packages for path in Path(package).rglob("*.py")]
    found = {str(path) for path in sources if any(writer in path.read_text(encoding="utf-8") for writer in writers)}
    assert found <= allowed
    assert len(sources) > 200


def test_another_kind_of_file_is_refused_in_words(tmp_path: Path) -> None:
    with pytest.raises(ThreadcastError, match=r"\.docx"):
        write(FRAME, tmp_path / "table.docx")
