"""The value of each row, and the keys of the groups that it belongs to."""

from collections.abc import Sequence

import pandas as pd

from automl.expression import evaluate, names_in
from automl.plan import Aggregation, ForecastPlan

BLANK = "(blank)"
OTHER = "(other)"
MEASURE = "measure"
MOST_GROUPS = 500

Key = tuple[str, ...]


def is_side_by_side(plan: ForecastPlan, frame: pd.DataFrame) -> bool:
    """Whether the measures stand side by side and each of them is a group."""
    return plan.groups == [MEASURE] and MEASURE not in frame.columns and plan.expression is not None


def long_form(frame: pd.DataFrame, plan: ForecastPlan) -> pd.DataFrame:
    """One row for each row and measure, for measures side by side: columns `measure`, the time, the target."""
    names = list(names_in(plan.expression or ""))
    return frame.melt(id_vars=[plan.time], value_vars=names, var_name=MEASURE, value_name=str(plan.target))


def row_values(frame: pd.DataFrame, plan: ForecastPlan) -> pd.Series:
    """What each row contributes: a number, an identifier for count_distinct, 1.0 for a count of rows."""
    if plan.aggregation == "count_distinct":
        return frame[plan.target]
    if plan.aggregation == "count":
        return (
            pd.Series(1.0, index=frame.index) if plan.target is None else frame[plan.target].notna().astype("float64")
        )
    if plan.expression is not None and plan.target not in frame.columns:
        return evaluate(plan.expression, frame)
    return frame[plan.target].astype("float64")


def group_keys(frame: pd.DataFrame, columns: Sequence[str]) -> pd.Series:
    """The key of each row: a tuple of the columns' texts as in the file, "(blank)" where there is none."""
    texts = [_texts(frame[column]) for column in columns]
    return pd.Series(list(zip(*texts, strict=True)), index=frame.index, dtype=object)


def keep_largest(keys: pd.Series, weights: pd.Series, columns: int) -> pd.Series:
    """The keys with all but the heaviest 500 groups gathered as "(other)"."""
    sizes = weights.abs().groupby(keys).sum().sort_values(ascending=False)
    if len(sizes) <= MOST_GROUPS:
        return keys
    kept = set(sizes.index[: MOST_GROUPS - 1])
    other = (OTHER,) * columns
    return keys.map(lambda key: key if key in kept else other)


def adds_up(aggregation: Aggregation) -> bool:
    """Whether values of groups, and of steps, add up to the whole."""
    return aggregation in ("sum", "count", "count_distinct")


def _texts(column: pd.Series) -> list[str]:
    distinct = column.drop_duplicates()
    spelt = {value: _text(value) for value in distinct[distinct.notna()]}
    return [BLANK if value is None or pd.isna(value) else spelt[value] for value in column.astype(object)]


def _text(value: object) -> str:
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if isinstance(value, pd.Timestamp):
        return value.date().isoformat()
    return str(value).strip() or BLANK
