"""Files made inside the tests, and read."""

from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from automl.reading import Handling, read_file
from automl.table import Table

ReadText = Callable[..., Table]


@pytest.fixture
def read_text(tmp_path: Path) -> ReadText:
    """Write text in an encoding, read it with the wishes, and return the chosen table."""

    def read(text: str, encoding: str = "utf-8", *, wishes: Sequence[str] = (), name: str = "table") -> Table:
        path = tmp_path / f"{name}.csv"
        path.write_bytes(text.encode(encoding))
        return read_file(path, handling=Handling.of(wishes)).tables[0]

    return read
