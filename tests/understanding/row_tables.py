"""Made-up tables without a time axis, each with an outcome, that the questions on ``rows/<name>.csv`` ask about."""

from collections.abc import Callable
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

import pandas as pd

from automl.reading import read_file
from automl.table import Table
from tests.understanding.judging import SHARED

_NAMES = ("Acme", "Birch & Co", "Cobalt Ltd", "Dunmore", "Elm Street Foods", "Fjord Line", "Garnet", "Hollis Bros")
_PLACES = ("Oslo", "Leeds", "Porto", "Lyon", "Gdansk", "Turin", "Cork", "Basel", "Ghent", "Malmo")


def subscribers() -> pd.DataFrame:
    """A customer a row: fees in numbers, discounts in percent, and whether it churned."""
    chance = Random("subscribers")  # noqa: S311  made-up customers, not secrets
    rows = []
    for number in range(240):
        name = _NAMES[number] if number < len(_NAMES) else f"{chance.choice(_PLACES)} Trading {number}"
        tickets, contract = chance.randint(0, 9), chance.choice(["Monthly", "Annual", "Two year"])
        gone = tickets + (3 if contract == "Monthly" else 0) + chance.random() * 4 > 8
        rows.append(
            {
                "Customer ID": f"C-{1000 + number}",
                "Company": name,
                "Country": chance.choice(["Germany", "France", "Spain"]),
                "Segment": chance.choice(["SMB", "Enterprise"]),
                "Gender": chance.choice(["Male", "Female"]),
                "Contract": contract,
                "Tech Support": chance.choice(["Yes", "No"]),
                "Tenure Months": chance.randint(1, 60),
                "Monthly Fee": round(chance.uniform(20, 300), 2),
                "Discount": f"{chance.choice([0, 5, 10, 15, 20])}%",
                "Support Tickets": tickets,
                "Churned": "Yes" if gone else "No",
            }
        )
    return pd.DataFrame(rows)


def house_sales() -> pd.DataFrame:
    """A house a row, with the price that it was sold for."""
    chance = Random("houses")  # noqa: S311
    rows = []
    for number in range(200):
        area = chance.randint(40, 260)
        rows.append(
            {
                "House No": 500 + number,
                "Neighbourhood": chance.choice(["Harbour", "Old Town", "Hillside"]),
                "Area sqm": area,
                "Rooms": max(1, area // 30),
                "Condition": chance.choice(["Poor", "Fair", "Good"]),
                "Garage": chance.choice(["Yes", "No"]),
                "Year Built": chance.randint(1900, 2020),
                "Sale Price": area * 2500 + chance.randint(-20000, 20000),
            }
        )
    return pd.DataFrame(rows)


def applications() -> pd.DataFrame:
    """A loan application a row; the last twenty wait for their decision."""
    chance = Random("loans")  # noqa: S311
    rows = []
    for number in range(220):
        score = chance.randint(400, 850)
        rows.append(
            {
                "Application": f"L{20000 + number}",
                "Applicant": f"{chance.choice(['Ana', 'Ben', 'Cleo', 'Dev'])} {chance.choice(_PLACES)}son {number}",
                "Income": chance.randint(18, 160) * 1000,
                "Loan Amount": chance.randint(2, 60) * 1000,
                "Credit Score": score,
                "Purpose": chance.choice(["Car", "Home", "Education"]),
                "Employed": chance.choice(["Yes", "No"]),
                "Decision": "" if number >= 200 else "Approved" if score > 610 else "Rejected",
            }
        )
    return pd.DataFrame(rows)


def tickets() -> pd.DataFrame:
    """A support ticket a row: a text, and the topic that it was filed under."""
    chance = Random("tickets")  # noqa: S311
    openings = {"Billing": "The invoice is wrong", "Login": "I cannot sign in", "Shipping": "The parcel never came"}
    rows = []
    for number in range(180):
        topic = chance.choice(list(openings))
        text = f"{openings[topic]} since {chance.choice(_PLACES)} {number}, please look into order {number * 7}"
        priority = chance.choice(["Low", "Normal", "Urgent"])
        rows.append({"Ticket": f"T{number:04}", "Message": text, "Priority": priority, "Topic": topic})
    return pd.DataFrame(rows)


def regional_deals() -> pd.DataFrame:
    """A sale a row, by region and product: nothing to predict, much to explain."""
    chance = Random("regions")  # noqa: S311
    return pd.DataFrame(
        {
            "Region": chance.choice(["West", "East", "North"]),
            "Product": chance.choice(["Furniture", "Paper", "Phones"]),
            "Quantity": chance.randint(1, 20),
            "Sales": round(chance.uniform(10, 900), 2),
            "Profit": round(chance.uniform(-90, 300), 2),
        }
        for _ in range(150)
    )


def contracts() -> pd.DataFrame:
    """A contract a row, with a day, a note of its own, and an outcome that is the same for all."""
    chance = Random("contracts")  # noqa: S311
    rows = []
    for number in range(120):
        day = date(2023, 1, 1) + timedelta(days=3 * number)
        rows.append(
            {
                "Customer": f"K{4000 + number}",
                "Renewal date": day.isoformat(),
                "Plan": chance.choice(["Basic", "Plus", "Pro"]),
                "Seats": chance.randint(1, 90),
                "Paid": chance.choice(["TRUE", "FALSE"]),
                "Churned": "Yes",
                "Comment": f"Spoke with {chance.choice(_PLACES)} about seat {number} and what they need next",
            }
        )
    return pd.DataFrame(rows)


TABLES: dict[str, Callable[[], pd.DataFrame]] = {
    table.__name__: table for table in (subscribers, house_sales, applications, tickets, regional_deals, contracts)
}
_MADE = TemporaryDirectory(prefix="threadcast_")
"""Removed when the tests end."""


@cache
def row_table(name: str) -> Table:
    """The table called `name`: made here ("subscribers"), or one of the shared ones ("dev/tabular/iris.csv")."""
    if name not in TABLES:
        return read_file(SHARED / name).tables[0]
    path = Path(_MADE.name) / f"{name}.csv"
    TABLES[name]().to_csv(path, index=False)
    return read_file(path).tables[0]
