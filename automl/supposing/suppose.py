"""Rows as they are, and as they are supposed to be."""

from dataclasses import dataclass, replace
from typing import Any

import numpy as np
import pandas as pd

from automl.aligning import Fit, fit_of
from automl.errors import DataError
from automl.explaining.figure import Figure, Numbers, figure_of
from automl.explaining.finding import meant_rows
from automl.explaining.pace import Pace, within
from automl.explaining.result import Contribution
from automl.explaining.rows import reference_features
from automl.explaining.telling import named, plain, typical
from automl.explaining.walking import differing
from automl.explaining.weighing import closed
from automl.models.card import Card
from automl.models.shelf import Opened
from automl.result import Caution
from automl.row_plans import WhatIfPlan
from automl.supposing.changes import Steps, steps_of
from automl.supposing.curve import points_of
from automl.supposing.following import followers_of, following_cautions
from automl.supposing.possible import beyond, unusual
from automl.supposing.result import Moved, WhatIfResult
from automl.supposing.shares import Subset, shares, subsets_needed
from automl.supposing.versions import supposed
from automl.table import Table

_SECONDS = 0.35
"""What predictions of all versions of the rows may take."""
_PROBE, _FREE = 500, 2_000
"""Rows by which the pace is taken; versions of rows that are predicted without asking for it."""
_COUNTS = (1_000, 2_000, 5_000, 20_000)


def suppose(plan: WhatIfPlan, table: Table, model: Opened) -> WhatIfResult:
    """What the model says of the rows before and after the changes. DataError where they cannot be supposed."""
    if not plan.changes:
        raise DataError(
            "The question does not say what should be different.", "Name a column and a value: “what if … were …?”."
        )
    rows = meant_rows(table, plan.filters, plan.row)
    how = fit_of(table.frame, model.card)
    features = how.features(rows).reset_index(drop=True)
    figure = asked_figure(plan, model, features)
    steps = Steps(steps_of(plan.changes, how), followers_of(table, [each.name for each in model.card.features]))
    some = _affordable(figure, features, len(steps.steps))
    result = _supposed(table, model, how, Versions(figure, steps, some))
    card = model.card
    row = named(rows.iloc[0], card.names or [each.column for each in plan.filters]) if len(rows) == 1 else {}
    sampled = (Caution("sampled", {"rows": len(some)}),) if len(some) < len(rows) else ()
    return _of_all(replace(result, rows=len(rows), row=row, cautions=(*result.cautions, *sampled)), len(some))


@dataclass(frozen=True, slots=True, eq=False)
class Versions:
    """Rows that are looked at, what is done to them, and what is said of each version."""

    figure: Figure
    steps: Steps
    rows: pd.DataFrame

    @property
    def changed(self) -> list[str]:
        return [step.feature.name for step in self.steps.steps]


def _supposed(table: Table, model: Opened, how: Fit, versions: Versions) -> WhatIfResult:
    """The answer about the rows that are looked at."""
    card, rows, steps = model.card, versions.rows, versions.steps
    said, along = supposed(versions.figure, rows, steps, points_of(steps, rows))
    before, after = said[()], said[tuple(range(len(steps.steps)))]
    now = steps.done(rows, range(len(steps.steps)))
    moved = moved_columns(rows, now, versions.changed)
    leaves = beyond(rows, now, versions.changed, card)
    own = [how.found.get(name, name) for name in versions.changed]
    return replace(
        answer_of(versions, model, said, moved),
        curve=along,
        outside_range=leaves,
        cautions=(
            Caution("association"),
            *following_cautions(table, own, steps.followers, list(rows.columns)),
            *unusual(now, reference_features(model), versions.changed, leaves, card),
        ),
        **_flagged(before, after, card, versions.figure),
    )


def answer_of(versions: Versions, model: Opened, said: dict[Subset, Numbers], moved: tuple[Moved, ...]) -> WhatIfResult:
    """Before, after, and what each of the changes adds. said: of each subset of the changes."""
    card, count = model.card, len(versions.steps.steps)
    means = {each: float(one.mean()) for each, one in said.items()}
    baseline, value = means[()], means[tuple(range(count))]
    parts = closed(shares(means, count), value - baseline)
    return WhatIfResult(
        target=card.target,
        what="value" if versions.figure.positive is None else "probability",
        baseline=baseline,
        value=value,
        contributions=tuple(
            Contribution(each.column, each.after, float(part), each.before)
            for each, part in zip(moved, parts, strict=False)
        ),
        moved=moved,
        rows=len(versions.rows),
        model=card.name,
        model_id=card.id,
        unit=card.unit,
        positive=versions.figure.positive,
    )


def asked_figure(plan: WhatIfPlan, model: Opened, features: pd.DataFrame) -> Figure:
    """The figure that the question is about: of several classes that of the outcome named, else the likeliest now."""
    outcome = plan.outcome
    if outcome is None and model.card.task == "multiclass":
        outcome = model.card.classes[int(model.model.predict(features.iloc[:_PROBE]).mean(axis=0).argmax())]
    return figure_of(model.model, model.card, outcome)


def moved_columns(before: pd.DataFrame, after: pd.DataFrame, changed: list[str]) -> tuple[Moved, ...]:
    """What was changed, then what moved along."""
    along = [name for name in before.columns if name not in changed and not before[name].equals(after[name])]
    return tuple(_moved(name, before[name], after[name]) for name in [*changed, *along])


def _moved(name: str, before: pd.Series, after: pd.Series) -> Moved:
    differs = int(differing(before, after).sum())
    if len(before) == 1:
        return Moved(name, plain(before.iloc[0]), plain(after.iloc[0]), differs)
    return Moved(name, typical(before), typical(after), differs)


def _affordable(figure: Figure, features: pd.DataFrame, changes: int) -> pd.DataFrame:
    """As many of the rows as there is time for."""
    versions = subsets_needed(changes)
    if len(features) * versions <= _FREE:
        return features
    pace = Pace(figure, features.iloc[:_PROBE])
    most = within(_COUNTS, _SECONDS / max(pace.row * versions, 1e-9))
    return features if len(features) <= most else features.sample(most, random_state=0).reset_index(drop=True)


def _flagged(before: Numbers, after: Numbers, card: Card, figure: Figure) -> dict[str, Any]:
    """Rows of the figure's class by the threshold, or totals of values, of the rows that were looked at."""
    if card.task == "regression":
        return {"total_before": float(before.sum()), "total_after": float(after.sum())}
    if card.task != "binary":
        return {}
    own = figure.positive == card.positive
    threshold = card.threshold if own else 1 - card.threshold
    flagged = [int(np.count_nonzero(each >= threshold if own else each > threshold)) for each in (before, after)]
    return {"flagged_before": flagged[0], "flagged_after": flagged[1], "threshold": threshold}


def _of_all(result: WhatIfResult, looked: int) -> WhatIfResult:
    """Counts and totals of all rows, from those that were looked at."""
    if result.rows == looked:
        return result
    scale = result.rows / looked
    counts = {
        name: round(value * scale)
        for name in ("flagged_before", "flagged_after")
        if (value := getattr(result, name)) is not None
    }
    totals = {
        name: value * scale for name in ("total_before", "total_after") if (value := getattr(result, name)) is not None
    }
    return replace(result, **counts, **totals)
