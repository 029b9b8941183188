"""Made-up predictions of every kind, and their answers."""

from pathlib import Path

from automl.row_plans import Costs, PredictPlan
from reports.answer import Answer
from reports.catalog import view
from tests.reports.fabricate_rows import (
    churn_plan,
    churn_result,
    churn_table,
    flower_result,
    hopeless_result,
    house_result,
    house_table,
)

PRICES = PredictPlan(target="Price", task="regression")
SPECIES = PredictPlan(target="Species", task="multiclass")
EVERY = {
    "churn": (churn_plan(), churn_result(), churn_table()),
    "drivers": (churn_plan(drivers=True), churn_result(), churn_table()),
    "costs": (churn_plan(costs=Costs(missed=500, false_alarm=20)), churn_result(), churn_table()),
    "hopeless": (churn_plan(), hopeless_result(), churn_table()),
    "price": (PRICES, house_result(), house_table()),
    "species": (SPECIES, flower_result(), house_table()),
}


def told(name: str, out: Path) -> Answer:
    return view(*EVERY[name], out)
