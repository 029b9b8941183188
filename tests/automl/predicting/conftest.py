"""Files of people's data with a known truth, and the prediction that is asked of them."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import pytest

from automl.capabilities.predict import predict
from automl.engine import Deadline
from automl.models.signed import SignedShelf
from automl.plan import Circumstances
from automl.predicting.result import PredictResult
from automl.reading import read_file
from automl.row_plans import PredictPlan
from automl.table import Table
from automl.tools import Tools
from tests.contracts.fake_tabular import SklearnEngine

TODAY = date(2026, 3, 2)
KEY = b"k" * 32
Ask = Callable[..., PredictResult]


def read(frame: pd.DataFrame, folder: Path) -> Table:
    """The table that people's file gives."""
    file = folder / "customers.csv"
    frame.to_csv(file, index=False)
    return read_file(file).tables[0]


def tools(left: Path, seconds: float = 900, keep: Callable[[Any], None] | None = None) -> Tools:
    """What a prediction works with: the small engine, a signed shelf, a folder."""
    left.mkdir(exist_ok=True)
    shelf = SignedShelf(lambda _: left / "model", lambda: KEY, SklearnEngine)
    return Tools(list, SklearnEngine, shelf, left, Deadline(seconds), lambda _: None, keep)


@pytest.fixture
def ask(tmp_path: Path) -> Ask:
    """Ask for a prediction of a column of a frame; what the plan says besides goes into the plan."""

    def asked(frame: pd.DataFrame, target: str, **plan: Any) -> PredictResult:
        wanted = PredictPlan(target=target, **{"effort": "quick", **plan})
        return predict(wanted, read(frame, tmp_path), Circumstances(today=TODAY), tools(tmp_path / "left"))

    return asked


def customers(rows: int, seed: int = 0) -> pd.DataFrame:
    """Customers who leave the more likely, the shorter they have been there and the more they pay."""
    random = np.random.default_rng(seed)
    tenure = random.integers(1, 72, rows)
    charges = random.uniform(20, 120, rows).round(2)
    contract = random.choice(["monthly", "yearly"], rows)
    odds = 0.03 * (charges - 70) - 0.06 * (tenure - 30) + 1.2 * (contract == "monthly") - 1
    leaves = random.uniform(size=rows) < 1 / (1 + np.exp(-odds))
    return pd.DataFrame(
        {
            "customer_id": [f"C{number:05d}" for number in random.permutation(rows)],
            "tenure": tenure,
            "charges": charges,
            "contract": contract,
            "region": random.choice(["North", "South", "East", "West"], rows),
            "churn": np.where(leaves, "Yes", "No"),
        }
    )


def houses(rows: int, seed: int = 0) -> pd.DataFrame:
    """Houses whose price follows from size, age and place, and from what nobody wrote down."""
    random = np.random.default_rng(seed)
    size, age = random.uniform(40, 240, rows).round(1), random.integers(0, 90, rows)
    place = random.choice(["Centre", "Suburb", "Country"], rows)
    price = 2_500 * size - 900 * age + 60_000 * (place == "Centre") + random.normal(0, 40_000, rows)
    return pd.DataFrame({"size": size, "age": age, "place": place, "price": price.round(-2)})
