"""Tables written to files."""

from pathlib import Path

import pandas as pd
import pytest

from automl.errors import ThreadcastError
from reports.table_files import write

FRAME = pd.DataFrame({"=name": ["=cmd|x", " @sum", "plain", None], "amount": [-1.0, 2.0, 3.0, 4.0]})


def test_no_text_of_a_csv_can_be_taken_for_a_formula_and_numbers_stay(tmp_path: Path) -> None:
    write(FRAME, tmp_path / "table.csv")
    back = pd.read_csv(tmp_path / "table.csv")
    assert list(back.columns) == ["'=name", "amount"]
    assert back["'=name"].tolist()[:3] == ["'=cmd|x", "' @sum", "plain"]
    assert back["amount"].tolist() == [-1.0, 2.0, 3.0, 4.0]


def test_another_kind_of_file_is_refused_in_words(tmp_path: Path) -> None:
    with pytest.raises(ThreadcastError, match=r"\.docx"):
        write(FRAME, tmp_path / "table.docx")
