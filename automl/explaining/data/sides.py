"""The two sides of a comparison: the rows of the group, those of the others, and how many groups the others are."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pandas as pd

from automl.explaining.data.measured import NAMING, Measured
from automl.explaining.groups import both_groups
from automl.plan import Filter
from automl.row_plans import ExplainPlan


@dataclass(frozen=True, slots=True, eq=False)
class Sides:
    """frame: the rows of both, the group's first. mine: which are the group's. values: of each row.

    groups: how many groups the others are for each one of the group: sums are compared with the mean of theirs.
    """

    frame: pd.DataFrame
    mine: npt.NDArray[np.bool_]
    values: npt.NDArray[np.float64]
    groups: float

    @property
    def counts(self) -> tuple[float, float]:
        """Rows of the group, and of one of the others."""
        return float(self.mine.sum()), float((~self.mine).sum()) / self.groups

    @property
    def means(self) -> tuple[float, float]:
        return float(self.values[self.mine].mean()), float(self.values[~self.mine].mean())


def sides_of(plan: ExplainPlan, frame: pd.DataFrame, what: Measured) -> Sides:
    """Both sides, of rows that are measured. DataError where one has none."""
    group, others = both_groups(plan, frame.loc[what.values.index])
    both = pd.concat([group, others])
    mine = np.arange(len(both)) < len(group)
    return Sides(both, mine, what.values.loc[both.index].to_numpy(dtype=np.float64), _groups(plan, group, others))


def named_groups(plan: ExplainPlan) -> bool:
    """Whether the group is one of several of its sort (West among regions), not a range of something."""
    return all(each.op in NAMING for each in [*plan.filters, *plan.against])


def totals_compare(plan: ExplainPlan) -> bool:
    """Whether sums of both sides can be set against each other: of groups of one sort, or of two periods."""
    periods = plan.time is not None and any(each.column == plan.time for each in plan.against)
    return periods or named_groups(plan)


def _groups(plan: ExplainPlan, group: pd.DataFrame, others: pd.DataFrame) -> float:
    if not named_groups(plan):
        return 1.0
    names = _names(plan.filters)
    theirs = _names(plan.against) if plan.against else names
    return max(1, len(others[theirs].drop_duplicates())) / max(1, len(group[names].drop_duplicates()))


def _names(filters: Sequence[Filter]) -> list[str]:
    return list(dict.fromkeys(each.column for each in filters))
