"""Made-up business tables, small and always the same, that the questions on ``made/<name>.csv`` ask about.

Each table ends in its own way, since the dates of an answer hang on that:

==================== ========================================= ======================= ===========================
name                 one row is                                 last complete period    trap
==================== ========================================= ======================= ===========================
saas_mrr             a month, a plan and a region               May 2024                ends inside a quarter
hotel_bookings       a booking                                  October 2024            arrivals run past the end
shop_lines           a line of an invoice                       July 2024               August stops on the 14th
shipments            a delivery                                 May 2024                ends inside a quarter
crm_orders           an order                                   March 2024              amounts in two currencies
call_centre_hourly   an hour                                    28 April 2024, 23:00    ends inside a month
store_weekly         a week, named by its Sunday, and a store   29 September 2024       Derby closed in 2023
financials_quarterly a quarter, named by its last day           third quarter of 2024   measures side by side
cafe_daily           a day                                      18 February 2024        ends inside a month
==================== ========================================= ======================= ===========================
"""

import math
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from pathlib import Path
from random import Random

import pandas as pd

Row = dict[str, object]


def saas_mrr() -> pd.DataFrame:
    """Monthly recurring revenue and customers won and lost, for 3 plans and 3 regions over 41 months: 369 rows."""
    chance = _chance("saas_mrr")
    rows: list[Row] = []
    for number, month in enumerate(pd.date_range("2021-01-01", "2024-05-01", freq="MS")):
        for plan, price in (("Starter", 29), ("Growth", 99), ("Enterprise", 490)):
            for region, size in (("EMEA", 1.0), ("Americas", 1.4), ("APAC", 0.6)):
                customers = round(size * 9000 / price * 1.02**number * chance.uniform(0.97, 1.03))
                row: Row = {
                    "Month": f"{month:%Y-%m-%d}",
                    "Plan": plan,
                    "Region": region,
                    "MRR": customers * price,
                    "New Customers": round(customers * chance.uniform(0.04, 0.07)),
                    "Churned Customers": round(customers * chance.uniform(0.01, 0.04)),
                }
                rows.append(row)
    return pd.DataFrame(rows)


def hotel_bookings() -> pd.DataFrame:
    """Bookings of three hotels from January 2023 to October 2024; guests arrive up to 100 days after they book."""
    chance = _chance("hotel_bookings")
    rows: list[Row] = []
    for day in _days(date(2023, 1, 1), date(2024, 10, 31)):
        for _ in range(chance.randint(2, 5)):
            nights = chance.choice((1, 1, 2, 2, 3, 4, 7))
            rate = round(chance.choice((79, 115, 210)) * _season(day, peak=7) * chance.uniform(0.9, 1.1), 2)
            row: Row = {
                "Booking ID": f"BK{len(rows) + 10001}",
                "Booking Date": day.isoformat(),
                "Arrival Date": (day + timedelta(days=chance.randint(1, 100))).isoformat(),
                "Hotel": chance.choice(("Harbour", "Old Town", "Airport")),
                "Room Type": chance.choice(("Single", "Double", "Double", "Suite")),
                "Channel": chance.choice(("Direct", "Agency", "Web", "Web")),
                "Nights": nights,
                "Room Rate": rate,
                "Room Revenue": round(rate * nights, 2),
                "Extras Revenue": round(chance.uniform(0, 40) * nights, 2),
                "Status": chance.choice(("Confirmed", "Confirmed", "Confirmed", "Cancelled")),
            }
            rows.append(row)
    return pd.DataFrame(rows)


