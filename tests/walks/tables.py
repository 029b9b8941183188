"""Tables of rows that people ask to predict, made up."""

from datetime import date

import numpy as np
import pandas as pd

from tests.automl.deals.exports import salesforce
from tests.automl.deals.market import market


def customers(rows: int = 300, *, known: bool = True, first: int = 1000, seed: int = 7) -> str:
    """A CSV of customers, who leave the more often the shorter they have been here and the more they complain.

    known: whether it says who left. first: the number of the first one.
    """
    chance = np.random.default_rng(seed)
    months, complaints = chance.integers(1, 60, rows), chance.poisson(1.0, rows)
    leaving = 1 / (1 + np.exp(0.09 * months - 1.6 * complaints))
    frame = pd.DataFrame(
        {
            "Customer": [f"C-{first + number}" for number in range(rows)],
            "Months": months,
            "Complaints": complaints,
            "Plan": chance.choice(["Basic", "Plus", "Pro"], rows),
            "Churn": np.where(chance.random(rows) < leaving, "Yes", "No"),
        }
    )
    return str((frame if known else frame.drop(columns="Churn")).to_csv(index=False))


def deals() -> str:
    """A CSV of the opportunities of a CRM, closed and open, as of today."""
    today = date.today()  # noqa: DTZ011  files are asked about on the day they were exported
    return str(salesforce(market(today, 18)).to_csv(index=False))
