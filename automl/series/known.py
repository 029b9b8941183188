"""What is known in advance: the workspace's holidays, and columns that are filled beyond the target's last value."""

from collections.abc import Mapping, Sequence

import pandas as pd

from automl.plan import ForecastPlan
from automl.series.grid import Grid
from automl.table import Kind, Table

_MOST_CATEGORIES = 10


def known_columns(table: Table, plan: ForecastPlan, last_value: pd.Timestamp) -> tuple[str, ...]:
    """The columns that are filled in rows after the target's last value: price plans, promotions.

    Grouping columns are none of them, nor is anything when the file has no such rows.
    """
    after = table.frame[table.frame[plan.time] > last_value]
    if after.empty or plan.target not in table.frame.columns or after[plan.target].notna().any():
        return ()
    own = {plan.time, plan.target, *plan.groups}
    usable = (Kind.NUMBER, Kind.INTEGER, Kind.MONEY, Kind.PERCENT, Kind.BOOLEAN, Kind.CATEGORY)
    return tuple(
        column.name
        for column in table.of_kind(*usable)
        if column.name not in own
        and after[column.name].notna().all()
        and (column.kind.numeric or column.distinct <= _MOST_CATEGORIES)
        and column.distinct > 1
    )


def known_features(
    frame: pd.DataFrame, names: Sequence[str], stamps: pd.Series, steps: pd.DatetimeIndex, grid: Grid
) -> pd.DataFrame:
    """Float64 features by step: means of the rows in it, a share for each category. Empty when a step has no row."""
    if not names:
        return pd.DataFrame(index=steps)
    coded = pd.get_dummies(frame[list(names)].astype({name: _plain(frame[name]) for name in names}), dtype="float64")
    features = coded.groupby(grid.floor(stamps)).mean().reindex(steps)
    if features.isna().to_numpy().any():
        return pd.DataFrame(index=steps)
    return features.loc[:, features.max() > features.min()]


def told_names(features: Sequence[str], columns: Sequence[str]) -> tuple[str, ...]:
    """The file's columns behind the features' names; names of other features stay as they are."""
    origin: Mapping[str, str] = {
        feature: next((name for name in columns if feature == name or feature.startswith(f"{name}_")), feature)
        for feature in features
    }
    return tuple(dict.fromkeys(origin.values()))


def _plain(column: pd.Series) -> str:
    return "object" if column.dtype == object else "float64"
