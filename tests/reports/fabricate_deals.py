"""A made-up pipeline: two open deals, a quarter half over, and its past."""

from datetime import date

from automl.deals.result import Bin, Calibration, Deal, Open, PipelineResult, Point, Quarter, Reason, SetAside, Share
from automl.plan import Period
from automl.result import Unit
from automl.row_plans import PipelinePlan

PERIOD = Period(label="Q4 2026", start=date(2026, 10, 1), end=date(2026, 12, 31))
PLAN = PipelinePlan(target="Stage", amount="Amount", owner="Owner", period=PERIOD, today=date(2026, 11, 10))
DEALS = (
    Deal("A-1", 0.62, 62_000, date(2026, 12, 4), (Reason("Source", "Referral", 0.14),), 100_000, 0.5, "Anna", "Offer",
         name="Acme renewal", age=40),
    Deal("A-2", 0.06, 9_000, date(2027, 1, 9), (Reason("age", 300, -0.2),), 150_000, 0.03, "Ben", "Offer",
         ("overdue", "old", "unlikely_large"), "=HYPERLINK(1)", date(2026, 11, 1), 300),
)  # fmt: skip
RESULT = PipelineResult(
    period=PERIOD,
    quarter=Quarter(1_600_000, 1_900_000, 2_300_000, 800_000, 0.31, 900_000, 200_000),
    open=Open(2, 250_000, 71_000, 1, 100_000, 50_000),
    deals=DEALS,
    calibration=Calibration(0.2, 0.25, 900, (Bin(450, 0.2, 0.22), Bin(450, 0.7, 0.68)), 8, 7),
    unit=Unit("money", "EUR"),
    modelled=True,
    model="hazard_and_logistic",
    closed=1_000,
    won=450,
    win_rate=0.45,
    owners=(Share("Anna", 1, 100_000, 62_000), Share("Ben", 1, 150_000, 9_000)),
    months=(Share("2026-12", 1, 100_000, 62_000), Share("2027-01", 1, 150_000, 9_000)),
    forecast=Quarter(1_900_000, 2_400_000, 2_900_000),
    gap=500_000,
    set_aside=(SetAside("Stage", "stage"),),
    today=date(2026, 11, 10),
    rate_low=0.42,
    rate_high=0.48,
    course=(
        Point(date(2026, 10, 1), 0, 0, 0),
        Point(date(2026, 11, 10), 8e5, 8e5, 8e5),
        Point(date(2026, 12, 31), 1.6e6, 1.9e6, 2.3e6),
    ),
    past=(("Q3 2026", 1_700_000.0),),
)
