"""What is compared between two groups: a number for each row, and how the rows' numbers become one."""

from dataclasses import dataclass
from typing import Literal

import pandas as pd

from automl.errors import DataError
from automl.expression import evaluate, names_in
from automl.plan import Circumstances
from automl.result import Unit
from automl.row_plans import ExplainPlan
from automl.series.selection import select
from automl.series.units import unit_of
from automl.table import Column, Kind, Table
from automl.understanding.levels import usual_aggregation
from automl.understanding.lexicon import LEXICA

_YES = frozenset(["true", "yes", "y", "1", "churned", "left", "won", "approved", "default", "fraud", "lost"])
_FLAG = 2
_SIDE = "(side)"
NAMING = ("=", "in")
"""Filters that name groups of one sort (West among regions), rather than a range."""


@dataclass(frozen=True, slots=True, eq=False)
class Measured:
    """values: of each row, by the table's index, none missing. columns: those that it is made of.

    what: how the rows' values become one number; a rate is the share of rows that are `positive`.
    """

    values: pd.Series
    what: Literal["sum", "mean", "rate"]
    label: str
    columns: tuple[str, ...]
    unit: Unit | None
    positive: str | None = None
    by_mean: bool = False
    """Whether means are compared where something else was asked for."""


def measured(plan: ExplainPlan, table: Table, circumstances: Circumstances) -> Measured:
    """What the plan asks about. DataError where it names nothing that can be compared."""
    frame = table.frame
    if plan.expression and plan.target not in frame.columns:
        values = evaluate(plan.expression, frame)
        what, by_mean = _form(plan.aggregation or "sum")
        unit = unit_of(plan, table, circumstances)
        label = plan.target or plan.expression
        return Measured(values.dropna(), what, label, tuple(names_in(plan.expression)), unit, by_mean=by_mean)
    if plan.aggregation in ("count", "count_distinct") or plan.target is None:
        return _counted(plan, frame)
    return _of_column(plan, table.column(plan.target), table, circumstances)


def _counted(plan: ExplainPlan, frame: pd.DataFrame) -> Measured:
    """How many rows, or different ones, there are."""
    if plan.target is None and plan.aggregation != "count":
        raise DataError(
            "The question does not say of what the group has more or less.",
            "Name a column of numbers, for example “why is West lower in sales?”.",
        )
    rows = frame.index
    if plan.target is not None:
        known = frame[plan.target].dropna()
        rows = _first_of_each(plan, frame.loc[known.index]) if plan.aggregation == "count_distinct" else known.index
    ones = pd.Series(1.0, index=rows)
    return Measured(ones, "sum", plan.target or "rows", tuple(filter(None, [plan.target])), Unit("count", noun="rows"))


def _first_of_each(plan: ExplainPlan, frame: pd.DataFrame) -> pd.Index:
    """The first row of each different one on its side: who buys in two groups counts in both."""
    filters = [*plan.filters, *plan.against]
    sides = list(dict.fromkeys([plan.target, *(each.column for each in filters)]))
    if all(each.op in NAMING for each in filters):
        return frame.drop_duplicates(sides).index
    mine = frame.index.isin(select(frame, plan.filters).index)
    return frame.assign(**{_SIDE: mine}).drop_duplicates([str(plan.target), _SIDE]).index


def _of_column(plan: ExplainPlan, column: Column, table: Table, circumstances: Circumstances) -> Measured:
    values = table.frame[column.name].dropna()
    if not column.kind.numeric:
        return _rate(column, values, plan.positive)
    if plan.aggregation in (None, "mean") and set(values.unique()) <= {0, 1} and column.distinct == _FLAG:
        return Measured(values.astype(float), "rate", column.name, (column.name,), Unit("percent"), "1")
    aggregation = plan.aggregation or usual_aggregation(column, table, LEXICA.get(plan.language, LEXICA["en"]))
    what, by_mean = _form(aggregation)
    unit = unit_of(plan.model_copy(update={"aggregation": aggregation}), table, circumstances)
    return Measured(values.astype(float), what, column.name, (column.name,), unit, by_mean=by_mean)


def _form(aggregation: str) -> tuple[Literal["sum", "mean"], bool]:
    return ("sum", False) if aggregation == "sum" else ("mean", aggregation != "mean")


def _rate(column: Column, values: pd.Series, asked: str | None) -> Measured:
    """The share of rows of one value: the one asked about, else the one that says yes, else the rarer of two."""
    told = values.astype(str)
    counts = told.value_counts()
    if column.kind is Kind.DATE or (column.distinct > _FLAG and asked not in counts.index):
        raise DataError(
            f"{column.name} holds neither numbers nor a yes and no, so groups cannot be compared by it.",
            "Name a column of numbers, or one with two values.",
        )
    likely = next((each for each in counts.index if each.casefold() in _YES), str(counts.index[-1]))
    positive = asked if asked is not None and asked in counts.index else likely
    return Measured((told == positive).astype(float), "rate", column.name, (column.name,), Unit("percent"), positive)
