"""What would have to be different for a row to come out otherwise, as an answer."""

from dataclasses import replace

import numpy as np
import pandas as pd

from automl.errors import DataError
from automl.explaining.figure import Figure, Numbers, answers, figure_of
from automl.explaining.finding import the_row
from automl.explaining.rows import reference_features
from automl.explaining.telling import named
from automl.models.shelf import Opened
from automl.result import Caution
from automl.row_plans import WhatIfPlan
from automl.supposing.actionable import movable
from automl.supposing.flipping import Search, Turned, Way, smallest
from automl.supposing.following import followers_of
from automl.supposing.result import Flip, WhatIfResult
from automl.supposing.suppose import Versions, answer_of, moved_columns
from automl.supposing.versions import supposed
from automl.table import Table


def turn(plan: WhatIfPlan, table: Table, model: Opened) -> WhatIfResult:
    """The smallest changes that turn the outcome of one row. DataError where no row or no outcome is meant, or where
    the row has that outcome already.
    """
    card = model.card
    found = the_row(table, model, plan.filters, plan.row)
    row = found.features
    followers = followers_of(table, [each.name for each in card.features])
    figure, turned, toward = _wanted(plan, model, row)
    search = Search(row, figure, turned, toward, reference_features(model), followers)
    following = {each.column for each in followers}
    ways = smallest(search, movable(card.features, following, search.reference))
    result = _answer(search, ways, model)
    names = card.names or [each.column for each in plan.filters]
    several = (Caution("first_of", {"found": found.count}),) if found.count > 1 else ()
    return replace(
        result,
        row=named(found.cells, names),
        flip=True,
        flips=tuple(_flip(search, each) for each in ways),
        threshold=card.threshold if card.task == "binary" else plan.goal,
        cautions=(Caution("association"), *several),
    )


def _wanted(plan: WhatIfPlan, model: Opened, row: pd.DataFrame) -> tuple[Figure, Turned, float]:
    """The figure, when it has turned, and toward what."""
    card = model.card
    if card.task == "regression":
        return _beyond_goal(plan, model, row)
    now = answers(np.atleast_2d(model.model.predict(row)), card)[0]
    if plan.outcome == now:
        raise DataError(
            f"It is predicted to be “{now}” already, so nothing has to change for that.",
            f"Ask what would turn it into another {card.target}.",
        )
    if card.task == "binary":
        figure = figure_of(model.model, card)
        bar = card.threshold
        wanted = plan.outcome if plan.outcome in card.classes else None
        rise = (wanted == figure.positive) if wanted else now != figure.positive
        return figure, (lambda said: said >= bar) if rise else (lambda said: said < bar), 1.0 if rise else 0.0
    return _another_class(plan, model, row, now)


def _beyond_goal(plan: WhatIfPlan, model: Opened, row: pd.DataFrame) -> tuple[Figure, Turned, float]:
    if plan.goal is None:
        raise DataError(
            f"The question does not say how much {model.card.target} should be.",
            "Name a number, for example “what would it take to reach 500?”.",
        )
    figure, goal = figure_of(model.model, model.card), plan.goal
    rise = float(figure(row)[0]) < goal
    return figure, (lambda said: said >= goal) if rise else (lambda said: said <= goal), goal


def _another_class(plan: WhatIfPlan, model: Opened, row: pd.DataFrame, now: str) -> tuple[Figure, Turned, float]:
    """Of several classes: the one named, else the second likeliest, and it has to overtake the one of now."""
    card, said = model.card, np.atleast_2d(model.model.predict(row))[0]
    others = [name for name in card.classes if name != now]
    wanted = plan.outcome if plan.outcome in others else max(others, key=lambda each: said[card.classes.index(each)])
    return _Lead(model.model, wanted), lambda ahead: ahead >= 0, 1.0


class _Lead(Figure):
    """By how much the probability of a class is ahead of the largest other one: 0 and more where it wins."""

    def __call__(self, features: pd.DataFrame) -> Numbers:
        said = self.model.predict(features)
        place = self.model.classes.index(str(self.positive))
        ahead: Numbers = said[:, place] - np.delete(said, place, axis=1).max(axis=1)
        return ahead


def _answer(search: Search, ways: tuple[Way, ...], model: Opened) -> WhatIfResult:
    """The row as it is, and after the smallest change where there is one."""
    changes = ways[0].changes if ways else ()
    figure = Figure(search.figure.model, search.figure.positive)
    versions = Versions(figure, search.steps(changes), search.row)
    now = versions.steps.done(search.row, range(len(changes)))
    moved = moved_columns(search.row, now, versions.changed)
    return answer_of(versions, model, supposed(figure, search.row, versions.steps)[0], moved)


def _flip(search: Search, way: Way) -> Flip:
    steps = search.steps(way.changes)
    now = steps.done(search.row, range(len(way.changes)))
    names = [each.feature.name for each in way.changes]
    value = way.figure
    if isinstance(search.figure, _Lead):
        value = float(Figure(search.figure.model, search.figure.positive)(now)[0])
    return Flip(moved_columns(search.row, now, names)[: len(names)], value)
