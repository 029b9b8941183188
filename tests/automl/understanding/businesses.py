"""Made-up files of different businesses, small, and the same on every run."""

from collections.abc import Callable

import numpy as np
import pandas as pd

FIRST, LAST = "2022-01-01", "2024-06-30"


def _days(count: int, rng: np.random.Generator, first: str = FIRST, last: str = LAST) -> pd.Series:
    """`count` days from `first` to `last`, every day at least once, in order."""
    every = pd.date_range(first, last)
    more = rng.choice(every, size=max(0, count - len(every)))
    return pd.Series(np.sort(np.concatenate([every.to_numpy(), more])))


def retail() -> pd.DataFrame:
    rng = np.random.default_rng(1)
    days = _days(1400, rng)
    size = len(days)
    units = rng.integers(1, 9, size)
    price = rng.uniform(5, 90, size).round(2)
    return pd.DataFrame(
        {
            "order_id": [f"SO-{10000 + i // 2}" for i in range(size)],
            "order_date": days.dt.strftime("%Y-%m-%d"),
            "ship_date": (days + pd.Timedelta(days=3)).dt.strftime("%Y-%m-%d"),
            "customer_id": [f"C{n:04d}" for n in rng.integers(1, 300, size)],
            "region": rng.choice(["West", "East", "North", "South"], size),
            "store": rng.choice(["Harbour", "Old Town", "Airport"], size),
            "product_category": rng.choice(["Furniture", "Toys", "Garden", "Home & Living"], size),
            "units": units,
            "unit_price": price,
            "discount": rng.choice([0, 0.1, 0.2], size),
            "revenue": (units * price).round(2),
            "profit": (units * price * 0.2 - 5).round(2),
            "returned": rng.choice(["Yes", "No"], size, p=[0.1, 0.9]),
        }
    )


def online() -> pd.DataFrame:
    rng = np.random.default_rng(2)
    days = _days(1200, rng, last="2024-05-11")
    size = len(days)
    return pd.DataFrame(
        {
            "InvoiceNo": [f"{536000 + i // 3}" for i in range(size)],
            "StockCode": [f"{n}A" for n in rng.integers(100, 160, size)],
            "Quantity": rng.integers(1, 24, size),
            "InvoiceDate": days.dt.strftime("%Y-%m-%d %H:%M:%S"),
            "UnitPrice": rng.uniform(0.5, 20, size).round(2),
            "CustomerID": rng.integers(12000, 12200, size),
            "Country": rng.choice(["United Kingdom", "France", "Germany"], size),
        }
    )


def saas() -> pd.DataFrame:
    rng = np.random.default_rng(3)
    months = pd.date_range("2021-01-01", "2024-06-01", freq="MS")
    rows = [
        {"Month": month.strftime("%Y-%m"), "Plan": plan, "Country": country}
        for month in months
        for plan in ("Free", "Pro", "Enterprise")
        for country in ("US", "Canada", "Germany")
    ]
    size = len(rows)
    return pd.DataFrame(rows).assign(
        NewSignups=rng.integers(20, 200, size),
        ActiveUsers=rng.integers(500, 3000, size),
        MRR=rng.uniform(1000, 50000, size).round(2),
        ChurnRate=rng.uniform(0.01, 0.09, size).round(4),
    )


def hotel() -> pd.DataFrame:
    rng = np.random.default_rng(4)
    days = _days(1100, rng, first="2022-01-01", last="2024-03-31")
    size = len(days)
    return pd.DataFrame(
        {
            "booking_id": [f"B{20000 + i}" for i in range(size)],
            "arrival_date": days.dt.strftime("%d/%m/%Y"),
            "hotel": rng.choice(["City Hotel", "Resort Hotel"], size),
            "room_type": rng.choice(["Single", "Double", "Suite"], size),
            "market_segment": rng.choice(["Online", "Corporate", "Groups", "Direct"], size),
            "nights": rng.integers(1, 9, size),
            "adr": rng.uniform(60, 250, size).round(2),
            "room_revenue": rng.uniform(100, 2000, size).round(2),
            "is_canceled": rng.integers(0, 2, size),
        }
    )


