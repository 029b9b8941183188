"""Made-up tables whose truth is known."""

import numpy as np
import pandas as pd

from automl.table import Kind, Table
from tests.automl.fitted import table_of

CONTRACTS = ("Month-to-month", "One year", "Two year")
REGIONS = ("North", "South", "East", "West")


def customers(rows: int = 1200, seed: int = 0) -> Table:
    """Customers of whom those with short contracts, high prices and few years leave."""
    random = np.random.default_rng(seed)
    tenure = random.integers(0, 72, rows)
    charges = random.uniform(20, 120, rows).round(2)
    contract = random.choice(CONTRACTS, rows, p=[0.5, 0.3, 0.2])
    region = random.choice(REGIONS, rows)
    logit = -1.5 - 0.04 * (tenure - 36) + 0.03 * (charges - 70) + 1.8 * (contract == CONTRACTS[0])
    left = random.random(rows) < 1 / (1 + np.exp(-logit))
    frame = pd.DataFrame(
        {
            "customerID": [f"C{number:05d}" for number in range(rows)],
            "tenure": tenure,
            "MonthlyCharges": charges,
            "TotalCharges": (tenure * charges).round(2),
            "Contract": contract,
            "Region": region,
            "Paperless": pd.array(random.random(rows) < 0.5, dtype="boolean"),
            "Joined": pd.Timestamp("2024-01-01") - pd.to_timedelta(tenure * 30, unit="D"),
            "Churn": np.where(left, "Yes", "No"),
        }
    )
    kinds = {
        "customerID": Kind.ID,
        "tenure": Kind.INTEGER,
        "MonthlyCharges": Kind.MONEY,
        "TotalCharges": Kind.MONEY,
        "Contract": Kind.CATEGORY,
        "Region": Kind.CATEGORY,
        "Paperless": Kind.BOOLEAN,
        "Joined": Kind.DATE,
        "Churn": Kind.CATEGORY,
    }
    return table_of(frame, kinds)


def flats(rows: int = 800, seed: int = 1) -> Table:
    """Rents that are a plain sum: 10 for each square metre, 200 for a balcony, 100 less for each kilometre."""
    random = np.random.default_rng(seed)
    size = random.uniform(20, 120, rows).round(1)
    distance = random.uniform(0, 5, rows).round(2)
    balcony = random.choice(["yes", "none"], rows)
    rent = 500 + 10 * size + 200 * (balcony == "yes") - 100 * distance
    frame = pd.DataFrame({"size": size, "distance": distance, "balcony": balcony, "rent": rent})
    kinds = {"size": Kind.NUMBER, "distance": Kind.NUMBER, "balcony": Kind.CATEGORY, "rent": Kind.MONEY}
    return table_of(frame, kinds, "flats")


def wines(rows: int = 600, seed: int = 2) -> Table:
    """Three sorts told by two numbers."""
    random = np.random.default_rng(seed)
    acid, sugar = random.normal(0, 1, rows), random.normal(0, 1, rows)
    sort = np.where(acid + random.normal(0, 0.3, rows) > 0.5, "red", np.where(sugar > 0, "white", "rose"))
    frame = pd.DataFrame({"acid": acid, "sugar": sugar, "noise": random.normal(0, 1, rows), "sort": sort})
    kinds = {"acid": Kind.NUMBER, "sugar": Kind.NUMBER, "noise": Kind.NUMBER, "sort": Kind.CATEGORY}
    return table_of(frame, kinds, "wines")
