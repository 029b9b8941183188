"""The shapes that answers must look good in."""

from datetime import date

from automl.result import Unit
from automl.table import Frequency
from tests.reports.fabricate import Shape

REGIONS = ("North", "South", "West", "East")
MANY = tuple(f"Store {number:02d}" for number in range(1, 26))
LONG = (
    "Department of Household Appliances and Consumer Electronics (Northern Territories)",
    "Furniture, Fittings, Lighting & Other Long-Lived Goods",
    "Ünïcödé wîth ăccents",
)
FOREIGN = ("東京支店", "大阪支店", "Москва", "Αθήνα", "القاهرة")

SHAPES = {
    "monthly": Shape(steps=60, start=date(2019, 10, 1), ahead=3, live=True, label="Q4 2024"),
    "quarterly": Shape(
        frequency=Frequency.QUARTER, season=4, steps=30, start=date(2015, 1, 1), ahead=4, label="July 2022 to June 2023"
    ),
    "weekly": Shape(
        frequency=Frequency.WEEK,
        season=52,
        steps=150,
        start=date(2020, 1, 6),
        ahead=10,
        label="the next 10 weeks",
        unit=Unit("count", noun="orders"),
        measure="Orders",
        aggregation="count",
        level=1200,
        trend=2,
        swing=150,
        noise=60,
    ),
    "daily": Shape(
        frequency=Frequency.DAY,
        season=7,
        steps=77,
        start=date(2019, 1, 1),
        ahead=14,
        label="the next 14 days",
        level=9000,
        trend=10,
        swing=2500,
        noise=700,
        unit=Unit("money"),
    ),
    "hourly": Shape(
        frequency=Frequency.HOUR,
        season=24,
        steps=24 * 20,
        start=date(2022, 3, 1),
        ahead=24,
        label="the next 24 hours",
        unit=Unit("number"),
        measure="Load",
        level=500,
        trend=0,
        swing=120,
        noise=25,
    ),
    "yearly": Shape(
        frequency=Frequency.YEAR,
        season=1,
        steps=300,
        start=date(1700, 1, 1),
        ahead=5,
        label="2000 to 2004",
        level=60,
        trend=0,
        swing=30,
        noise=15,
        unit=Unit("number"),
        measure="sunspots",
        aggregation="mean",
    ),
    "one group": Shape(groups=("North",), label="Q4 2022"),
    "four groups": Shape(groups=REGIONS, label="Q4 2022", ended={"East": date(2021, 3, 14)}),
    "many groups": Shape(groups=MANY, group_column="Store", label="Q4 2022"),
    "long names": Shape(groups=LONG, group_column="Department of the company", measure="Net revenue after returns"),
    "foreign names": Shape(groups=FOREIGN, group_column="支店", measure="売上"),
    "huge": Shape(level=4.2e12, trend=1e10, swing=4e11, noise=2e11, unit=Unit("money", "JPY")),
    "tiny": Shape(level=0.00042, trend=0, swing=0.00004, noise=0.00002, unit=Unit("number"), measure="rate"),
    "negative": Shape(level=-20_000, trend=300, swing=30_000, noise=15_000, measure="Profit", groups=REGIONS),
    "one step": Shape(ahead=1, label="October 2022", windows=6),
    "partial": Shape(live=True, partial=True, ahead=6, asked=3, label="Q1 2023", goal=5_000_000),
    "percent": Shape(
        unit=Unit("percent"), level=0.31, trend=0, swing=0.05, noise=0.01, measure="Margin", aggregation="mean"
    ),
    "untested": Shape(steps=7, windows=0, ahead=3, label="the next 3 months"),
}
