"""Which models are tried on rows, in which order, with which settings."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from automl.tabular import Effort, Family, Learning

SMALL, LARGE = 1_000, 30_000
"""Rows below which the simple models go first; rows above which forests get too big."""
CROWD = 30
"""Classes above which boosting, which grows a tree for each of them in every round, goes last."""
FOLDS, FEW, CELLS = 5, 300, 500
"""Rows below which models are always bagged, and cells that bagging gets through in a second with one thread."""
NEURAL = 2_000
"""Rows from which a neural network may pay."""

CALLED: Mapping[Family, str] = {
    "linear": "a linear model",
    "trees": "gradient-boosted trees",
    "ensemble": "a mix of models",
}


@dataclass(frozen=True, slots=True)
class Contestant:
    """One model: its kind in AutoGluon, its settings, and what people read about it.

    called: in a progress line ("best so far gradient-boosted trees").
    """

    kind: str
    name: str
    family: Family
    words: str
    called: str
    settings: Mapping[str, Any] = field(default_factory=dict)

    def settled(self, **settings: Any) -> "Contestant":
        """The same with other settings."""
        return Contestant(self.kind, self.name, self.family, self.words, self.called, {**self.settings, **settings})

    @property
    def hyperparameters(self) -> dict[str, Any]:
        """What AutoGluon takes."""
        return {self.kind: {**self.settings, "ag_args": {"name": self.name, "name_suffix": ""}}}


LIGHT = Contestant(
    "GBM", "LightGBM", "trees", "LightGBM: gradient-boosted decision trees", "gradient-boosted trees (LightGBM)"
)
LIGHT_RANDOM = Contestant(
    "GBM",
    "LightGBMXT",
    "trees",
    "LightGBMXT: gradient-boosted trees with random splits",
    "gradient-boosted trees with random splits (LightGBM)",
    {"extra_trees": True},
)
CAT = Contestant(
    "CAT",
    "CatBoost",
    "trees",
    "CatBoost: gradient-boosted trees made for categories",
    "gradient-boosted trees (CatBoost)",
)
EXTREME = Contestant(
    "XGB", "XGBoost", "trees", "XGBoost: gradient-boosted decision trees", "gradient-boosted trees (XGBoost)"
)
FOREST = Contestant(
    "RF", "RandomForest", "trees", "Random forest: the average of many decision trees", "a random forest"
)
RANDOM_FOREST = Contestant(
    "XT", "ExtraTrees", "trees", "Extra trees: the average of many random decision trees", "a forest of random trees"
)
LINEAR = Contestant("LR", "LinearModel", "linear", "Linear model: a weighted sum of the columns", "a linear model")
NETWORK = Contestant(
    "NN_TORCH", "NeuralNetwork", "neural", "Neural network: layers of weighted sums", "a neural network"
)


def lineup(learning: Learning, effort: Effort) -> tuple[Contestant, ...]:
    """The contestants, the first ones quick and dependable: whatever is done at the deadline answers."""
    return contestants(len(learning.train), len(learning.classes), effort)


def contestants(rows: int, classes: int, effort: Effort) -> tuple[Contestant, ...]:
    """Those for so many rows to learn from and so many classes, 0 for a number."""
    few = rows < SMALL or classes > CROWD
    light, light_random, cat, extreme = _boosting(effort, few=few)
    forest, random_forest = FOREST.settled(n_estimators=100), RANDOM_FOREST.settled(n_estimators=100)
    if effort == "quick":
        return (LINEAR, forest, light) if few else (light, LINEAR)
    if few:
        chosen = [LINEAR, forest, cat, random_forest, light, extreme]
    else:
        chosen = [light, LINEAR, extreme, cat, light_random]
        chosen += [random_forest, forest] if rows < LARGE else []
    chosen += [NETWORK] if effort == "thorough" and rows >= NEURAL else []
    return tuple(chosen)


def _boosting(effort: Effort, *, few: bool) -> tuple[Contestant, ...]:
    """The boosted trees with as many rounds as pay: answers, and their reasons, take longer with each.

    A few rows learn nothing from thousands of rounds. On larger tables 800 of them were as good as 3,400 smaller ones.
    """
    if few:
        light = {"learning_rate": 0.1, "num_boost_round": 200}
        return LIGHT.settled(**light), LIGHT_RANDOM.settled(**light), CAT.settled(iterations=300), EXTREME
    if effort == "thorough":
        light = {"learning_rate": 0.05, "num_boost_round": 3000}
        return LIGHT.settled(**light), LIGHT_RANDOM.settled(**light), CAT.settled(iterations=2000), EXTREME
    light = {"learning_rate": 0.07, "num_boost_round": 800}
    cat = CAT.settled(iterations=300)
    return LIGHT.settled(**light), LIGHT_RANDOM.settled(**light), cat, EXTREME.settled(n_estimators=800)


def folds(learning: Learning, effort: Effort, seconds: float, threads: int) -> int:
    """How many folds to bag over; 0 where rows are held back instead: given, or since there would be no time.

    Bagging fits every model once for each fold, and pays where rows are few.
    """
    rows, cells = len(learning.train), learning.train.features.size
    if learning.validation is not None or effort == "quick":
        return 0
    outputs = len(learning.classes) if learning.task == "multiclass" else 1
    return FOLDS if rows < FEW or cells * outputs <= CELLS * seconds * threads else 0
