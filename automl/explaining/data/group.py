"""Why a group differs from the others, from the data alone."""

from dataclasses import replace

import pandas as pd

from automl.errors import DataError
from automl.explaining.data.measured import measured
from automl.explaining.data.mix import mix_of
from automl.explaining.data.rate import located
from automl.explaining.data.sides import sides_of, totals_compare
from automl.explaining.data.splitting import splits
from automl.explaining.data.story import Story
from automl.explaining.data.told import cautions
from automl.explaining.groups import told_filters
from automl.explaining.result import ExplainResult
from automl.plan import Circumstances
from automl.row_plans import ExplainPlan
from automl.table import Table

_LEAST_ROWS = 5
_MOST_PARTS = 8


def explain_from_data(plan: ExplainPlan, table: Table, circumstances: Circumstances) -> ExplainResult:
    """The difference by how many rows there are, by their mix, and by what the same rows do otherwise.

    DataError where the question names no group, no measure, or rows that are not there.
    """
    table = _in_period(plan, table)
    what = measured(plan, table, circumstances)
    if what.what == "sum" and not totals_compare(plan):
        what = replace(what, what="mean", by_mean=True)
    sides = sides_of(plan, table.frame, what)
    used = {*what.columns, *plan.exclude, *(each.column for each in [*plan.filters, *plan.against])}
    able = min(int(sides.mine.sum()), int((~sides.mine).sum())) >= _LEAST_ROWS
    values = what.values.loc[sides.frame.index]
    looked = splits(table, sides.frame, values, sides.mine, used) if able else []
    mix = mix_of(sides.values, sides.mine, looked)
    places = located(sides.values - mix.worths(), sides.mine, looked)
    story = Story(plan, sides, what, mix, tuple(places))
    baseline, value = story.ends()
    contributions = tuple(sorted(story.contributions(), key=lambda each: -abs(each.contribution)))
    return ExplainResult(
        subject="group",
        target=what.label,
        what=what.what,
        baseline=baseline,
        value=value,
        contributions=contributions,
        model="",
        unit=what.unit,
        positive=what.positive,
        row=told_filters(plan.filters),
        others=told_filters(plan.against),
        rows=int(sides.mine.sum()),
        rows_elsewhere=int((~sides.mine).sum()),
        parts=tuple(story.parts(contributions, looked))[:_MOST_PARTS],
        cautions=cautions(plan, sides, what, mix, len(looked)),
    )


def _in_period(plan: ExplainPlan, table: Table) -> Table:
    """The rows of the period that is asked about; all where periods themselves are compared. DataError for none."""
    if (
        plan.period is None
        or plan.time is None
        or plan.time in {each.column for each in [*plan.filters, *plan.against]}
    ):
        return table
    days = table.frame[plan.time].dt.normalize()
    kept = table.frame[(days >= pd.Timestamp(plan.period.start)) & (days <= pd.Timestamp(plan.period.end))]
    if kept.empty:
        raise DataError(f"There are no rows in {plan.period.label}.", "Ask about a period that the data cover.")
    return replace(table, frame=kept)
