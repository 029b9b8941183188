"""Made-up results about rows: customers who leave, houses with prices, flowers."""

from collections.abc import Sequence
from dataclasses import replace
from functools import cache

import numpy as np
import pandas as pd

from automl.predicting.result import (
    Bin,
    Driver,
    Flagged,
    ModelInfo,
    PredictResult,
    SetAside,
    Slice,
    Split,
)
from automl.profile import profile_column
from automl.result import Caution, Unit
from automl.row_plans import PredictPlan
from automl.table import Kind, Table
from automl.tabular import Member

MEMBERS = (
    Member("WeightedEnsemble", "ensemble", "a weighted mix of models", 0.84, None),
    Member("LightGBM", "trees", "LightGBM: gradient-boosted decision trees", 0.83, 0.6),
    Member("LinearModel", "linear", "LinearModel: logistic regression", 0.80, 0.4),
)
MODEL = ModelInfo("WeightedEnsemble", "ensemble", "model", "m_1", "a weighted mix of models")
_KINDS = {
    "Customer": Kind.ID,
    "Contract": Kind.CATEGORY,
    "tenure": Kind.INTEGER,
    "MonthlyCharges": Kind.MONEY,
    "Cancel reason": Kind.CATEGORY,
    "Churn": Kind.CATEGORY,
}


@cache
def churn_table() -> Table:
    """500 customers, of whom 20 wait."""
    random = np.random.default_rng(3)
    rows = 500
    churn = np.where(random.random(rows) < 0.27, "Yes", "No").astype(object)
    churn[480:] = None
    frame = pd.DataFrame(
        {
            "Customer": [f"Customer-{place:04}" for place in range(rows)],
            "Contract": random.choice(["Month-to-month", "One year", "Two year"], rows),
            "tenure": random.integers(0, 72, rows).astype(float),
            "MonthlyCharges": random.normal(65, 20, rows).round(2),
            "Cancel reason": np.where(churn == "Yes", "Price", None),
            "Churn": churn,
        }
    )
    columns = tuple(profile_column(frame[name], kind) for name, kind in _KINDS.items())
    return Table("churn.csv", frame, columns, None, rows, len(columns), None, ())


def churn_plan(**fields: object) -> PredictPlan:
    return PredictPlan.model_validate({"target": "Churn", "task": "binary", "words": "Predict Churn.", **fields})


def waiting_customers(count: int = 20) -> pd.DataFrame:
    """The customers that wait, the likeliest to leave first."""
    chances = np.linspace(0.82, 0.05, count)
    return pd.DataFrame(
        {
            "Customer": [f"Customer-{480 + place:04}" for place in range(count)],
            "predicted": np.where(chances >= 0.5, "Yes", "No"),
            "probability": chances,
            "reason": ["Contract Month-to-month, tenure 2"] * count,
        }
    )


def churn_result() -> PredictResult:
    """A churn model that works, with a leak, a weak spot and rows that wait."""
    return PredictResult(
        target="Churn",
        task="binary",
        positive="Yes",
        classes=("No", "Yes"),
        metrics=_metrics(0.81, 0.71, 0.80, 0.86),
        baseline=_metrics(0.73, None, 0.0, 0.5),
        headline="roc_auc",
        intervals={"precision": (0.66, 0.76), "accuracy": (0.79, 0.83), "roc_auc": (0.83, 0.88)},
        skill=True,
        model=MODEL,
        members=MEMBERS,
        rows_trained=480,
        rows_tested=1_000,
        split=Split("stratified"),
        drivers=(
            Driver("Contract", 0.41, None, "Month-to-month", "Two year"),
            Driver("tenure", 0.22, "down", 2, 60),
            Driver("MonthlyCharges", 0.12, "up", 99.5, 20.0),
            Driver("Partner", 0.03),
        ),
        set_aside=(
            SetAside("Cancel reason", "leak", {}, 0.86, 0.99),
            SetAside("Customer", "identifier"),
            SetAside("Country", "constant"),
        ),
        slices=(Slice("Contract", "One year", 212, "error", 0.31, 0.19, 0.002),),
        warnings=(Caution("protected", {"columns": ["gender", "SeniorCitizen"]}),),
        share=0.27,
        flagged=Flagged(0.43, 300, 213, 270, 1_000),
        lift=2.9,
        calibration=(Bin(0.08, 0.07, 400), Bin(0.3, 0.33, 250), Bin(0.55, 0.52, 200), Bin(0.81, 0.84, 150)),
        confusion=((643, 87), (57, 213)),
        waiting=waiting_customers(),
        waiting_count=20,
        duplicates=3,
        seconds=31.0,
    )


