"""Say what is in a file: its columns, what goes together, what could be asked of it."""

import numpy as np
import pandas as pd

from automl.plan import DescribePlan
from automl.result import DescribeResult, Preparation, Relationship, Suggestion
from automl.table import Column, Kind, Table
from automl.understanding.calendar.written import day_written

_STRONG = 0.3
_MOST_RELATIONSHIPS = 20
_MOST_SUGGESTIONS = 4
_FEW_CATEGORIES = 30
_SAMPLE = 20_000
_OFTEN_MISSING = 0.05


def describe(plan: DescribePlan, table: Table) -> DescribeResult:
    """What the plan's table holds; of the named columns only, where the plan names some."""
    named = {name for name in (plan.target, *plan.groups) if name}
    columns = tuple(column for column in table.columns if not named or column.name in named)
    return DescribeResult(
        columns=columns,
        rows=table.rows,
        duplicates=int(table.frame.astype(str).duplicated().sum()),
        relationships=_relationships(table),
        targets=tuple(column.name for column in table.columns if _is_target(column, table)),
        suggestions=_suggestions(table),
        preparation=_preparation(table),
        sample=table.frame.head(5),
    )


def _relationships(table: Table) -> tuple[Relationship, ...]:
    """Rank correlation between numeric columns, sign left out: it sees any steady rise or fall."""
    names = [column.name for column in table.numeric if column.distinct > 1]
    ranks = table.frame[names].head(_SAMPLE).corr(method="spearman").abs().to_numpy()
    pairs = [
        Relationship(names[i], names[j], round(float(ranks[i, j]), 3))
        for i, j in zip(*np.triu_indices(len(names), 1), strict=True)
        if np.isfinite(ranks[i, j]) and ranks[i, j] >= _STRONG
    ]
    return tuple(sorted(pairs, key=lambda pair: -pair.strength)[:_MOST_RELATIONSHIPS])


def _is_target(column: Column, table: Table) -> bool:
    """A measure, or a category of few values: what people predict."""
    if table.time is not None and column.name == table.time.column:
        return False
    few = column.kind in (Kind.CATEGORY, Kind.BOOLEAN) and column.distinct in (2, 3)
    return column.distinct > 1 and (column.kind.numeric or few)


def _suggestions(table: Table) -> tuple[Suggestion, ...]:
    measures = [column.name for column in table.numeric if column.distinct > 1]
    if table.time is None or not measures:
        return (Suggestion("What's in this file?", "There is no date with a number to forecast from."),)
    first = next((name for name in measures if name.lower() in ("sales", "revenue", "turnover", "amount")), measures[0])
    reach = f"The dates run from {day_written(table.time.start)} to {day_written(table.time.end)}."
    groups = [column.name for column in table.of_kind(Kind.CATEGORY) if 1 < column.distinct <= _FEW_CATEGORIES]
    by_group = [
        Suggestion(f"Predict next quarter {first} by {group}", f"{group} has {table.column(group).distinct} values.")
        for group in groups[: _MOST_SUGGESTIONS - 1]
    ]
    return (Suggestion(f"Predict next quarter {first}", reach), *by_group)


def _preparation(table: Table) -> tuple[Preparation, ...]:
    rows = max(table.rows, 1)
    steps = []
    for column in table.columns:
        if column.kind is Kind.EMPTY:
            steps.append(Preparation("leave out", column.name, "It holds nothing."))
        elif column.distinct == 1 and column.missing == 0:
            steps.append(Preparation("leave out", column.name, "It holds the same value in every row."))
        elif column.missing / rows > _OFTEN_MISSING:
            steps.append(Preparation("fill or leave out", column.name, f"{column.missing:,} of {rows:,} are missing."))
        elif column.kind.numeric and (far := _outliers(table.frame[column.name])):
            steps.append(Preparation("look at", column.name, f"{far:,} values lie far from the others."))
    return tuple(steps)


def _outliers(values: pd.Series) -> int:
    """Values beyond three interquartile ranges from the quartiles (Tukey's far out), of amounts by their logarithms."""
    if values.min() > 0:
        values = np.log(values)
    low, high = values.quantile([0.25, 0.75])
    reach = 3 * (high - low)
    return int(((values < low - reach) | (values > high + reach)).sum()) if reach > 0 else 0
