"""Why the model says of one row what it says."""

from dataclasses import dataclass, replace

import numpy as np
import pandas as pd

from automl.aligning import align
from automl.explaining.figure import Figure, Numbers, answers, figure_of
from automl.explaining.finding import the_row
from automl.explaining.pace import ROW_SECONDS
from automl.explaining.result import Contribution, ExplainResult
from automl.explaining.telling import named, outside, plain
from automl.explaining.walking import MANY, SEED, walk_in
from automl.explaining.weighing import closed, evenly, weighed
from automl.explaining.words import Words
from automl.models.card import Card
from automl.models.shelf import Opened
from automl.result import Caution
from automl.row_plans import ExplainPlan
from automl.table import Table


@dataclass(frozen=True, slots=True, eq=False)
class Reasons:
    """baseline plus all parts is value. parts: (columns,), in the model's order."""

    baseline: float
    value: float
    parts: Numbers


def explain_row(plan: ExplainPlan, table: Table, model: Opened) -> ExplainResult:
    """The reasons of one row. DataError where no row, or no row in particular, is meant."""
    card = model.card
    found = the_row(table, model, plan.filters, plan.row, top=plan.top)
    reference = reference_features(model)
    said = model.model.predict(pd.concat([found.features, reference], ignore_index=True))
    predicted = float(said[0]) if card.task == "regression" else answers(said[:1], card)[0]
    figure = figure_of(model.model, card, (plan.positive or str(predicted)) if card.task == "multiclass" else None)
    reasons = reasons_of(figure, found.features, reference, figure.of(said)[1:])
    beyond = [each.name for each in card.features if outside(plain(found.features[each.name].iloc[0]), each)]
    return ExplainResult(
        subject="row",
        target=card.target,
        what="value" if figure.positive is None else "probability",
        baseline=reasons.baseline,
        value=reasons.value,
        contributions=_worded(told(reasons.parts, found.features.iloc[0], card), found.features, figure, model),
        model=card.name,
        model_id=card.id,
        unit=card.unit,
        positive=figure.positive,
        predicted=predicted,
        row=named(found.cells, card.names or [each.column for each in plan.filters]),
        found=found.count,
        rows=1,
        outside_range=tuple(beyond),
        cautions=(Caution("association"),),
    )


def _worded(
    each: tuple[Contribution, ...], row: pd.DataFrame, figure: Figure, model: Opened
) -> tuple[Contribution, ...]:
    """With the words of texts that speak for what these add."""
    words = Words(figure.model, reference_features(model), model.card.texts)
    return tuple(replace(one, words=words.of(one.column, row, figure, [one.contribution > 0])[0]) for one in each)


def reasons_of(
    figure: Figure, row: pd.DataFrame, reference: pd.DataFrame, usual: Numbers, seconds: float = ROW_SECONDS
) -> Reasons:
    """What each column adds to the figure of a row, beginning from the mean of the reference rows.

    row: one row; reference: rows of training, the same columns; usual: their figures. seconds: about as long as it
    may take.
    """
    starts = reference.iloc[evenly(usual, MANY)].reset_index(drop=True)
    ends = row.iloc[np.zeros(len(starts), dtype=int)].reset_index(drop=True)
    walks, _ = walk_in(seconds, figure, starts, ends, np.random.default_rng(SEED).permutation(len(starts)))
    baseline, value = float(usual.mean()), float(walks.ends[0])
    weights = weighed(walks.starts[:, None], np.array([baseline]))
    return Reasons(baseline, value, closed(weights @ walks.moves, value - baseline))


def reference_features(model: Opened) -> pd.DataFrame:
    """The features of the rows that stand for what is usual."""
    return align(model.reference, model.card).features.reset_index(drop=True)


def told(parts: Numbers, row: pd.Series, card: Card) -> tuple[Contribution, ...]:
    """The columns with what they add, the largest first."""
    each = [
        Contribution(feature.name, plain(row[feature.name]), float(part), feature.usual)
        for feature, part in zip(card.features, parts, strict=True)
    ]
    return tuple(sorted(each, key=lambda one: -abs(one.contribution)))
