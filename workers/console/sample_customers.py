"""A list of customers that is made up, but leaves its trace: who paid by the month, was new, or called often left."""

import numpy as np
import pandas as pd

ROWS, WAITING = 1_200, 60
_PLANS = {"Basic": 29.0, "Team": 79.0, "Business": 199.0}
_REGIONS = ("West", "East", "Central", "South")
_NAMES = ("Acme", "Birch", "Cobalt", "Delta", "Ember", "Falcon", "Granite", "Harbor", "Indigo", "Juniper")
_KINDS = ("Labs", "Foods", "Media", "Motors", "Health", "Studio", "Systems", "Trading", "Works", "Partners")


def sample_customers() -> pd.DataFrame:
    """Customer, Plan, Contract, Region, Tenure Months, Monthly Fee, Discount, Logins, Support Tickets, Churned.

    Churned is yes or no; blank for the last ones, whose end is not known yet.
    """
    random = np.random.default_rng(2025)
    plan = random.choice(list(_PLANS), ROWS, p=[0.45, 0.35, 0.2])
    contract = random.choice(["Monthly", "Yearly", "Two years"], ROWS, p=[0.55, 0.3, 0.15])
    tenure = np.clip(random.gamma(1.6, 14, ROWS), 1, 72).round().astype(int)
    tickets = random.poisson(1.3, ROWS)
    logins = np.clip(random.normal(18, 8, ROWS), 0, 60).round().astype(int)
    discount = random.choice([0.0, 0.05, 0.1, 0.2], ROWS, p=[0.6, 0.15, 0.15, 0.1])
    fee = np.array([_PLANS[name] for name in plan]) * (1 - discount)
    pull = (
        -1.1 + 1.5 * (contract == "Monthly") - 0.9 * (contract == "Two years") - 0.035 * tenure + 0.42 * tickets
        - 0.06 * (logins - 18) - 2.0 * discount
    )  # fmt: skip
    left = random.random(ROWS) < 1 / (1 + np.exp(-pull))
    churned = pd.Series(np.where(left, "yes", "no"), dtype=object)
    churned[ROWS - WAITING :] = None
    return pd.DataFrame(
        {
            "Customer": [_name(number) for number in range(ROWS)],
            "Plan": plan,
            "Contract": contract,
            "Region": random.choice(_REGIONS, ROWS),
            "Tenure Months": tenure,
            "Monthly Fee": fee.round(2),
            "Discount": discount,
            "Logins Last Month": logins,
            "Support Tickets": tickets,
            "Churned": churned,
        }
    )


def _name(number: int) -> str:
    """A name for each: "Acme Labs", and from the hundred-and-first on with a number."""
    first, second = _NAMES[number % len(_NAMES)], _KINDS[number // len(_NAMES) % len(_KINDS)]
    again = number // (len(_NAMES) * len(_KINDS))
    return f"{first} {second}" if again == 0 else f"{first} {second} {again + 1}"
