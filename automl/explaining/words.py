"""Which words of a text speak for what a model says of it."""

from collections.abc import Sequence

import numpy as np
import pandas as pd
from sklearn.feature_extraction.text import CountVectorizer

from automl.explaining.figure import Figure, Numbers
from automl.tabular import FittedModel

MOST = 3
_CLEAR = 0.1
"""How far a word must go together with what is said: a correlation."""
_FEWEST, _COMMON = 2, 0.8
_MOST_WORDS = 5_000


class Words:
    """Words that go together with what a model says of the rows that stand for what is usual.

    A word's weight is the correlation of its being there with the probability of a class, or with the value. Only words
    that several rows share can be told, none that stands in nearly all of them.
    """

    def __init__(self, model: FittedModel, reference: pd.DataFrame, texts: Sequence[str]) -> None:
        """reference: features of rows that the model learnt from. texts: those of them that are free texts."""
        self._known: dict[str, tuple[CountVectorizer, Numbers]] = {}
        if texts:
            said = np.asarray(model.predict(reference), dtype=np.float64).reshape(len(reference), -1)
            for name in texts:
                self._learn(name, _spelt(reference[name]), said)

    def _learn(self, name: str, texts: Sequence[str], said: Numbers) -> None:
        counted = CountVectorizer(
            binary=True, stop_words="english", min_df=_FEWEST, max_df=_COMMON, max_features=_MOST_WORDS
        )
        try:
            there = counted.fit_transform(texts).astype(np.float64)
        except ValueError:  # no word is in several of them
            return
        share = np.asarray(there.mean(axis=0)).ravel()[:, None]
        together = there.T @ (said - said.mean(axis=0)) / len(texts)
        spread = np.sqrt(share * (1 - share)) * np.maximum(said.std(axis=0), 1e-12)
        self._known[name] = counted, np.asarray(together / spread)

    def of(self, column: str, rows: pd.DataFrame, figure: Figure, raised: Sequence[bool]) -> list[tuple[str, ...]]:
        """For each row the words of its text, the weightiest first, that raise the figure, or else lower it."""
        if column not in self._known:
            return [()] * len(rows)
        counted, weights = self._known[column]
        names = counted.get_feature_names_out()
        place = 0 if figure.positive is None else figure.model.classes.index(figure.positive)
        there = counted.transform(_spelt(rows[column]))
        told = []
        for row, up in enumerate(raised):
            held = there.indices[there.indptr[row] : there.indptr[row + 1]]
            toward = weights[held, place] * (1 if up else -1)
            first = np.argsort(-toward, kind="stable")[:MOST]
            told.append(tuple(str(names[held[each]]) for each in first if toward[each] >= _CLEAR))
        return told


def spoken(column: str, words: Sequence[str]) -> str:
    """A text as a reason: its column with the words that are told, or alone."""
    return f"{column}: {', '.join(words)}" if words else column


def _spelt(values: pd.Series) -> list[str]:
    return ["" if pd.isna(each) else str(each) for each in values]
