"""From a table and a plan to the panel that engines forecast, with what is needed to come back to the file's words."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

import pandas as pd

from automl.engine import Panel
from automl.errors import DataError
from automl.forecasting import TOTAL
from automl.forecasting.holidays import holiday_features
from automl.plan import Circumstances, ForecastPlan
from automl.series.grid import DAYS_IN_WEEK, Grid, grid_for
from automl.series.horizon import Aim, aim
from automl.series.known import known_columns, known_features
from automl.series.matrix import Matrix, Rows, groups_add_up, matrix
from automl.series.selection import select
from automl.series.values import Key, group_keys, is_side_by_side, keep_largest, long_form, row_values
from automl.table import Frequency, Table
from automl.timeline import History, history

_LEAST_STEPS = 3
WHOLE = "(whole)"
"""The name of the whole in a panel where it is a series of its own, not the sum of the others."""


@dataclass(frozen=True, slots=True)
class Built:
    """A panel and the way back from it.

    names: the key of each series of the panel but the total's. known: columns of the file among the panel's features.
    real: the grid's own step for each step of the panel, which engines need evenly spaced.
    """

    panel: Panel
    total_wanted: bool
    names: Mapping[str, Key]
    known: tuple[str, ...]
    rows: Rows
    history: History
    grid: Grid
    matrix: Matrix
    aim: Aim
    real: Mapping[pd.Timestamp, pd.Timestamp]

    @property
    def whole(self) -> str:
        """The name of the whole in the panel's forecast; a sole group is the whole."""
        if not self.total_wanted:
            return WHOLE
        running = self.panel.values["series"].unique()
        return str(running[0]) if len(running) == 1 else TOTAL


def build(table: Table, plan: ForecastPlan, circumstances: Circumstances) -> Built:
    """The panel of a plan. DataError when too little is left to forecast from."""
    frame = select(table.frame, plan.filters)
    frame = long_form(frame, plan) if is_side_by_side(plan, table.frame) else frame
    rows = _rows(frame, table, plan)
    seen = rows.stamps[rows.values.notna()].dropna()
    if table.time is None or seen.empty:
        raise DataError(
            f"No row has both a date in “{plan.time}” and a value to forecast.",
            "Check that the two columns are filled in the same rows, or name other columns.",
        )
    ended = history(seen, table.time, plan.frequency, circumstances.today)
    grid = grid_for(ended, plan.frequency, seen, circumstances.fiscal_start)
    measured = matrix(rows, ended, grid)
    _enough(measured, plan)
    future = grid.after(measured.total.index[-1], _end_of_day(plan.period.end))
    known = known_columns(table, plan, seen.max())
    panel, names = _panel(measured, rows, grid)
    panel = _with_known(panel, future, known, frame, plan, grid, circumstances)
    past = pd.DatetimeIndex(measured.total.index)
    steps = past.union(future)
    even = grid.even(steps)
    return Built(
        panel=_evenly(panel, dict(zip(steps, even, strict=True))),
        total_wanted=bool(names) and groups_add_up(rows),
        names=names,
        known=known,
        rows=rows,
        history=ended,
        grid=grid,
        matrix=measured,
        aim=aim(plan.period, plan.aggregation, past, future, grid),
        real=dict(zip(even, steps, strict=True)),
    )


def _evenly(panel: Panel, even: Mapping[pd.Timestamp, pd.Timestamp]) -> Panel:
    values = panel.values.assign(step=panel.values["step"].map(even))
    known = None if panel.known is None else panel.known.assign(step=panel.known["step"].map(even))
    return Panel(values, panel.frequency, panel.season, known)


def _rows(frame: pd.DataFrame, table: Table, plan: ForecastPlan) -> Rows:
    stamps = frame[plan.time]
    side_by_side = is_side_by_side(plan, table.frame)
    values = frame[str(plan.target)].astype("float64") if side_by_side else row_values(frame, plan)
    keys = None
    if plan.groups:
        weights = values.fillna(0.0) if pd.api.types.is_numeric_dtype(values) else values.notna().astype("float64")
        keys = keep_largest(group_keys(frame, plan.groups), weights, len(plan.groups))
    return Rows(stamps, values, keys, plan.aggregation, table.time is not None and table.time.transactions)


def _enough(measured: Matrix, plan: ForecastPlan) -> None:
    steps = int(measured.total.notna().sum())
    if steps < _LEAST_STEPS:
        raise DataError(
            f"There {'is' if steps == 1 else 'are'} only {steps} whole {plan.frequency}{'' if steps == 1 else 's'} of "
            "history: too few to forecast from.",
            "Add earlier rows, or ask for a finer step, such as “by week” or “by day”.",
        )


def _panel(measured: Matrix, rows: Rows, grid: Grid) -> tuple[Panel, dict[str, Key]]:
    names = {f"{number:04d}": key for number, key in enumerate(measured.groups)}
    series = {name: measured.groups[key] for name, key in names.items()}
    if not (names and groups_add_up(rows)):
        series[WHOLE] = measured.total
    values = pd.concat(
        [pd.DataFrame({"series": name, "step": each.index, "value": each.to_numpy()}) for name, each in series.items()],
        ignore_index=True,
    )
    return Panel(values.dropna(ignore_index=True), grid.frequency, _own_season(grid, len(measured.total))), names


def _end_of_day(day: date) -> pd.Timestamp:
    return pd.Timestamp(day) + pd.Timedelta(hours=23)


def _own_season(grid: Grid, steps: int) -> int:
    """The season that only the grid knows: a week without its days of rest. 0: to be found from the values."""
    week = len(grid.weekdays)
    rests = grid.frequency is Frequency.DAY and week < DAYS_IN_WEEK
    return week if rests and steps >= 2 * week else 0


def _with_known(
    panel: Panel,
    future: pd.DatetimeIndex,
    known: tuple[str, ...],
    frame: pd.DataFrame,
    plan: ForecastPlan,
    grid: Grid,
    circumstances: Circumstances,
) -> Panel:
    steps = pd.DatetimeIndex(panel.values["step"].unique()).sort_values().union(future)
    parts = [known_features(frame, known, frame[plan.time], steps, grid)]
    if circumstances.country:
        parts.append(holiday_features(steps, grid.frequency, circumstances.country).set_index("step"))
    features = pd.concat(parts, axis=1)
    if features.columns.empty:
        return panel
    each = [features.rename_axis("step").reset_index().assign(series=name) for name in panel.values["series"].unique()]
    return Panel(panel.values, panel.frequency, panel.season, pd.concat(each, ignore_index=True))
