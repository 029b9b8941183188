"""A tabular engine for tests: scikit-learn's linear model and boosted trees, small, the same every time."""

import warnings
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import joblib
import numpy as np
import numpy.typing as npt
import pandas as pd
from sklearn.compose import ColumnTransformer
from sklearn.ensemble import GradientBoostingClassifier, GradientBoostingRegressor
from sklearn.impute import SimpleImputer
from sklearn.linear_model import LogisticRegression, Ridge
from sklearn.metrics import log_loss, root_mean_squared_error
from sklearn.model_selection import train_test_split
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import OneHotEncoder, OrdinalEncoder, StandardScaler

from automl.engine import Deadline, Progress, Report
from automl.errors import EngineError
from automl.table import Kind
from automl.tabular import (
    Better,
    Effort,
    FittedModel,
    Learning,
    Member,
    Rows,
    RowTask,
    TabularEngine,
    TreeContributions,
)
from tests.contracts.tree_paths import moves_of_trees

FILE = "model.joblib"
WORDS = {
    "Linear": ("linear", "Linear model: a weighted sum of the columns"),
    "Trees": ("trees", "Gradient boosting: decision trees, each correcting those before"),
}


@dataclass
class SklearnModel(FittedModel):
    """One estimator over prepared columns."""

    task: RowTask
    classes: tuple[str, ...]
    members: tuple[Member, ...]
    metric: str
    kinds: Mapping[str, Kind]
    estimators: dict[str, Any] = field(repr=False)

    def predict(self, features: pd.DataFrame) -> npt.NDArray[np.float64]:
        estimator = self.estimators[self.members[0].name]
        prepared = _prepared(features, self.kinds)
        if self.task == "regression":
            return np.asarray(estimator.predict(prepared), dtype=np.float64)
        return _in_order(estimator, prepared, self.classes)

    def contributions(self, features: pd.DataFrame) -> TreeContributions | None:
        trees = self.estimators.get("Trees")
        if trees is None:
            return None
        encoded = trees[:-1].transform(_prepared(features, self.kinds))
        values, baseline = moves_of_trees(trees[-1], encoded)
        places = [list(self.kinds).index(name) for name in _in_columns(self.kinds)]
        ordered = np.zeros_like(values)
        ordered[:, places] = values
        if self.task == "binary" and str(trees.classes_[1]) != self.classes[1]:
            ordered, baseline = -ordered, -baseline
        if self.task == "multiclass":
            spots = [list(trees.classes_).index(name) for name in self.classes]
            ordered, baseline = ordered[:, :, spots], baseline[spots]
        return TreeContributions("Trees", tuple(self.kinds), ordered, baseline)


class SklearnEngine(TabularEngine):
    """Two models; the better one on rows held back answers."""

    name = "sklearn"

    def fit(
        self,
        learning: Learning,
        folder: Path,
        effort: Effort,
        deadline: Deadline,
        report: Report,
        better: Better | None = None,
    ) -> FittedModel:
        if deadline.remaining() <= 0:
            raise EngineError("No model could be fitted in time.", "Allow more time.")
        if learning.train.target.nunique() < 2:
            raise EngineError("The outcome is the same in every row.", "Choose a column that varies.")
        folder.mkdir(parents=True, exist_ok=True)
        best: SklearnModel | None = None
        for position, name in enumerate(WORDS):
            report(Progress(f"Comparing models: {position + 1} of {len(WORDS)}", position / len(WORDS)))
            model = _with(best, name, learning)
            if better is not None and model.members[0].name == name:
                joblib.dump(model, folder / FILE)
                better(model)
            best = model
        joblib.dump(best, folder / FILE)
        return self.load(folder)

    def refit(self, model: FittedModel, everything: Learning, folder: Path, deadline: Deadline) -> FittedModel | None:
        if deadline.remaining() <= 0 or not isinstance(model, SklearnModel):
            return None
        estimators = {name: _fitted(name, everything, everything.train) for name in model.estimators}
        folder.mkdir(parents=True, exist_ok=True)
        again = SklearnModel(model.task, model.classes, model.members, model.metric, everything.kinds, estimators)
        joblib.dump(again, folder / FILE)
        return again

    def load(self, folder: Path) -> FittedModel:
        try:
            model: SklearnModel = joblib.load(folder / FILE)
        except Exception as error:
            raise EngineError("This model can't be read.", "Ask for the prediction again.") from error
        return model