def _metrics(accuracy: float, precision: float | None, recall: float, auc: float) -> dict[str, float | None]:
    rest = {"balanced_accuracy": 0.8, "f1": 0.75, "log_loss": 0.42, "brier": 0.13}
    return {"accuracy": accuracy, "precision": precision, "recall": recall, "roc_auc": auc, **rest}


def hopeless_result() -> PredictResult:
    """A model that found nothing."""
    metrics = _metrics(0.72, 0.27, 0.1, 0.5)
    nothing = replace(churn_result(), metrics=metrics, skill=False, drivers=(), slices=(), set_aside=(), lift=1.0)
    return replace(nothing, flagged=Flagged(0.5, 100, 27, 270, 1_000))


@cache
def house_table() -> Table:
    """Houses, with their prices in dollars."""
    random = np.random.default_rng(5)
    area = random.normal(120, 30, 300)
    frame = pd.DataFrame(
        {
            "House ID": [f"H{place}" for place in range(300)],
            "Area": area,
            "Price": area * 2_000 + random.normal(0, 9e3, 300),
        }
    )
    kinds = {"House ID": Kind.ID, "Area": Kind.NUMBER, "Price": Kind.MONEY}
    columns = tuple(replace(profile_column(frame[name], kind)) for name, kind in kinds.items())
    columns = (*columns[:2], replace(columns[2], currencies=("USD",)))
    return Table("houses.csv", frame, columns, None, 300, 3, None, ())


def house_result() -> PredictResult:
    """Prices that can be told."""
    random = np.random.default_rng(9)
    truth = random.normal(240_000, 60_000, 400)
    pairs = tuple((float(one), float(one + random.normal(0, 20_000))) for one in truth)
    return PredictResult(
        target="Price",
        task="regression",
        positive=None,
        classes=(),
        metrics={"mae": 15_800.0, "rmse": 20_100.0, "r2": 0.88},
        baseline={"mae": 47_300.0, "rmse": 60_200.0, "r2": 0.0},
        headline="mae",
        intervals={"mae": (14_900.0, 16_900.0)},
        skill=True,
        model=replace(MODEL, name="LightGBM", words="LightGBM: gradient-boosted decision trees"),
        members=MEMBERS[1:],
        rows_trained=240,
        rows_tested=60,
        split=Split("time", "Sold on", "2024-03-01"),
        drivers=(Driver("Area", 0.7, "up"), Driver("Zone", 0.3, None, "Old town", "Harbour")),
        set_aside=(),
        slices=(Slice("Area", (0, 60), 44, "mae", 31_000.0, 15_800.0, 0.01),),
        warnings=(),
        unit=Unit("money", "USD"),
        pairs=pairs,
    )


def flower_result(classes: Sequence[str] = ("setosa", "versicolor", "virginica")) -> PredictResult:
    """Flowers of three kinds."""
    return replace(
        churn_result(),
        target="Species",
        task="multiclass",
        positive=None,
        classes=tuple(classes),
        metrics={"accuracy": 0.95, "balanced_accuracy": 0.95, "f1": 0.95, "log_loss": 0.14},
        baseline={"accuracy": 0.34, "balanced_accuracy": 0.33, "f1": 0.17, "log_loss": 1.1},
        headline="accuracy",
        intervals={"accuracy": (0.91, 0.98)},
        share=None,
        flagged=None,
        lift=None,
        calibration=(),
        rows_trained=150,
        rows_tested=150,
        split=Split("stratified", folds=5),
        drivers=(Driver("petal width", 0.6), Driver("petal length", 0.4)),
        confusion=((50, 0, 0), (0, 46, 4), (0, 3, 47)),
        set_aside=(),
        slices=(),
        warnings=(),
        waiting=None,
        waiting_count=0,
        duplicates=0,
    )
