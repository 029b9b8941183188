"""The two models of a first look: a weighted sum, and boosted trees. One thread each; both take classes as codes."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import lightgbm
import numpy as np
from lightgbm.callback import CallbackEnv, EarlyStopException
from scipy import sparse
from sklearn.linear_model import LogisticRegression, Ridge

from automl.engine import Deadline
from automl.engines.first_columns import FirstColumns, Numbers

MOST_ROUNDS, MOST_TREES = 300, 1_500
"""Rounds of boosting, and trees of all classes together: what seconds allow."""
PATIENCE = 20
"""Rounds without a gain after which boosting ends."""
MOST_STEPS = 200


@dataclass(frozen=True, slots=True)
class Known:
    """Rows made ready. codes: of classes, 0 to `classes` − 1, or values; `classes` is 0 for values."""

    prepared: Numbers
    scaled: sparse.csr_matrix
    codes: Numbers
    classes: int

    def at(self, places: np.ndarray) -> "Known":
        return Known(self.prepared[places], self.scaled[places], self.codes[places], self.classes)


@dataclass(slots=True)
class Sum:
    """A weighted sum of the columns. strength: C of logistic regression, 1 / alpha of ridge regression."""

    model: Any
    classes: int
    low: float
    high: float

    def said(self, scaled: sparse.csr_matrix) -> Numbers:
        """Rows × classes, or values."""
        if not self.classes:
            return np.asarray(np.clip(self.model.predict(scaled), self.low, self.high))
        return spread(self.model.predict_proba(scaled), self.model.classes_, self.classes)


def sum_of(known: Known, strength: float) -> Sum:
    if known.classes:
        model = LogisticRegression(C=strength, max_iter=MOST_STEPS, tol=1e-3).fit(known.scaled, known.codes)
        return Sum(model, known.classes, 0.0, 1.0)
    low, high = float(known.codes.min()), float(known.codes.max())
    beyond = (high - low) / 4  # a sum may go a little further than the rows did, not anywhere
    return Sum(Ridge(alpha=1 / strength).fit(known.scaled, known.codes), 0, low - beyond, high + beyond)


@dataclass(slots=True)
class Trees:
    """Boosted trees. present: the codes of the classes that there were; rounds: as many as paid."""

    model: lightgbm.Booster
    present: Numbers
    classes: int
    rounds: int

    def said(self, prepared: Numbers) -> Numbers:
        """Rows × classes, or values."""
        raw = np.asarray(self.model.predict(prepared, num_threads=1), dtype=np.float64)
        if not self.classes:
            return raw
        shares = np.column_stack([1 - raw, raw]) if raw.ndim == 1 else raw
        return spread(shares, self.present, self.classes)

    def moves(self, prepared: Numbers) -> Numbers:
        """Rows × outputs laid side by side, of each the columns inside and the baseline."""
        return np.asarray(self.model.predict(prepared, num_threads=1, pred_contrib=True), dtype=np.float64)


def trees_of(
    known: Known, columns: FirstColumns, deadline: Deadline, judges: Known | None = None, rounds: int | None = None
) -> Trees:
    """As many rounds as pay on the judges, or as told."""
    present = np.unique(known.codes) if known.classes else np.zeros(0)
    outputs = len(present) if len(present) > len(("no", "yes")) else 1
    most = rounds or max(10, min(MOST_ROUNDS, MOST_TREES // outputs))
    settings = _settings(len(known.codes), outputs, classes=bool(known.classes))
    data = _data(known, columns, present, settings)
    heard: list[Callable[[CallbackEnv], None]] = [_ended(deadline)]
    held = []
    if judges is not None:
        if known.classes:
            judges = judges.at(np.isin(judges.codes, present))
        held = [data.create_valid(judges.prepared, _labels(judges, present))]
        heard.append(lightgbm.early_stopping(PATIENCE, verbose=False))
    model = lightgbm.train(settings, data, most, valid_sets=held, callbacks=heard)
    return Trees(model, present, known.classes, model.best_iteration if model.best_iteration > 0 else most)


def _settings(rows: int, outputs: int, *, classes: bool) -> dict[str, Any]:
    objective = ("multiclass" if outputs > 1 else "binary") if classes else "regression"
    few = rows < 1_000  # noqa: PLR2004  said below
    several = {"num_class": outputs} if outputs > 1 else {}
    return {
        "objective": objective,
        "learning_rate": 0.05 if few else 0.1,  # few rows learn in many small steps with small trees
        "num_leaves": 8 if few else 24,
        "min_data_in_leaf": max(2, min(20, rows // 20)),
        "feature_fraction": 0.8,
        "lambda_l2": 1.0,
        "cat_smooth": 20,
        "max_cat_to_onehot": 8,
        "num_threads": 1,
        "seed": 0,
        "deterministic": True,
        "force_col_wise": True,
        "verbosity": -1,
        **several,
    }


def _data(known: Known, columns: FirstColumns, present: Numbers, settings: dict[str, Any]) -> lightgbm.Dataset:
    categories = columns.places_of_categories
    labels = _labels(known, present)
    return lightgbm.Dataset(known.prepared, labels, categorical_feature=categories, params=settings)


def _labels(known: Known, present: Numbers) -> Numbers:
    """Classes counted from 0 among those that there are."""
    return np.searchsorted(present, known.codes).astype(float) if known.classes else known.codes


def _ended(deadline: Deadline) -> Callable[[CallbackEnv], None]:
    def heard(now: CallbackEnv) -> None:
        if deadline.remaining() <= 0:
            raise EarlyStopException(now.iteration, now.evaluation_result_list or [])

    return heard


def spread(shares: Numbers, codes: Numbers, classes: int) -> Numbers:
    """Rows × classes; a class that there was not has probability 0."""
    out = np.zeros((len(shares), classes))
    out[:, np.asarray(codes, dtype=int)] = shares
    return out
