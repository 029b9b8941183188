"""Made-up explanations, what-ifs and scored lists, about the made-up tables."""

import pandas as pd

from automl.explaining.result import SEASON, TREND, Contribution, ExplainResult, Part
from automl.plan import Filter
from automl.result import Unit
from automl.row_plans import Change, ExplainPlan, ScorePlan, WhatIfPlan
from automl.scoring.result import ScoreResult
from automl.supposing.result import Flip, Moved, WhatIfResult
from tests.reports.fabricate_rows import churn_result

DOLLARS = Unit("money", "USD")
WHY_ROW = ExplainPlan(target="Churn", subject="row", filters=[Filter(column="Customer", op="=", value="Customer-0480")])
WHY_GROUP = ExplainPlan(target="Sales", subject="group", direction="lower")
WHY_FORECAST = ExplainPlan(target="Sales", subject="forecast")
DRIVERS = ExplainPlan(target="Churn", subject="drivers")
WHAT_IF = WhatIfPlan(target="Churn", changes=(Change(column="MonthlyCharges", how="set", value=50.0),))
FLIP = WhatIfPlan(target="Churn", flip=True)
SCORE = ScorePlan(target="Churn")


def why_row() -> ExplainResult:
    """One customer's reasons; the last three are small."""
    parts = (
        Contribution("Contract", "Month-to-month", 0.3124, "Two year"),
        Contribution("tenure", 2, 0.1893, 32.4),
        Contribution("MonthlyCharges", 99.5, 0.0931, 64.8),
        Contribution("Partner", "Yes", -0.0442, "No"),
        Contribution("gender", "Female", 0.0031),
        Contribution("Dependents", "No", -0.0017),
        Contribution("PhoneService", "Yes", 0.0013),
    )
    value = 0.2711 + sum(each.contribution for each in parts)
    row = {"Customer": "Customer-0480"}
    return ExplainResult(
        "row", "Churn", "probability", 0.2711, value, parts, "WeightedEnsemble", "m_1", positive="Yes", row=row
    )


def why_price() -> ExplainResult:
    """One house's reasons, in dollars."""
    parts = (Contribution("Area", 131.5, 41_230.0, 120.0), Contribution("Zone", "Old town", -12_410.0, "Harbour"))
    value = 238_100.0 + 41_230.0 - 12_410.0
    row = {"House ID": "H7"}
    return ExplainResult("row", "Price", "value", 238_100.0, value, parts, "LightGBM", "m_2", DOLLARS, row=row)


def why_group() -> ExplainResult:
    """Why a region is lower, from the data."""
    parts = (
        Contribution("Product", None, -21.0, mix=-18.0, rate=-3.0),
        Contribution("Rep", None, -6.0, mix=-1.0, rate=-5.0),
        Contribution("Discount", 0.2, -1.0, 0.1, mix=0.0, rate=-1.0),
    )
    values = (
        Part("Product", "Paper", 0.41, 0.22, 31.0, 33.0, -14.0),
        Part("Product", "Desk", 0.11, 0.25, 210.0, 215.0, -7.0),
    )
    return ExplainResult(
        "group", "Sales", "mean", 152.0, 124.0, parts, "", None, DOLLARS,
        row={"Region": "West"}, rows=812, rows_elsewhere=2_904, parts=values,
    )  # fmt: skip


def why_forecast() -> ExplainResult:
    """What moved a forecast."""
    parts = (
        Contribution(SEASON, None, 91_000.0),
        Contribution(TREND, None, 22_000.0),
        Contribution("Promo", 3, -9_000.0),
    )
    return ExplainResult("forecast", "Sales", "sum", 520_000.0, 624_000.0, parts, "AutoETS", None, DOLLARS)


def why_drivers() -> ExplainResult:
    """What drives an outcome at all."""
    drivers = churn_result().drivers
    return ExplainResult(
        "drivers", "Churn", "probability", 0.27, 0.27, (), "LightGBM", "m_1", positive="Yes", drivers=drivers
    )


def what_if() -> WhatIfResult:
    """One customer with a lower charge."""
    charges = [*(20.0 + 5 * place for place in range(16)), 99.5]
    curve = pd.DataFrame({"at": charges, "value": [0.61 + 0.21 * (each - 50) / 49.5 for each in charges]})
    return WhatIfResult(
        "Churn", "probability", 0.82, 0.61, (Contribution("MonthlyCharges", 50.0, -0.21),),
        (Moved("MonthlyCharges", 99.5, 50.0, 1),), 1, "WeightedEnsemble", "m_1", positive="Yes",
        row={"Customer": "Customer-0480"}, curve=curve,
    )  # fmt: skip


def what_if_all() -> WhatIfResult:
    """All customers on another contract."""
    curve = pd.DataFrame({"at": ["Month-to-month", "One year", "Two year"], "value": [0.43, 0.22, 0.11]})
    return WhatIfResult(
        "Churn", "probability", 0.271, 0.114, (Contribution("Contract", "Two year", -0.157),),
        (Moved("Contract", "Month-to-month", "Two year", 480),), 500, "WeightedEnsemble", "m_1", positive="Yes",
        flagged_before=151, flagged_after=22, total_before=135.4, total_after=57.2, curve=curve,
        outside_range={"MonthlyCharges": [18.0, 118.0]},
    )  # fmt: skip


def flips() -> WhatIfResult:
    """The smallest change that turns a customer."""
    flip = Flip((Moved("Contract", "Month-to-month", "One year", 1),), 0.41)
    other = Flip((Moved("MonthlyCharges", 99.5, 45.0, 1), Moved("tenure", 2, 12, 1)), 0.44)
    return WhatIfResult(
        "Churn", "probability", 0.82, 0.82, (), (), 1, "WeightedEnsemble", "m_1", positive="Yes",
        row={"Customer": "Customer-0480"}, flip=True, flips=(flip, other), threshold=0.5,
    )  # fmt: skip


def scored_list(count: int = 40) -> pd.DataFrame:
    """A scored list as the capability leaves it."""
    chances = [round(0.95 - 0.02 * place, 3) for place in range(count)]
    return pd.DataFrame(
        {
            "Customer": [f"New-{place:03}" for place in range(count)],
            "Note": ["=1+1"] * count,
            "Churn_predicted": ["Yes" if each >= 0.5 else "No" for each in chances],
            "Churn_p_No": [1 - each for each in chances],
            "Churn_p_Yes": chances,
            "reason_1": ["Contract Month-to-month"] * count,
        }
    )


def scored() -> ScoreResult:
    """A list whose columns had to be matched."""
    frame = scored_list()
    top = pd.DataFrame(
        {
            "Customer": frame["Customer"].head(10),
            "predicted": frame["Churn_predicted"].head(10),
            "probability": frame["Churn_p_Yes"].head(10),
            "reason": frame["reason_1"].head(10),
        }
    )
    return ScoreResult(
        "Churn", "binary", "Yes", ("No", "Yes"), "WeightedEnsemble", "m_1", 40, "scored.parquet", top,
        counts={"Yes": 23, "No": 17}, flagged=23, expected=22.4, renamed={"tenure": "Months with us"},
        missing=("Partner",), new_categories={"Contract": ("Weekly", "Three year")},
    )  # fmt: skip