def shop_lines() -> pd.DataFrame:
    """Invoice lines of a web shop with quantity and unit price and no revenue; the last month stops half way."""
    chance = _chance("shop_lines")
    goods = {"Kitchen": 12.5, "Garden": 24.0, "Toys": 9.9, "Stationery": 3.2}
    rows: list[Row] = []
    invoice = 50000
    for day in _days(date(2023, 1, 1), date(2024, 8, 14)):
        for _ in range(chance.randint(1, 3)):
            invoice += 1
            country = chance.choice(("United Kingdom", "United Kingdom", "Ireland", "Netherlands"))
            customer = f"C{chance.randint(100, 399)}"
            for category in chance.sample(sorted(goods), chance.randint(1, 3)):
                kind = chance.choices(("Sale", "Return"), (19, 1))[0]
                quantity = max(1, round(chance.randint(1, 12) * _season(day, peak=12)))
                row: Row = {
                    "InvoiceNo": invoice,
                    "InvoiceDate": day.isoformat(),
                    "CustomerID": customer,
                    "Country": country,
                    "Category": category,
                    "LineType": kind,
                    "Quantity": quantity if kind == "Sale" else -quantity,
                    "UnitPrice": round(goods[category] * chance.uniform(0.8, 1.3), 2),
                }
                rows.append(row)
    return pd.DataFrame(rows)


def shipments() -> pd.DataFrame:
    """Deliveries of a haulier from January 2022 to May 2024, with weight, pallets and freight cost."""
    chance = _chance("shipments")
    rows: list[Row] = []
    for day in _days(date(2022, 1, 1), date(2024, 5, 31)):
        for _ in range(chance.randint(1, 4)):
            pallets = chance.randint(1, 20)
            weight = round(pallets * chance.uniform(180, 420) * _season(day, peak=10))
            row: Row = {
                "Shipment ID": f"SH-{len(rows) + 200001}",
                "Delivery Date": day.isoformat(),
                "Carrier": chance.choice(("NordFreight", "Alpine Cargo", "BlueLine")),
                "Destination": chance.choice(("France", "Germany", "Spain", "Italy", "Poland")),
                "Pallets": pallets,
                "Weight kg": weight,
                "Freight Cost": round(60 + weight * chance.uniform(0.05, 0.09), 2),
                "On Time": chance.choice(("Yes", "Yes", "Yes", "No")),
            }
            rows.append(row)
    return pd.DataFrame(rows)


def crm_orders() -> pd.DataFrame:
    """Orders won on working days from January 2022 to March 2024, in euros or in dollars."""
    chance = _chance("crm_orders")
    rows: list[Row] = []
    for day in pd.bdate_range("2022-01-03", "2024-03-29"):
        for _ in range(chance.randint(1, 4)):
            country, currency = chance.choice((("Germany", "EUR"), ("Spain", "EUR"), ("USA", "USD"), ("Mexico", "USD")))
            row: Row = {
                "Order No": f"SO{len(rows) + 7001}",
                "Order Date": f"{day:%Y-%m-%d}",
                "Account": f"Account {chance.randint(1, 120):03d}",
                "Sales Rep": chance.choice(("Ana", "Bruno", "Chen", "Dora")),
                "Country": country,
                "Product Line": chance.choice(("Pumps", "Valves", "Service")),
                "Currency": currency,
                "Amount": round(chance.lognormvariate(8.2, 0.8) * _season(day.date(), peak=3), 2),
            }
            rows.append(row)
    return pd.DataFrame(rows)


def call_centre_hourly() -> pd.DataFrame:
    """Calls for each hour of March and of April 2024 up to Sunday the 28th: 1,416 rows."""
    chance = _chance("call_centre_hourly")
    rows: list[Row] = []
    for day in _days(date(2024, 3, 1), date(2024, 4, 28)):
        for hour in range(24):
            busy = max(0.05, math.sin(math.pi * (hour - 6) / 14)) * (0.4 if day.weekday() > 4 else 1.0)
            calls = round(120 * busy * chance.uniform(0.85, 1.15))
            abandoned = round(calls * chance.uniform(0.02, 0.1))
            row: Row = {
                "Timestamp": f"{day.isoformat()} {hour:02}:00:00",
                "Calls": calls,
                "Answered": calls - abandoned,
                "Abandoned": abandoned,
                "Average Handle Time": round(chance.uniform(180, 320), 1),
            }
            rows.append(row)
    return pd.DataFrame(rows)


