"""Made-up tests of models of known worth."""

import numpy as np
import pandas as pd

from automl.predicting.evaluating.unseen import Unseen


def classes(rows: int, count: int, signal: float, seed: int) -> Unseen:
    """Rows of `count` classes whose odds are known but for a factor: with a signal of 1 the probabilities are true."""
    random = np.random.default_rng(seed)
    odds = random.normal(size=(rows, count)) * 1.5
    true = np.exp(odds * (signal > 0))
    true /= true.sum(axis=1, keepdims=True)
    truth = (random.uniform(size=(rows, 1)) > true.cumsum(axis=1)).sum(axis=1).clip(0, count - 1)
    said = np.exp(odds * (signal or 1.0))
    said /= said.sum(axis=1, keepdims=True)
    guess = np.tile(np.bincount(truth, minlength=count) / rows, (rows, 1))
    task = "binary" if count == 2 else "multiclass"
    return Unseen(task, _features(rows, random), truth.astype(np.int64), said, guess, np.full(rows, 0.5))


def numbers(rows: int, signal: float, seed: int) -> Unseen:
    """Numbers of which a share (`signal`) is told, and the rest is noise, as is part of what is said."""
    random = np.random.default_rng(seed)
    known = random.normal(size=rows)
    truth = signal * known + random.normal(size=rows)
    said = signal * known if signal else 0.1 * known
    return Unseen("regression", _features(rows, random), truth, said, np.zeros(rows), np.full(rows, 0.5))


def _features(rows: int, random: np.random.Generator) -> pd.DataFrame:
    places = random.choice(np.array(["North", "South", "East", "West"], dtype=object), rows)
    plans = random.choice(np.array(["S", "M", "L", "XL", "XXL"], dtype=object), rows)
    frame = pd.DataFrame({"place": places, "plan": plans})
    for name in "abcdef":
        frame[name] = random.normal(size=rows)
    return frame
