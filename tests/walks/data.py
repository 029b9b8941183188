"""Small files that people ask about, made up."""

import random
from datetime import date, timedelta


def monthly(months: int, *, shops: int = 2, seed: int = 1) -> bytes:
    """A CSV of monthly sales of a few shops that ends with last month; the same seed gives the same numbers."""
    chance = random.Random(seed)  # noqa: S311  numbers for a test
    today = date.today()  # noqa: DTZ011  files are asked about on the day they were exported
    lines = ["month,shop,sales"]
    for back in range(months, 0, -1):
        index = today.year * 12 + today.month - 1 - back
        month = f"{index // 12}-{index % 12 + 1:02d}-01"
        season = 1.3 if index % 12 in (10, 11) else 1.0
        lines += [
            f"{month},Shop {shop},{100 * shop * season * chance.uniform(0.9, 1.1):.2f}" for shop in range(1, shops + 1)
        ]
    return "\n".join(lines).encode()


def two_measures(seed: int = 1) -> bytes:
    """A CSV of two monthly measures of which neither has a name that decides."""
    chance = random.Random(seed)  # noqa: S311  numbers for a test
    months = [f"{year}-{month:02d}-01" for year in (2024, 2025) for month in range(1, 13)]
    rows = [f"{month},{chance.randrange(100, 200)},{chance.randrange(20, 60)}" for month in months]
    return "\n".join(["month,visits,signups", *rows]).encode()


def orders_until_march(seed: int = 1) -> bytes:
    """A CSV of daily orders over two years that stops in the middle of March 2026."""
    chance = random.Random(seed)  # noqa: S311  numbers for a test
    first, days = date(2024, 1, 1), (date(2026, 3, 12) - date(2024, 1, 1)).days
    rows = [f"{first + timedelta(days=day)},{chance.uniform(50, 150):.2f}" for day in range(days) for _ in range(2)]
    return "\n".join(["order date,sales", *rows]).encode()


def long_training(seed: int = 1) -> bytes:
    """A CSV that takes minutes to train on: many shops, many years."""
    return monthly(180, shops=60, seed=seed)
