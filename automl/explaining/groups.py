"""Why the model says more or less of a group than of the others."""

from collections.abc import Iterator, Sequence

import numpy as np
import numpy.typing as npt
import pandas as pd

from automl.aligning import align
from automl.errors import DataError
from automl.explaining.figure import Figure, Numbers, figure_of
from automl.explaining.result import Contribution, ExplainResult, Part
from automl.explaining.rows import reference_features
from automl.explaining.telling import plain, typical
from automl.explaining.walking import MANY, SEED, Walks, walk_in
from automl.explaining.weighing import closed, evenly, weighed
from automl.jsonable import Loose
from automl.models.shelf import Opened
from automl.plan import Filter
from automl.result import Caution
from automl.row_plans import ExplainPlan
from automl.series.selection import select
from automl.table import Kind, Table

_SECONDS = 0.6
_MOST_ROWS = 20_000
_FEW = 30
"""Rows of a group below which its mean says little."""
_MOST_PARTS = 6


def both_groups(plan: ExplainPlan, frame: pd.DataFrame) -> tuple[pd.DataFrame, pd.DataFrame]:
    """The rows of the group and those that it is compared with: all the others where none are named. DataError."""
    if not plan.filters:
        raise DataError("The question names no group.", "Name one, for example “why is West lower?”.")
    group = select(frame, plan.filters)
    others = select(frame, plan.against) if plan.against else frame.drop(group.index)
    if others.empty:
        raise DataError("There are no other rows to compare with.", "Name a smaller group.")
    return group, others


def explain_group(plan: ExplainPlan, table: Table, model: Opened) -> ExplainResult:
    """The difference between the means of what the model says of two groups, column by column."""
    card = model.card
    group, others = both_groups(plan, table.frame)
    figure = figure_of(model.model, card, plan.positive)
    reference = reference_features(model)
    ours, theirs = (align(_some(rows), card).features.reset_index(drop=True) for rows in (group, others))
    said = figure(pd.concat([ours, theirs, reference], ignore_index=True))
    mine, yours, usual = np.split(said, [len(ours), len(ours) + len(theirs)])
    parts = closed(_parts(figure, (ours, mine), (theirs, yours), (reference, usual)), mine.mean() - yours.mean())
    told = [
        Contribution(name, typical(ours[name]), float(part), typical(theirs[name]))
        for name, part in zip(ours.columns, parts, strict=True)
    ]
    contributions = tuple(sorted(told, key=lambda one: -abs(one.contribution)))
    few = min(len(group), len(others))
    cautions = [Caution("association"), *([Caution("few_rows", {"rows": few})] if few < _FEW else [])]
    return ExplainResult(
        subject="group",
        target=card.target,
        what="value" if figure.positive is None else "probability",
        baseline=float(yours.mean()),
        value=float(mine.mean()),
        contributions=contributions,
        model=card.name,
        model_id=card.id,
        unit=card.unit,
        positive=figure.positive,
        row=told_filters(plan.filters),
        others=told_filters(plan.against),
        rows=len(group),
        rows_elsewhere=len(others),
        parts=tuple(_shares(contributions, (ours, mine), (theirs, yours), model))[:_MOST_PARTS],
        cautions=tuple(cautions),
    )


def told_filters(filters: Sequence[Filter]) -> dict[str, Loose]:
    return {each.column: each.value for each in filters}


def _some(rows: pd.DataFrame) -> pd.DataFrame:
    return rows if len(rows) <= _MOST_ROWS else rows.sample(_MOST_ROWS, random_state=SEED)


Group = tuple[pd.DataFrame, Numbers]
"""The rows of a group, and the figure of each."""


def _parts(figure: Figure, group: Group, others: Group, reference: Group) -> Numbers:
    """The mean attributions of the one group without those of the other, from the same rows of training."""
    shuffled = np.random.default_rng(SEED).permutation(evenly(reference[1], MANY))
    count = max(len(shuffled), 2)
    starts = reference[0].iloc[np.resize(shuffled, 2 * count)].reset_index(drop=True)
    ends = pd.concat([_stand_in(each, count) for each in (group, others)], ignore_index=True)
    order = np.random.default_rng(SEED + 1).permutation(count)
    pairs = np.stack([order, count + order], axis=1).ravel()
    walks, places = walk_in(_SECONDS, figure, starts, ends, pairs)
    usual = float(reference[1].mean())
    mine, theirs = (
        _mean_moves(walks, (places >= count) == side, usual, float(each[1].mean()))
        for side, each in ((False, group), (True, others))
    )
    return mine - theirs


def _stand_in(group: Group, count: int) -> pd.DataFrame:
    rows, figures = group
    return rows.iloc[np.resize(evenly(figures, count), count)].reset_index(drop=True)


def _mean_moves(walks: Walks, chosen: npt.NDArray[np.bool_], usual: float, mean: float) -> Numbers:
    """The mean of some walks, weighed so that their ends have the groups' own means."""
    weights = weighed(np.stack([walks.starts[chosen], walks.ends[chosen]], axis=1), np.array([usual, mean]))
    moves: Numbers = weights @ walks.moves[chosen]
    return moves


def _shares(told: Sequence[Contribution], group: Group, others: Group, model: Opened) -> Iterator[Part]:
    """Of each category that matters, the value whose share differs most between the groups."""
    kinds = {each.name: each.kind for each in model.card.features}
    for each in told:
        if kinds[each.column] not in (Kind.CATEGORY, Kind.BOOLEAN):
            continue
        mine, theirs = group[0][each.column].astype(str), others[0][each.column].astype(str)
        gaps = mine.value_counts(normalize=True).sub(theirs.value_counts(normalize=True), fill_value=0.0)
        value = str(gaps.abs().idxmax())
        ours, yours = (mine == value).to_numpy(dtype=bool), (theirs == value).to_numpy(dtype=bool)
        yield Part(
            each.column,
            str(plain(value)),
            float(ours.mean()),
            float(yours.mean()),
            float(group[1][ours].mean()) if ours.any() else 0.0,
            float(others[1][yours].mean()) if yours.any() else 0.0,
            each.contribution,
        )
