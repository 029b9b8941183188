"""The reasons of many rows in words of the data: "Contract: Month-to-month"."""

from collections.abc import Iterator
from time import monotonic

import numpy as np
import numpy.typing as npt
import pandas as pd

from automl.explaining.drivers import own_moves
from automl.explaining.figure import Figure, Numbers, figure_of, raised
from automl.explaining.telling import plain
from automl.explaining.words import Words, spoken
from automl.models.card import Card
from automl.table import Kind
from automl.tabular import FittedModel

REASONS = 3
_FIRST, _PROBE = 25, 500
_QUICK = 0.1
"""Seconds for the first rows, below which more are tried: calls take longer than rows there."""
_MOST_REPLACED = 500
"""Rows whose reasons are told by replacing their cells, where no model of it can tell them."""
_LEAST = 1e-9
_WHOLE = 1e15

Reasoned = npt.NDArray[np.object_]
"""(rows, 3)."""


class Reasons:
    """Tells which columns speak most for what is predicted of each row.

    By a model's own contributions; where there are none, by putting what is usual in place of each cell in turn.
    """

    def __init__(self, model: FittedModel, card: Card, reference: pd.DataFrame) -> None:
        self._model, self._card = model, card
        self._usual = {each.name: None if each.kind.rich else _usual(reference[each.name]) for each in card.features}
        self._words = Words(model, reference, card.texts)
        figure = figure_of(model, card)
        for count in (_FIRST, _PROBE):
            began = monotonic()
            probe = reference.iloc[np.arange(count) % len(reference)].reset_index(drop=True)
            self.told = own_moves(model, figure, probe) is not None
            self._row_seconds = (monotonic() - began) / count
            if not self.told or monotonic() - began > _QUICK:
                return

    def affordable(self, rows: int, seconds: float) -> int:
        """Of how many rows the reasons can be told within the seconds."""
        if not self.told:
            return min(rows, _MOST_REPLACED)
        return min(rows, max(_FIRST, int(seconds / max(self._row_seconds, 1e-9))))

    def of(self, features: pd.DataFrame, said: Numbers) -> Reasoned:
        """Up to three reasons of each row for what is predicted of it: (rows, 3), "" where there is no more.

        said: probabilities, rows × classes, or values.
        """
        words = np.full((len(features), REASONS), "", dtype=object)
        for figure, rows, rises in figures_said(self._model, self._card, said):
            told = self._of(figure, features.iloc[rows].reset_index(drop=True), rises)
            words[rows, : told.shape[1]] = told  # a model may look at less than three columns
        return words

    def _of(self, figure: Figure, features: pd.DataFrame, raised: npt.NDArray[np.bool_]) -> Reasoned:
        """raised: whether what is predicted of a row is the figure's rise; else the reasons are those of its fall."""
        moves = own_moves(self._model, figure, features) if self.told else None
        if moves is None:
            moves = self._replaced(figure, features)
        toward = np.where(raised[:, None], moves, -moves)
        first = np.argsort(-toward, axis=1, kind="stable")[:, :REASONS]
        counts = np.take_along_axis(toward, first, axis=1) > _LEAST
        return self._told(figure, features, first, counts, raised)

    def _told(
        self,
        figure: Figure,
        features: pd.DataFrame,
        first: npt.NDArray[np.intp],
        counts: npt.NDArray[np.bool_],
        raised: npt.NDArray[np.bool_],
    ) -> Reasoned:
        told = np.full(first.shape, "", dtype=object)
        for place, each in enumerate(self._card.features):
            rows, ranks = np.nonzero((first == place) & counts)
            some = features.iloc[rows]
            if each.kind is Kind.TEXT:
                words = self._words.of(each.name, some, figure, raised[rows].tolist())
                told[rows, ranks] = [spoken(each.name, held) for held in words]
            else:
                told[rows, ranks] = _cells(some[each.name], each.name, each.kind)
        return told

    def _replaced(self, figure: Figure, features: pd.DataFrame) -> Numbers:
        said = figure(features)
        others = [features.assign(**{name: self._held(features[name], name)}) for name in features.columns]
        replaced = figure(pd.concat(others, ignore_index=True)).reshape(len(others), len(features))
        moves: Numbers = (said - replaced).T
        return moves

    def _held(self, values: pd.Series, name: str) -> pd.Series:
        usual = self._usual[name]
        return pd.Series([usual] * len(values), index=values.index, dtype=values.dtype)


def figures_said(
    model: FittedModel, card: Card, said: Numbers
) -> Iterator[tuple[Figure, npt.NDArray[np.intp], npt.NDArray[np.bool_]]]:
    """The figures that predictions speak of, each with the places of its rows, and whether each rose: of several
    classes each is spoken of in the rows that are predicted to be it.
    """
    if card.task != "multiclass":
        rows = np.arange(len(said))
        yield figure_of(model, card), rows, raised(said, card)
        return
    likeliest = said.argmax(axis=1)
    for place in np.unique(likeliest):
        rows = np.flatnonzero(likeliest == place)
        yield Figure(model, card.classes[place]), rows, np.ones(len(rows), dtype=np.bool_)


def _usual(values: pd.Series) -> object:
    known = values.dropna()
    if known.empty:
        return values.iloc[0]
    if pd.api.types.is_numeric_dtype(known) and not pd.api.types.is_bool_dtype(known):
        return known.sort_values().iloc[len(known) // 2]
    return known.mode().iloc[0]


def _cells(values: pd.Series, name: str, kind: Kind) -> list[str]:
    """Each cell with its column's name."""
    cells = values.to_numpy(dtype=object)
    spelt = {cell: f"{name}: {written(cell, kind)}" for cell in pd.unique(cells) if not pd.isna(cell)}
    return [spelt.get(cell, f"{name}: (blank)") for cell in cells]


def written(value: object, kind: Kind) -> str:
    """A cell in words: as a file would write it."""
    told = plain(value)
    if told is None:
        return "(blank)"
    if isinstance(told, bool) or not isinstance(told, (int, float)):
        return str(told)
    if kind is Kind.PERCENT:
        return f"{told * 100:.4g}%"
    return str(int(told)) if float(told).is_integer() and abs(told) < _WHOLE else f"{told:.6g}"
