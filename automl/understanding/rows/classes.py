"""Class labels as models spell them, and which of them says yes."""

import re

import pandas as pd

from automl.predicting.positive import positive_of
from automl.table import Column, Kind
from automl.understanding.lexicon.outcome_words import Outcome
from automl.understanding.names import raw_words
from automl.understanding.scene import Scene
from automl.understanding.values import values_of

MOST_CLASSES = 20
_TWO = 2
_AMOUNT = re.compile(r"^\s*(<=|>=|<|>|≤|≥|under|over|below|above)\s*[$€£]?\s*(\d[\d.,]*)\s*([kKmM]?)\s*$")
_HIGHER = (">", ">=", "≥", "over", "above")


def labels(column: Column, scene: Scene) -> list[str]:
    """The classes of a column, spelt as in the file: whole numbers without a point."""
    if column.kind is Kind.INTEGER:
        values = scene.table.frame[column.name].dropna().unique()
        return [str(int(value)) for value in sorted(values)]
    if column.kind.numeric:
        return [f"{value:g}" for value in sorted(pd.unique(scene.table.frame[column.name].dropna()))]
    return values_of(scene.table, column)


def is_class(column: Column) -> bool:
    """Whether a column tells a few classes apart."""
    few = column.distinct <= MOST_CLASSES
    return few and (column.kind in (Kind.CATEGORY, Kind.BOOLEAN) or column.distinct == _TWO)


def label_of(column: Column, kind: Outcome | None, scene: Scene, *, yes: bool = True) -> str | None:
    """The class that says yes (or no) to an outcome; None where the values do not tell.

    A column named for the opposite ("Retained") says yes to those who stay.
    """
    known = labels(column, scene)
    if len(known) != _TWO:
        return None
    wanted = yes
    if kind is not None and not kind.opposite.isdisjoint({*raw_words(column.name), column.name.casefold()}):
        wanted = not yes
    rows = scene.lexicon.rows
    affirmed = _those(known, rows.yes_values) or (_worded(known, kind.yes) if kind else None)
    denied = _those(known, rows.no_values) or (_worded(known, kind.no) if kind else None)
    if affirmed is None and denied is not None:
        affirmed = next(each for each in known if each != denied)
    if affirmed is None:
        return None
    by_word = kind is not None and affirmed == _worded(known, kind.yes)
    wanted = yes if by_word else wanted
    return affirmed if wanted else next(each for each in known if each != affirmed)


def usual_positive(column: Column, scene: Scene) -> str | None:
    """The class that probabilities will speak of where the words name none; None where there are not two."""
    known = labels(column, scene)
    if len(known) != _TWO:
        return None
    counts = scene.table.frame[column.name].map(_label, na_action="ignore").value_counts()
    return positive_of(known, {each: int(counts.get(each, 0)) for each in known}, None, column.name)


def _label(value: object) -> str:
    return str(int(value)) if isinstance(value, float) and value.is_integer() else str(value)


def _those(known: list[str], words: frozenset[str]) -> str | None:
    fit = [each for each in known if each.casefold() in words]
    return fit[0] if len(fit) == 1 else None


def _worded(known: list[str], words: frozenset[str]) -> str | None:
    fit = [each for each in known if not words.isdisjoint(raw_words(each))]
    return fit[0] if len(fit) == 1 else None


def with_amount(number: float, scene: Scene, *, above: bool) -> tuple[Column, str] | None:
    """The class that holds an amount: "over 50K" in a column of <=50K and >50K; None where there is none."""
    for column in scene.table.of_kind(Kind.CATEGORY):
        for label in labels(column, scene) if column.distinct <= MOST_CLASSES else []:
            found = _AMOUNT.match(label)
            if found and _value(found[2], found[3]) == number and (found[1] in _HIGHER) == above:
                return column, label
    return None


def holds_amounts(column: Column, scene: Scene) -> bool:
    """Whether the classes of a column are bands of an amount, such as >50K."""
    return is_class(column) and any(_AMOUNT.match(label) for label in labels(column, scene))


def _value(digits: str, scale: str) -> float:
    return float(digits.replace(",", "")) * {"k": 1e3, "m": 1e6}.get(scale.lower(), 1.0)
