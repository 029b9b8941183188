from collections.abc import Callable
from functools import cache

import pytest

from automl.reading import read_file
from automl.table import Table
from tests.automl.understanding.businesses import BUSINESSES


@pytest.fixture(scope="session")
def business(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Table]:
    """The table of a made-up business, read as a person's file would be."""
    folder = tmp_path_factory.mktemp("businesses")

    @cache
    def read(name: str) -> Table:
        path = folder / f"{name}.csv"
        BUSINESSES[name]().to_csv(path, index=False)
        outcome = read_file(path)
        return outcome.tables[0]

    return read
