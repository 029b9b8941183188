"""Which columns are suspected of giving the outcome away, each with why."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pandas as pd

from automl.predicting.leaks.afterwards import filled_afterwards, named_after
from automl.predicting.leaks.alone import coded, guessed_alone, told_alone
from automl.predicting.leaks.parts import made_of
from automl.predicting.outcome import Outcome
from automl.predicting.result import SetAside
from automl.table import Kind

_SAMPLE = 10_000
_TOLD = 0.98
"""R² of one column alone from which it is suspected."""
_RIGHT = 0.97
"""The balanced share of right guesses from one column alone, at its lower bound, from which it is suspected."""
_NAMED_TOLD, _NAMED_RIGHT = 0.5, 0.7
"""The same for columns that are called after the target."""
_WIDTH = 1.96

Codes = npt.NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Suspect:
    """sure: whether it is set aside whatever the others tell; else only where they tell much less."""

    aside: SetAside
    sure: bool

    @property
    def column(self) -> str:
        return self.aside.column


def suspects(frame: pd.DataFrame, kinds: Mapping[str, Kind], outcome: Outcome) -> tuple[Suspect, ...]:
    """The suspected columns, each once. frame: the rows to learn from; the labels of the outcome cover its index."""
    rows = frame.sample(_SAMPLE, random_state=3).sort_index() if len(frame) > _SAMPLE else frame
    labels = outcome.labels.loc[rows.index]
    found: dict[str, Suspect] = {}
    every = _of_classes(rows, kinds, outcome, labels) if outcome.classes else _of_numbers(rows, kinds, outcome, labels)
    for each in every:
        found.setdefault(each.column, each)
    return tuple(found.values())


def _of_numbers(
    rows: pd.DataFrame, kinds: Mapping[str, Kind], outcome: Outcome, labels: pd.Series
) -> Iterator[Suspect]:
    target = labels.to_numpy(dtype=np.float64)
    seen = {name: coded(rows[name], kind) for name, kind in kinds.items() if not kind.rich}
    numbers = {name: seen[name][0] for name in seen if kinds[name].numeric}
    for made in made_of(numbers, target):
        for name in made.columns:
            yield Suspect(SetAside(name, "copy", {"formula": made.formula, "columns": list(made.columns)}), sure=True)
    for name, (values, unordered) in seen.items():
        told = told_alone(values, unordered, target)
        if told >= _TOLD:
            yield Suspect(SetAside(name, "leak", {"told": round(told, 4)}), sure=False)
        elif told >= _NAMED_TOLD and named_after(name, outcome.name):
            yield Suspect(SetAside(name, "afterwards", {"named": True}), sure=True)


def _of_classes(
    rows: pd.DataFrame, kinds: Mapping[str, Kind], outcome: Outcome, labels: pd.Series
) -> Iterator[Suspect]:
    codes = pd.Categorical(labels, categories=list(outcome.classes)).codes.astype(np.int64)
    count = len(outcome.classes)
    for name, kind in kinds.items():
        if filled_afterwards(rows[name], kind, codes, count):
            yield Suspect(SetAside(name, "afterwards", {"named": False}), sure=True)
        elif not kind.rich:
            values, unordered = coded(rows[name], kind)
            if _renames(values, unordered, codes):
                yield Suspect(SetAside(name, "copy", {"columns": [name]}), sure=True)
                continue
            right, bound = _right(guessed_alone(values, unordered, codes, count), codes, count)
            if bound >= _RIGHT:
                yield Suspect(SetAside(name, "leak", {"told": round(right, 4)}), sure=False)
            elif right >= _NAMED_RIGHT and named_after(name, outcome.name):
                yield Suspect(SetAside(name, "afterwards", {"named": True}), sure=True)


def _renames(values: npt.NDArray[np.float64], unordered: bool, codes: Codes) -> bool:
    """Whether a column has one value for each class and the other way round: the target in other words."""
    known = ~np.isnan(values)
    if not unordered and len(np.unique(values[known])) > len(np.unique(codes)):
        return False
    pairs = {(value, code) for value, code in zip(values[known], codes[known], strict=True)}
    one = len(pairs) == len({value for value, _ in pairs}) == len({code for _, code in pairs}) == len(np.unique(codes))
    return one and bool(known.mean() > 1 / 2)


def _right(guessed: Codes, codes: Codes, classes: int) -> tuple[float, float]:
    """The balanced share of right guesses, and its lower bound (Wilson, 1927) as of that many rows."""
    shares = [float((guessed[codes == code] == code).mean()) for code in range(classes) if (codes == code).any()]
    share, rows = float(np.mean(shares)), len(codes)
    square = _WIDTH**2
    middle = share + square / (2 * rows)
    width = _WIDTH * np.sqrt(share * (1 - share) / rows + square / (4 * rows**2))
    return share, float((middle - width) / (1 + square / rows))
