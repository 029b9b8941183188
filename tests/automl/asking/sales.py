"""A made-up sales table, small and always the same, with what real ones have: blanks, ties, losses, gaps."""

import math
from datetime import date, timedelta
from functools import cache
from random import Random

import pandas as pd

from automl.profile import profile_column
from automl.profiling.axis import time_axis
from automl.table import Kind, Table

KINDS = {
    "Order ID": Kind.ID,
    "Order Date": Kind.DATE,
    "Rep": Kind.CATEGORY,
    "Region": Kind.CATEGORY,
    "Category": Kind.CATEGORY,
    "Product": Kind.CATEGORY,
    "Customer": Kind.CATEGORY,
    "Sales": Kind.MONEY,
    "Quantity": Kind.INTEGER,
    "Unit Price": Kind.MONEY,
    "Discount": Kind.PERCENT,
    "Profit": Kind.MONEY,
}
PRODUCTS = {"Desk": "Furniture", "Chair": "Furniture", "Laptop": "Technology", "Phone": "Technology", "Paper": "Office"}
REPS = ("Kevin", "Amara", "Boris", "Chloe", "Dmitri")
FIRST, LAST = date(2021, 1, 1), date(2023, 9, 30)


@cache
def frame() -> pd.DataFrame:
    """Order lines from January 2021 to September 2023, some without a region."""
    chance = Random("sales")  # noqa: S311 - made-up sales, not secrets
    rows: list[dict[str, object]] = []
    order = 1000
    for number in range((LAST - FIRST).days + 1):
        day = FIRST + timedelta(days=number)
        for _ in range(chance.randint(0, 2)):
            order += 1
            rep, customer = chance.choice(REPS), f"Customer {chance.randint(1, 40):02}"
            region = chance.choice(("West", "West", "East", "North", "South", None))
            chosen = chance.sample(sorted(PRODUCTS), chance.randint(1, 3))
            rows += [_line(chance, day, order, rep, customer, region, product) for product in chosen]
    made = pd.DataFrame(rows)
    return made.astype({"Order Date": "datetime64[ns]"})


def _line(
    chance: Random, day: date, order: int, rep: str, customer: str, region: str | None, product: str
) -> dict[str, object]:
    season = 1 + 0.3 * math.cos(2 * math.pi * (day.month - 12) / 12) + 0.1 * (day.year - 2021)
    price = round(chance.uniform(5, 900) * season, 2)
    quantity, discount = chance.randint(1, 9), chance.choice((0.0, 0.0, 0.1, 0.2, 0.5))
    sales = round(price * quantity * (1 - discount), 2)
    return {
        "Order ID": f"SO-{order}",
        "Order Date": day,
        "Rep": rep,
        "Region": region,
        "Category": PRODUCTS[product],
        "Product": product,
        "Customer": customer,
        "Sales": sales,
        "Quantity": quantity,
        "Unit Price": price,
        "Discount": discount,
        "Profit": round(sales * (0.25 - discount) - 3, 2),
    }


@cache
def table() -> Table:
    """The table as the reader would give it."""
    data = frame()
    columns = tuple(profile_column(data[name], kind) for name, kind in KINDS.items())
    return Table("sales", data, columns, time_axis(data, columns), len(data), len(columns))
