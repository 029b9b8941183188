"""Rows with a known outcome, of every kind of column, for engines to learn from."""

from dataclasses import dataclass

import numpy as np
import pandas as pd

from automl.table import Kind
from automl.tabular import Learning, Rows, RowTask

AGE, CITY = 'age, in "years" [0]', "target"
"""Names as people give them: with marks that libraries trip over, and one that an engine might use itself."""
KINDS = {
    AGE: Kind.INTEGER,
    CITY: Kind.CATEGORY,
    "joined": Kind.DATE,
    "active": Kind.BOOLEAN,
    "remark": Kind.TEXT,
    "blank": Kind.EMPTY,
    "gaps": Kind.NUMBER,
}
CLASSES: dict[RowTask, tuple[str, ...]] = {
    "binary": ("yes", "no"),
    "multiclass": ("small", "large", "middle"),
    "regression": (),
}


@dataclass(frozen=True)
class Labelled:
    """Rows whose outcome is mostly their age, and a little their city."""

    features: pd.DataFrame
    score: pd.Series

    def target(self, task: RowTask) -> pd.Series:
        if task == "regression":
            return self.score
        if task == "binary":
            return pd.Series(np.where(self.score > 50, "yes", "no"), index=self.score.index)
        return pd.cut(self.score, [-99, 35, 65, 999], labels=["small", "middle", "large"]).astype(str)

    def learning(self, task: RowTask) -> Learning:
        return Learning(task, KINDS, CLASSES[task], Rows(self.features, self.target(task)))


def labelled(rows: int, seed: int = 0) -> Labelled:
    """Rows as `Table.frame` has them, some cells missing."""
    chance = np.random.default_rng(seed)
    index = pd.Index(np.arange(rows) * 3 + 7)
    city = pd.Series(chance.choice(np.array(["Oslo", "Rome", None], dtype=object), rows), index=index)
    age = pd.Series(chance.integers(18, 80, rows), index=index)
    features = pd.DataFrame(
        {
            AGE: age.astype(float).where(chance.random(rows) > 0.05),
            CITY: city,
            "joined": pd.Timestamp("2021-01-01") + pd.to_timedelta(chance.integers(0, 900, rows), "D"),
            "active": pd.array(chance.choice([True, False], rows), dtype="boolean"),
            "remark": [" ".join(chance.choice(["late", "happy", "angry", "paid"], 3)) for _ in range(rows)],
            "blank": pd.Series([None] * rows, dtype=object, index=index),
            "gaps": np.nan,
        },
        index=index,
    )
    features.loc[index[0], ["active", "joined", "remark"]] = [pd.NA, pd.NaT, None]
    return Labelled(features, (age + 10.0 * (city == "Rome")).rename("score"))
