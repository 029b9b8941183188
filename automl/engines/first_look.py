"""The engine of a first look at rows: a linear model and boosted trees in a second or two, in this very process."""

import logging
import math
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
import pandas as pd

from automl.engine import Deadline, Report
from automl.engines.first_choice import Choice, chosen, held_back
from automl.engines.first_columns import FirstColumns
from automl.engines.first_model import FirstLookModel, alone, members_of, opened
from automl.engines.first_models import Known, Trees, sum_of, trees_of
from automl.engines.tabular_rows import checked, coded
from automl.engines.tabular_tally import Tally
from automl.errors import EngineError
from automl.tabular import Better, Effort, FittedModel, Learning, Rows, TabularEngine

logger = logging.getLogger(__name__)
MODELS = 2
BOTH = Tally(0, MODELS)
LONGEST = 10.0
"""Seconds for which rows are chosen: more would teach these models little."""
CHOOSING = 0.7
"""The share of the time for choosing; the rest is for learning from all rows."""


@dataclass(frozen=True)
class FirstLook(TabularEngine):
    """tally: how many models are tried, these two among them."""

    tally: Tally = BOTH
    name = "first look"

    def fit(
        self,
        learning: Learning,
        folder: Path,
        effort: Effort,  # noqa: ARG002  the same for each
        deadline: Deadline,
        report: Report,
        better: Better | None = None,
    ) -> FirstLookModel:
        checked(learning)
        if deadline.remaining() <= 0:
            raise EngineError("No model could be fitted in time.", "Allow more time, or ask for the quick way.")
        report(self.tally.told(0))
        ready = coded(learning, min(LONGEST, deadline.remaining()))
        with alone():
            model = _fitted(ready, deadline.part(0.9))
        report(self.tally.told(1))
        model.left_in(folder)
        if better is not None:
            better(model)
        return model

    def refit(self, model: FittedModel, everything: Learning, folder: Path, deadline: Deadline) -> FittedModel | None:
        if not isinstance(model, FirstLookModel) or deadline.remaining() <= 0:
            return None
        ready = coded(everything, deadline.remaining() / 2)
        rows = len(ready.train)
        rounds = None if model.choice.rounds is None else _stretched(model.choice.rounds, rows / max(1, model.rows))
        with alone():
            again = _taught(model, ready, replace(model.choice, rounds=rounds), deadline)
        if again is not None:
            again.left_in(folder)
        return again

    def load(self, folder: Path) -> FittedModel:
        try:
            return opened(folder)
        except Exception as error:
            logger.warning("a model can't be read", exc_info=True)
            raise EngineError("This model can't be read.", "Ask for the prediction again.") from error


def _fitted(ready: Learning, deadline: Deadline) -> FirstLookModel:
    columns = FirstColumns.learnt(ready.train.features, ready.kinds)
    known = _known(columns, ready, ready.train)
    choosing = deadline.part(CHOOSING)
    if ready.validation is None:
        places = held_back(known)
        parts = [(known.at(learnt), known.at(judging)) for learnt, judging in places]
        choice, _, said = chosen(parts, columns, choosing)
        model = _of(ready, columns, known, choice, deadline)
        judged_on = ready.train.features.index[np.concatenate([judging for _, judging in places])]
    else:
        judges = _known(columns, ready, ready.validation)
        choice, trees, said = chosen([(known, judges)], columns, choosing)
        model = _made(ready, columns, known, choice, trees)
        judged_on = ready.validation.features.index
    model.held = pd.DataFrame(said, index=judged_on)
    model.complete = choosing.remaining() > 0
    return model


def _of(ready: Learning, columns: FirstColumns, known: Known, choice: Choice, deadline: Deadline) -> FirstLookModel:
    """Both models with the settings that were chosen, of all rows that are ready."""
    trees = None if choice.rounds is None else trees_of(known, columns, deadline, rounds=choice.rounds)
    return _made(ready, columns, known, choice, trees)


def _made(ready: Learning, columns: FirstColumns, known: Known, choice: Choice, trees: Trees | None) -> FirstLookModel:
    metric = "log_loss" if ready.classes else "root_mean_squared_error"
    sums, rows = sum_of(known, choice.strength), len(known.codes)
    return FirstLookModel(ready.task, ready.classes, members_of(choice), metric, columns, sums, trees, choice, rows)


def _taught(model: FirstLookModel, ready: Learning, choice: Choice, deadline: Deadline) -> FirstLookModel | None:
    """None where time ran out: trees cut short are not those that were judged."""
    columns = FirstColumns.learnt(ready.train.features, ready.kinds)
    again = _of(ready, columns, _known(columns, ready, ready.train), choice, deadline)
    return None if deadline.remaining() <= 0 else replace(again, members=model.members)


def _known(columns: FirstColumns, ready: Learning, rows: Rows) -> Known:
    prepared = columns.prepared(rows.features)
    return Known(prepared, columns.scaled(prepared), rows.target.to_numpy(dtype=float), len(ready.classes))


def _stretched(rounds: int, growth: float) -> int:
    """More rows pay a few more rounds."""
    return max(1, round(rounds * min(1.5, math.sqrt(max(1.0, growth)))))
