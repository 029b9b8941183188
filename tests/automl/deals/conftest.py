from collections.abc import Callable
from pathlib import Path

import pandas as pd
import pytest
from threadpoolctl import threadpool_limits

from automl.plan import Circumstances
from automl.reading import read_file
from automl.row_plans import PipelinePlan
from automl.table import Table
from automl.understanding import understand
from tests.automl.deals.market import Market, market

Read = Callable[[pd.DataFrame], Table]


@pytest.fixture(autouse=True, scope="session")
def _one_thread() -> object:
    with threadpool_limits(1):
        yield


@pytest.fixture(scope="session")
def read(tmp_path_factory: pytest.TempPathFactory) -> Read:
    """A frame, read as a person's file would be."""
    folder: Path = tmp_path_factory.mktemp("exports")

    def through_file(frame: pd.DataFrame) -> Table:
        path = folder / "export.csv"
        frame.to_csv(path, index=False)
        return read_file(path).tables[0]

    return through_file


@pytest.fixture(scope="session")
def usual() -> Market:
    """A market with two and a half years of history."""
    return market()


def planned(table: Table, there: Market, words: str = "what is our pipeline worth?", *choices: str) -> PipelinePlan:
    """The plan of a question that is asked on the market's day."""
    found = understand(words, table, Circumstances(today=there.today, choices=choices))
    assert isinstance(found.plan, PipelinePlan), found
    assert found.error is None
    return found.plan
