"""A sales file that is made up, but shaped like a real one: regions, categories, seasons, growth, a running month."""

import calendar
from datetime import date, timedelta
from pathlib import Path

import numpy as np
import pandas as pd

YEARS = 4
_REGIONS = {"West": 0.32, "East": 0.29, "Central": 0.22, "South": 0.17}
_CATEGORIES = {"Furniture": (0.25, 310.0), "Office Supplies": (0.5, 85.0), "Technology": (0.25, 420.0)}
_SEASON = (0.78, 0.75, 1.02, 0.92, 0.95, 0.97, 0.9, 0.93, 1.18, 1.02, 1.32, 1.36)
_GROWTH = {"West": 0.12, "East": 0.08, "Central": 0.03, "South": -0.02}
_ORDERS_A_MONTH = 210


def write_sample(path: Path, today: date) -> Path:
    """Write the sample to `path` (CSV) with orders up to the day before `today`; the same day gives the same file."""
    return write_frame(sample_orders(today), path)


def write_frame(frame: pd.DataFrame, path: Path) -> Path:
    """Write a made-up table to `path` (CSV), days as YYYY-MM-DD."""
    path.parent.mkdir(parents=True, exist_ok=True)
    frame.to_csv(path, index=False, date_format="%Y-%m-%d")
    return path


def sample_orders(today: date) -> pd.DataFrame:
    """Order lines: Order ID, Order Date, Customer, Region, Category, Quantity, Unit Price, Sales, Discount, Profit."""
    random = np.random.default_rng(2024)
    first = date(today.year - YEARS, 1, 1)
    months = [date(first.year + index // 12, index % 12 + 1, 1) for index in range(12 * (YEARS + 1))]
    lines = [_month(month, index, random) for index, month in enumerate(months)]
    orders = pd.concat(lines).sort_values("Order Date", kind="stable", ignore_index=True)
    orders.insert(0, "Order ID", [f"SO-{100_000 + number}" for number in range(len(orders))])
    return orders[orders["Order Date"] < pd.Timestamp(today)]


def _month(month: date, index: int, random: np.random.Generator) -> pd.DataFrame:
    regions = np.array(list(_REGIONS))
    pull = np.array([_REGIONS[name] * (1 + _GROWTH[name]) ** (index / 12) for name in regions])
    count = int(random.poisson(_ORDERS_A_MONTH * pull.sum() * _SEASON[month.month - 1]))
    categories = np.array(list(_CATEGORIES))
    category = random.choice(categories, count, p=[share for share, _ in _CATEGORIES.values()])
    days = random.integers(0, calendar.monthrange(month.year, month.month)[1], count)
    quantity = random.integers(1, 8, count)
    price = np.array([_CATEGORIES[name][1] for name in category]) * random.lognormal(-0.1, 0.45, count)
    discount = random.choice([0.0, 0.05, 0.1, 0.2], count, p=[0.55, 0.2, 0.15, 0.1])
    sales = (quantity * price * (1 - discount)).round(2)
    return pd.DataFrame(
        {
            "Order Date": pd.to_datetime([month + timedelta(days=int(day)) for day in days]),
            "Customer": [f"Customer {number:03d}" for number in random.zipf(1.4, count) % 400],
            "Region": random.choice(regions, count, p=pull / pull.sum()),
            "Category": category,
            "Quantity": quantity,
            "Unit Price": price.round(2),
            "Discount": discount,
            "Sales": sales,
            "Profit": (sales * (0.28 - discount)).round(2),
        }
    )
