"""Scored lists as files: rows in their order, days as days, and nothing that a spreadsheet would run."""

from pathlib import Path

import openpyxl
import pandas as pd
import pytest

from automl.errors import ThreadcastError
from reports.scored_lists import write_list


def _scored(folder: Path) -> Path:
    frame = pd.DataFrame(
        {
            "name": ["Ada", "=HYPERLINK(1)", None],
            "since": pd.to_datetime(["2024-01-31", None, "2025-02-01"]),
            "y_predicted": ["Yes", "No", "No"],
            "y_p_Yes": [0.75, 0.25, 0.125],
        }
    )
    frame.to_parquet(folder / "scored.parquet")
    return folder / "scored.parquet"


def test_a_csv_holds_the_rows_and_no_formula(tmp_path: Path) -> None:
    write_list(_scored(tmp_path), tmp_path / "out.csv")
    told = pd.read_csv(tmp_path / "out.csv")
    assert told["name"].tolist()[:2] == ["Ada", "'=HYPERLINK(1)"]
    assert told["since"].tolist()[0] == "2024-01-31"
    assert told["y_p_Yes"].tolist() == [0.75, 0.25, 0.125]
    assert sorted(path.name for path in tmp_path.iterdir()) == ["out.csv", "scored.parquet"]


def test_a_workbook_holds_the_rows_and_no_formula(tmp_path: Path) -> None:
    write_list(_scored(tmp_path), tmp_path / "out.xlsx")
    rows = list(openpyxl.load_workbook(tmp_path / "out.xlsx").active.values)
    assert rows[0] == ("name", "since", "y_predicted", "y_p_Yes")
    assert rows[2][0] == "'=HYPERLINK(1)"
    assert rows[1][1].date().isoformat() == "2024-01-31"
    assert [row[3] for row in rows[1:]] == [0.75, 0.25, 0.125]


def test_another_ending_is_refused_in_words(tmp_path: Path) -> None:
    with pytest.raises(ThreadcastError, match="pdf"):
        write_list(_scored(tmp_path), tmp_path / "out.pdf")
