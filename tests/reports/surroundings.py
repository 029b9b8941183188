"""The plan that a fabricated forecast answers, and the table that it may have come from."""

from collections.abc import Sequence

import pandas as pd

from automl.plan import ForecastPlan, Period
from automl.result import ForecastResult
from automl.table import Column, Kind, Note, Table, TimeAxis
from tests.reports.fabricate import Shape


def plan_of(shape: Shape, result: ForecastResult, assumptions: Sequence[str] = ()) -> ForecastPlan:
    """The plan that the result answers."""
    return ForecastPlan(
        target=shape.measure,
        time="Order Date",
        groups=list(result.group_columns),
        aggregation=shape.aggregation,
        frequency=shape.frequency,
        period=Period(label=shape.label, start=result.horizon.start, end=result.horizon.end),
        goal=shape.goal,
        assumptions=list(assumptions),
        words=f"Forecast the {shape.aggregation} of {shape.measure} for {shape.label}.",
    )


def table_of(shape: Shape, result: ForecastResult, notes: Sequence[Note] = ()) -> Table:
    """A small table such as the history may have come from."""
    frame = pd.DataFrame(
        {
            "Order Date": pd.to_datetime([actual.start for actual in result.actuals]),
            shape.measure: [actual.value for actual in result.actuals],
        }
    )
    values = frame[shape.measure]
    columns = (
        Column(
            "Order Date", Kind.DATE, 0, len(frame), result.history.start.isoformat(), result.history.end.isoformat()
        ),
        Column(shape.measure, Kind.MONEY, 0, len(frame), values.min(), values.max(), values.mean(), values.sum()),
    )
    axis = TimeAxis("Order Date", result.history.start, result.history.end, shape.frequency)
    return Table("orders.csv", frame, columns, axis, len(frame), 2, None, tuple(notes))
