"""What makes a plan about rows a sound one, whoever made it: columns are there, kinds fit, literals were given."""

from collections.abc import Callable, Iterable

from automl.errors import UnderstandingError
from automl.plan import Plan
from automl.row_plans import Change, ExplainPlan, PredictPlan, ScorePlan, WhatIfPlan
from automl.table import Column, Kind, Table

Said = Callable[[float], bool]
_HUNDRED = 100.0
_FACTORS = (0.5, 2.0, 3.0)
_MOST_LISTED = 8
_UNSAID_COSTS = (0.0, 1.0)
"""Of what costs nothing, and of one side where only the ratio of both was said."""


def of_model(plan: Plan) -> bool:
    """Whether a plan's target is that of a model: a list to score need not have it."""
    return isinstance(plan, ScorePlan) or (isinstance(plan, (ExplainPlan, WhatIfPlan)) and plan.model is not None)


def check_rows(plan: Plan, table: Table, said: Said) -> None:
    """UnderstandingError for a plan about rows that names what is not there, or holds a number that nobody gave."""
    if isinstance(plan, PredictPlan):
        _check_prediction(plan, table, said)
    if isinstance(plan, WhatIfPlan):
        for each in plan.changes:
            _check_change(each, table, said)
    least = plan.at_least if isinstance(plan, (PredictPlan, ScorePlan)) else None
    if least is not None and not any(said(each) for each in chance_as(least)):
        raise _invented(round(least * _HUNDRED, 8))
    row = plan.row if isinstance(plan, (ExplainPlan, WhatIfPlan)) else None
    if row is not None and not 0 < row <= table.rows:
        raise UnderstandingError(f"There is no row {row}.", f"The file has {table.rows:,} rows; name one of them.")
    if row is not None and not said(row):
        raise _invented(row)


def _check_prediction(plan: PredictPlan, table: Table, said: Said) -> None:
    for name in (*plan.features, *plan.keep):
        _column(name, table)
    target = _column(plan.target, table) if plan.target else None
    if target is not None and (target.distinct < 2 or target.kind is Kind.EMPTY):  # noqa: PLR2004
        raise UnderstandingError(
            f"{target.name} is the same in every row, so there is nothing to predict.", "Name another column."
        )
    if target is not None and target.kind is Kind.DATE:
        raise UnderstandingError(f"{target.name} holds dates, which cannot be predicted.", "Name another column.")
    if target is not None and plan.positive is not None and plan.positive not in _spelt(target, table):
        raise UnderstandingError(
            f"{target.name} holds no “{plan.positive}”.", f"It holds {', '.join(_spelt(target, table)[:_MOST_LISTED])}."
        )
    left = {plan.target, *plan.exclude}
    if all(column.name in left for column in table.columns):
        raise _nothing_left(plan)
    for cost in (plan.costs.missed, plan.costs.false_alarm) if plan.costs else ():
        if not said(cost) and cost not in _UNSAID_COSTS:
            raise _invented(cost)


def _nothing_left(plan: PredictPlan) -> UnderstandingError:
    if plan.exclude:
        return UnderstandingError(
            "That leaves out every column, so there is nothing to learn from.", "Keep some of them."
        )
    return UnderstandingError(
        f"Besides {plan.target} the file has no column, so there is nothing to learn from.",
        f"Add columns that describe each row and may have to do with {plan.target}.",
    )


def _check_change(change: Change, table: Table, said: Said) -> None:
    column = _column(change.column, table)
    number = isinstance(change.value, (int, float)) and not isinstance(change.value, bool)
    if change.how != "set" and not (column.kind.numeric and number):
        raise UnderstandingError(
            f"{column.name} holds no numbers, so it cannot be moved.", "Say which value it should have."
        )
    if column.kind.numeric and not number:
        raise UnderstandingError(
            f"“{change.value}” is no number, and {column.name} holds numbers.", f"Say what {column.name} should be."
        )
    if not column.kind.numeric and str(change.value) not in _spelt(column, table):
        raise UnderstandingError(
            f"{column.name} holds no “{change.value}”.", f"It holds {', '.join(_spelt(column, table)[:_MOST_LISTED])}."
        )
    if number and not any(said(each) for each in said_as(change)) and change.value not in _FACTORS:
        raise _invented(float(str(change.value)))


def chance_as(chance: float) -> list[float]:
    """The numbers by which people may have said a chance: 0.7, or 70."""
    return [chance, round(chance * _HUNDRED, 8)]


def said_as(change: Change) -> list[float]:
    """The numbers by which people may have said a change: 5 for times 1.05, 10 for 0.1."""
    if not isinstance(change.value, (int, float)):
        return []
    value = abs(change.value)
    moved = [round(abs(change.value - 1) * _HUNDRED, 8)] if change.how == "times" else []
    return [*moved, value, round(value * _HUNDRED, 8)]


def _spelt(column: Column, table: Table) -> list[str]:
    values: Iterable[object] = table.frame[column.name].dropna().unique()
    return [str(int(each)) if isinstance(each, float) and each.is_integer() else str(each) for each in values]


def _column(name: str | None, table: Table) -> Column:
    for column in table.columns:
        if column.name == name:
            return column
    listed = ", ".join(column.name for column in table.columns[:_MOST_LISTED])
    raise UnderstandingError(f"There is no column called “{name}” in this file.", f"Its columns are: {listed}.")


def _invented(value: float) -> UnderstandingError:
    return UnderstandingError(f"“{value:g}” does not occur in the question.", "Say the number in the question.")