def logistics() -> pd.DataFrame:
    rng = np.random.default_rng(5)
    days = _days(1300, rng, last="2024-06-30")
    size = len(days)
    return pd.DataFrame(
        {
            "Shipment ID": [f"SH{70000 + i}" for i in range(size)],
            "Pickup Date": days.dt.strftime("%Y-%m-%d"),
            "Delivery Date": (days + pd.Timedelta(days=4)).dt.strftime("%Y-%m-%d"),
            "Carrier": rng.choice(["DHL", "UPS", "FedEx"], size),
            "Origin City": rng.choice(["Hamburg", "Lyon", "Milan"], size),
            "Destination City": rng.choice(["Hamburg", "Lyon", "Madrid"], size),
            "Weight (kg)": rng.uniform(1, 900, size).round(1),
            "Freight Cost": rng.uniform(20, 900, size).round(2),
            "Delay Days": rng.integers(0, 6, size),
        }
    )


def economy() -> pd.DataFrame:
    rng = np.random.default_rng(6)
    months = pd.date_range("2008-01-01", "2024-04-01", freq="MS")
    size = len(months)
    return pd.DataFrame(
        {
            "date": months.strftime("%Y-%m-%d"),
            "unemployment_rate": rng.uniform(3, 9, size).round(1),
            "cpi_index": rng.uniform(90, 130, size).round(1),
            "exports": rng.uniform(1000, 9000, size).round(1),
            "brent_price_per_barrel": rng.uniform(30, 120, size).round(2),
        }
    )


def traffic() -> pd.DataFrame:
    rng = np.random.default_rng(7)
    days = pd.date_range("2023-01-01", "2024-06-16")
    size = len(days)
    return pd.DataFrame(
        {
            "day": days.strftime("%Y-%m-%d"),
            "sessions": rng.integers(900, 4000, size),
            "signups": rng.integers(10, 90, size),
            "conversion_rate": rng.uniform(0.5, 4, size).round(2),
        }
    )


def energy() -> pd.DataFrame:
    rng = np.random.default_rng(8)
    industries = ("mining", "textiles", "paper", "steel", "food_processing")
    months = pd.date_range("2015-01-01", "2023-12-01", freq="MS")
    values = {name: rng.uniform(100, 900, len(months)).round(1) for name in industries}
    return pd.DataFrame({"month": months.strftime("%Y-%m-%d"), **values})


def ice_cream() -> pd.DataFrame:
    rng = np.random.default_rng(9)
    weeks = pd.date_range("2021-01-04", "2024-06-24", freq="W-MON")
    return pd.DataFrame({"Week": weeks.strftime("%Y-%m-%d"), "Litres": rng.integers(200, 900, len(weeks))})


def harvest() -> pd.DataFrame:
    rng = np.random.default_rng(10)
    return pd.DataFrame({"year": range(1960, 2021), "tonnes": rng.integers(2000, 9000, 61)})


def deals() -> pd.DataFrame:
    rng = np.random.default_rng(11)
    days = _days(950, rng)
    size = len(days)
    return pd.DataFrame(
        {
            "close_date": days.dt.strftime("%Y-%m-%d"),
            "deal": [f"D-{i}" for i in range(size)],
            "owner": rng.choice(["Anna", "Ben", "Carla"], size),
            "currency": rng.choice(["USD", "EUR"], size),
            "amount": rng.uniform(1000, 90000, size).round(2),
        }
    )


def projects() -> pd.DataFrame:
    rng = np.random.default_rng(12)
    days = _days(950, rng)
    return pd.DataFrame(
        {
            "Delivery Date": (days + pd.Timedelta(days=9)).dt.strftime("%Y-%m-%d"),
            "Payment Date": days.dt.strftime("%Y-%m-%d"),
            "Team": rng.choice(["Red", "Blue"], len(days)),
            "Hours": rng.integers(1, 90, len(days)),
        }
    )


def people() -> pd.DataFrame:
    rng = np.random.default_rng(13)
    size = 300
    return pd.DataFrame(
        {
            "employee_id": [f"E{n}" for n in range(size)],
            "department": rng.choice(["Sales", "IT", "Finance"], size),
            "age": rng.integers(20, 65, size),
            "salary": rng.integers(30000, 120000, size),
            "attrition": rng.choice(["Yes", "No"], size),
        }
    )


BUSINESSES: dict[str, Callable[[], pd.DataFrame]] = {
    "retail_orders": retail,
    "online_retail": online,
    "saas_metrics": saas,
    "hotel_bookings": hotel,
    "shipments": logistics,
    "economy": economy,
    "web_traffic": traffic,
    "energy_by_industry": energy,
    "ice_cream": ice_cream,
    "wheat_harvest": harvest,
    "deals": deals,
    "projects": projects,
    "staff": people,
}
