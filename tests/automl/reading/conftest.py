"""Files made inside the tests, and read."""

from collections.abc import Callable
from pathlib import Path

import pytest

from automl.reading import read_file
from automl.table import Table

ReadText = Callable[..., Table]


@pytest.fixture
def read_text(tmp_path: Path) -> ReadText:
    """Write text in an encoding, read it, and return the chosen table."""

    def read(text: str, encoding: str = "utf-8") -> Table:
        path = tmp_path / "table.csv"
        path.write_bytes(text.encode(encoding))
        return read_file(path).tables[0]

    return read