def store_weekly() -> pd.DataFrame:
    """Net sales, footfall and transactions of six stores for each week that ends on the Sunday named."""
    chance = _chance("store_weekly")
    rows: list[Row] = []
    for sunday in pd.date_range("2022-01-09", "2024-09-29", freq="W-SUN"):
        for store, size in (("Leeds", 9), ("York", 6), ("Hull", 5), ("Bath", 4), ("Bristol", 8), ("Derby", 3)):
            if store == "Derby" and sunday > pd.Timestamp(2023, 12, 31):
                continue
            footfall = round(size * 400 * _season(sunday.date(), peak=12) * chance.uniform(0.9, 1.1))
            transactions = round(footfall * chance.uniform(0.3, 0.4))
            row: Row = {
                "Week Ending": f"{sunday:%Y-%m-%d}",
                "Store": store,
                "Net Sales": round(transactions * chance.uniform(18, 24), 2),
                "Footfall": footfall,
                "Transactions": transactions,
            }
            rows.append(row)
    return pd.DataFrame(rows)


def financials_quarterly() -> pd.DataFrame:
    """A statement of 23 quarters, each named by its last day, with its measures side by side."""
    chance = _chance("financials_quarterly")
    rows: list[Row] = []
    for number, day in enumerate(pd.date_range("2019-03-31", "2024-09-30", freq="QE")):
        revenue = round(4_000_000 * 1.015**number * _season(day.date(), peak=12) * chance.uniform(0.98, 1.02))
        row: Row = {
            "Quarter End": f"{day:%Y-%m-%d}",
            "Revenue": revenue,
            "COGS": round(revenue * chance.uniform(0.55, 0.6)),
            "Opex": round(900_000 + 12_000 * number * chance.uniform(0.9, 1.1)),
            "Capex": round(chance.uniform(80_000, 300_000)),
            "Headcount": 110 + 2 * number + chance.randint(-3, 3),
        }
        rows.append(row)
    return pd.DataFrame(rows)


def cafe_daily() -> pd.DataFrame:
    """Guests and takings of a café for each day from July 2022 to Sunday, 18 February 2024."""
    chance = _chance("cafe_daily")
    rows: list[Row] = []
    for day in _days(date(2022, 7, 1), date(2024, 2, 18)):
        covers = round((140 if day.weekday() > 4 else 90) * _season(day, peak=7) * chance.uniform(0.85, 1.15))
        bill = round(chance.uniform(8.5, 12.5), 2)
        row: Row = {
            "Date": day.isoformat(),
            "Covers": covers,
            "Takings": round(covers * bill, 2),
            "Average Bill": bill,
            "Weather": chance.choice(("sun", "cloud", "rain")),
        }
        rows.append(row)
    return pd.DataFrame(rows)


EVENTS = (hotel_bookings, shop_lines, shipments, crm_orders)
SERIES = (saas_mrr, call_centre_hourly, store_weekly, financials_quarterly, cafe_daily)
TABLES: dict[str, Callable[[], pd.DataFrame]] = {table.__name__: table for table in (*EVENTS, *SERIES)}


def write_table(name: str, folder: Path) -> Path:
    """Write the table called `name` to ``<folder>/<name>.csv`` (UTF-8, comma, ISO dates) and return that path.

    Raises `KeyError` when there is no such table.
    """
    path = folder / f"{name}.csv"
    folder.mkdir(parents=True, exist_ok=True)
    TABLES[name]().to_csv(path, index=False)
    return path


def _chance(name: str) -> Random:
    return Random(name)  # noqa: S311 - made-up sales, not secrets


def _days(first: date, last: date) -> Iterator[date]:
    for number in range((last - first).days + 1):
        yield first + timedelta(days=number)


def _season(day: date, *, peak: int) -> float:
    return 1 + 0.25 * math.cos(2 * math.pi * (day.month - peak) / 12)