def _with(best: SklearnModel | None, name: str, learning: Learning) -> SklearnModel:
    """The best so far and one more, the better one first."""
    score, estimator = _tried(name, learning)
    family, words = WORDS[name]
    member = Member(name, family, words, score)  # type: ignore[arg-type]
    members = sorted([member, *(best.members if best else ())], key=lambda one: -(one.score or 0))
    estimators = {**(best.estimators if best else {}), name: estimator}
    metric = "root_mean_squared_error" if learning.task == "regression" else "log_loss"
    return SklearnModel(learning.task, learning.classes, tuple(members), metric, dict(learning.kinds), estimators)


def _tried(name: str, learning: Learning) -> tuple[float, Any]:
    """The score on rows held back, and the model of all training rows."""
    fitting, held = learning.train, learning.validation
    if held is None:
        parts = train_test_split(learning.train.features, learning.train.target, test_size=0.25, random_state=0)
        fitting, held = Rows(parts[0], parts[2]), Rows(parts[1], parts[3])
    estimator = _fitted(name, learning, fitting)
    prepared = _prepared(held.features, learning.kinds)
    if learning.task == "regression":
        score = -float(root_mean_squared_error(held.target, estimator.predict(prepared)))
    else:
        likely = _in_order(estimator, prepared, learning.classes)
        score = -float(log_loss(held.target, likely[:, np.argsort(learning.classes)], labels=sorted(learning.classes)))
    return score, estimator if learning.validation is not None else _fitted(name, learning, learning.train)


def _fitted(name: str, learning: Learning, rows: Rows) -> Any:
    numbers = learning.task == "regression"
    if name == "Linear":
        last = Ridge() if numbers else LogisticRegression(max_iter=100, tol=1e-3)
        steps = [_columns(learning.kinds, OneHotEncoder(handle_unknown="ignore", max_categories=30)), last]
    else:
        boosting = GradientBoostingRegressor if numbers else GradientBoostingClassifier
        codes = OrdinalEncoder(handle_unknown="use_encoded_value", unknown_value=-1)
        steps = [_columns(learning.kinds, codes), boosting(n_estimators=40, subsample=0.7, random_state=0)]
    target = rows.target.astype(float if numbers else str)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return make_pipeline(*steps).fit(_prepared(rows.features, learning.kinds), target.to_numpy())


def _columns(kinds: Mapping[str, Kind], textual: Any) -> ColumnTransformer:
    numbers = [name for name, kind in kinds.items() if not kind.textual]
    words = [name for name, kind in kinds.items() if kind.textual]
    filled = make_pipeline(SimpleImputer(strategy="median", keep_empty_features=True), StandardScaler())
    return ColumnTransformer([("numbers", filled, numbers), ("words", textual, words)])


def _in_columns(kinds: Mapping[str, Kind]) -> list[str]:
    """The columns in the order in which they come out of the preparation."""
    return [*(name for name, kind in kinds.items() if not kind.textual), *(n for n, k in kinds.items() if k.textual)]


def _prepared(features: pd.DataFrame, kinds: Mapping[str, Kind]) -> pd.DataFrame:
    """Numbers as floats, days as numbers, words as text; no other missing value than NaN among numbers."""
    columns = {}
    for name, kind in kinds.items():
        values = features[name] if name in features else pd.Series(np.nan, index=features.index)
        if kind.textual:
            columns[name] = values.astype(object).where(values.notna(), "").astype(str)
        elif kind is Kind.DATE:
            days = pd.to_datetime(values, errors="coerce")
            columns[name] = (days - pd.Timestamp("2000-01-01")) / pd.Timedelta(days=1)
        else:
            columns[name] = pd.to_numeric(values, errors="coerce").astype("Float64").astype(float)
    return pd.DataFrame(columns, index=features.index)


def _in_order(estimator: Any, prepared: pd.DataFrame, classes: tuple[str, ...]) -> npt.NDArray[np.float64]:
    """Probabilities in the order of `classes`; zero for one that the rows did not have."""
    out = np.zeros((len(prepared), len(classes)))
    likely = estimator.predict_proba(prepared)
    for position, name in enumerate(estimator.classes_):
        out[:, classes.index(str(name))] = likely[:, position]
    return out
