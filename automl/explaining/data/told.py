"""What a person must know to trust a comparison of two groups."""

from collections.abc import Iterator

import numpy as np
from scipy import stats

from automl.explaining.data.measured import Measured
from automl.explaining.data.mix import Mix
from automl.explaining.data.sides import Sides
from automl.result import Caution
from automl.row_plans import ExplainPlan

_FEW = 30
_SURE = 0.05
_FAR = 1.96


def cautions(plan: ExplainPlan, sides: Sides, what: Measured, mix: Mix, looked: int) -> tuple[Caution, ...]:
    """In the order of their weight."""
    return tuple(_cautions(plan, sides, what, mix, looked))


def _cautions(plan: ExplainPlan, sides: Sides, what: Measured, mix: Mix, looked: int) -> Iterator[Caution]:
    mine, theirs = sides.means
    gap = mine - theirs
    totals = [mean * count for mean, count in zip(sides.means, sides.counts, strict=True)]
    whole = totals[0] - totals[1] if what.what == "sum" else gap
    if plan.direction and (whole > 0) != (plan.direction == "higher"):
        yield Caution("opposite", {"asked": plan.direction, "found": "higher" if whole > 0 else "lower"})
    few = min(int(sides.mine.sum()), int((~sides.mine).sum()))
    if few < _FEW:
        yield Caution("few_rows", {"rows": few})
    chance = _by_chance(sides)
    if what.what != "sum" and chance > _SURE:
        yield Caution("by_chance", {"p_value": chance})
    if mix.splits and mix.rest * gap < 0 and abs(mix.rest) > _FAR * mix.rest_error:
        yield Caution("turned", {"apparent": gap, "like_for_like": mix.rest})
    if what.by_mean:
        yield Caution("by_mean")
    if looked > 1:
        yield Caution("looked_at", {"columns": looked})


def _by_chance(sides: Sides) -> float:
    """The probability of so large a difference of means by chance (Welch, 1947)."""
    mine, theirs = sides.values[sides.mine], sides.values[~sides.mine]
    if min(len(mine), len(theirs)) < 2 or (np.ptp(mine) == 0 and np.ptp(theirs) == 0):  # noqa: PLR2004 - no spread
        return 0.0
    return float(stats.ttest_ind(mine, theirs, equal_var=False).pvalue)
