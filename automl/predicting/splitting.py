"""Which rows a model learns from, by which it is chosen, and on which it is judged.

By time:      |----- train -----|-- validation --|---- test ----|   the latest rows are the test
Hold-out:     train, validation and test are drawn; groups and rows alike stay together
Folds:        each row is in the test of one fold; the others learn and validate
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pandas as pd

from automl.predicting.outcome import Outcome
from automl.predicting.result import Split
from automl.predicting.rows import Distinct, Places
from automl.table import TimeAxis

FOLDS = 5
FEW_ROWS = 1_000
_TEST, _MOST_TEST = 0.2, 20_000
_VALIDATION, _MOST_VALIDATION = 0.18, 20_000
_LEAST_TEST = 20
_LEAST_DAYS = 10
_LEAST_GROUPS = 10
_FILLED = 0.9
_CLASSES_SEEN = 5
_TWO = 2

Codes = npt.NDArray[np.int64]


@dataclass(frozen=True, slots=True, eq=False)
class Fold:
    """Positions in the frame. validation: none where a model has learnt from those rows as well."""

    train: Places
    validation: Places
    test: Places

    @property
    def learning(self) -> Places:
        return np.concatenate([self.train, self.validation])

    def learnt_whole(self) -> "Fold":
        """The same for a model that learns from all rows but the test's."""
        return Fold(self.learning, self.validation[:0], self.test)


def split(
    frame: pd.DataFrame, outcome: Outcome, rows: Distinct, axis: TimeAxis | None, group: str | None
) -> tuple[Split, tuple[Fold, ...]]:
    """How the rows are parted: by time where there is one, by group where rows belong together, else by chance, the
    classes in each part as in the whole. Always the same for the same rows, in whatever order.
    """
    if axis is not None and (timed := _by_time(frame, outcome, rows, axis)) is not None:
        return timed
    codes = _codes(outcome, rows)
    groups, grouped = _groups(frame, rows, group)
    kind: tuple[str, str | None] = ("group", group) if grouped else ("random", None)
    if kind[0] == "random" and outcome.classes:
        kind = ("stratified", None)
    parts = _parts(groups, codes, *(_shares(len(groups))))
    folds = tuple(Fold(*(rows.places[part] for part in fold)) for fold in parts)
    return Split(kind[0], kind[1], folds=len(folds)), folds  # type: ignore[arg-type]


def _by_time(
    frame: pd.DataFrame, outcome: Outcome, rows: Distinct, axis: TimeAxis
) -> tuple[Split, tuple[Fold, ...]] | None:
    """The latest rows as the test; None where the times do not tell the rows apart, or the test would tell nothing."""
    times = frame[axis.column].iloc[rows.places].to_numpy()
    told = ~np.isnat(times)
    if told.mean() < _FILLED or len(np.unique(times[told].astype("datetime64[D]"))) < _LEAST_DAYS:
        return None
    places, times = rows.places[told], times[told]
    order = np.argsort(times, kind="stable")
    places, times = places[order], times[order]
    test = _cut(times, len(times) - min(int(_TEST * len(times)), _MOST_TEST))
    held = _cut(times[:test], test - min(int(_VALIDATION * test), _MOST_VALIDATION))
    fold = Fold(places[:held], places[held:test], places[test:])
    if not _telling(outcome, fold):
        return None
    day = str(times[test].astype("datetime64[D]"))
    return Split("time", axis.column, start=day), (fold,)


def _cut(times: npt.NDArray[np.datetime64], place: int) -> int:
    """The place at which the day begins that is there, so that no day is on both sides."""
    if place <= 0 or place >= len(times):
        return max(0, min(place, len(times)))
    days = times.astype("datetime64[D]")
    return int(np.searchsorted(days, days[place], side="left"))


def _telling(outcome: Outcome, fold: Fold) -> bool:
    """Whether each part has rows enough, and of each class (of two) some."""
    if min(len(fold.train), len(fold.validation), len(fold.test)) < _LEAST_TEST:
        return False
    if len(outcome.classes) != _TWO:
        return True
    parts = (outcome.labels.iloc[part] for part in (fold.train, fold.validation, fold.test))
    return all(part.value_counts().reindex(outcome.classes).fillna(0).min() >= _CLASSES_SEEN for part in parts)


def _codes(outcome: Outcome, rows: Distinct) -> Codes:
    """The class of each row; for numbers, its fifth by size."""
    labels = outcome.labels.iloc[rows.places]
    if outcome.classes:
        return pd.Categorical(labels, categories=list(outcome.classes)).codes.astype(np.int64)
    ranks = labels.rank(method="first").to_numpy()
    return np.asarray((ranks - 1) * FOLDS // max(1, len(ranks)), dtype=np.int64)


def _groups(frame: pd.DataFrame, rows: Distinct, group: str | None) -> tuple[Codes, bool]:
    """A number for rows that stay together, and whether these are the groups of the column. Rows without a group
    stand alone; where groups are few, chance parts them and only rows alike stay together.
    """
    alike = pd.factorize(rows.twins)[0].astype(np.int64)
    if group is None:
        return alike, False
    codes = pd.factorize(frame[group].iloc[rows.places])[0].astype(np.int64)
    if codes.max(initial=-1) + 1 < _LEAST_GROUPS:
        return alike, False
    return np.where(codes >= 0, codes, codes.max() + 1 + alike), True


def _shares(rows: int) -> tuple[int, float, float]:
    """How many folds, and the shares of test and validation."""
    if rows < FEW_ROWS:
        return FOLDS, 1 / FOLDS, 1 / FOLDS
    return 1, min(_TEST, _MOST_TEST / rows), min(_VALIDATION, _MOST_VALIDATION / rows)


def _parts(
    groups: Codes, codes: Codes, count: int, test: float, held: float
) -> Sequence[tuple[Places, Places, Places]]:
    """The rows of each part, for each fold. Each group goes where its first row's class still lacks rows."""
    place = _places(groups, codes)
    if count > 1:
        fifth = np.minimum((place * count).astype(np.int64), count - 1)
        return [_fold(fifth == k, fifth == (k + 1) % count) for k in range(count)]
    return [_fold(place < test, (place >= test) & (place < test + held))]


def _fold(test: npt.NDArray[np.bool_], held: npt.NDArray[np.bool_]) -> tuple[Places, Places, Places]:
    return np.flatnonzero(~test & ~held), np.flatnonzero(held), np.flatnonzero(test)


def _places(groups: Codes, codes: Codes) -> npt.NDArray[np.float64]:
    """A number from 0 to 1 for each row, the same for a group: within each class spread evenly, by chance."""
    _, first, inverse = np.unique(groups, return_index=True, return_inverse=True)
    leading = codes[first]
    found = np.zeros(len(first))
    chance = np.random.default_rng(7).permutation(len(first))
    for code in np.unique(leading):
        members = np.flatnonzero(leading == code)
        order = np.argsort(chance[members])
        ranks = np.empty(len(members))
        ranks[order] = np.arange(len(members))
        found[members] = (ranks + 0.5) / len(members)
    return found[inverse]
