"""A model's card: what it predicts, from which columns, how well, and what those columns held."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from automl.jsonable import Loose
from automl.result import Unit
from automl.table import Kind
from automl.tabular import RowTask

SplitKind = Literal["time", "group", "stratified", "random"]


@dataclass(frozen=True, slots=True)
class Feature:
    """A column that the model looks at, as it was in training.

    values: of a category, the most frequent first, 200 at most. low, high: the range of a number or of days (ISO).
    usual: the most frequent value, or the median.
    """

    name: str
    kind: Kind
    values: tuple[str, ...] = ()
    low: float | str | None = None
    high: float | str | None = None
    usual: Loose = None
    missing: float = 0.0


@dataclass(frozen=True, slots=True)
class Card:
    """What is known of a model without loading it. The model lies beside the card, signed, in one folder.

    classes: in the order of probabilities, () for regression; positive: the one that is spoken of. names: the columns
    that tell rows apart (ids, names). threshold: of the positive class. metrics: on rows never seen.
    """

    id: str
    target: str
    task: RowTask
    engine: str
    name: str
    family: str
    features: tuple[Feature, ...]
    classes: tuple[str, ...] = ()
    positive: str | None = None
    threshold: float = 0.5
    unit: Unit | None = None
    names: tuple[str, ...] = ()
    metrics: Mapping[str, float | None] = field(default_factory=dict)
    split: SplitKind = "random"
    rows: int = 0
    made_on: date | None = None
    source: str = ""
    """The name of the table that it learnt from."""
    aside: tuple[str, ...] = ()
    """The columns that were left out since they give the outcome away."""

    @property
    def texts(self) -> tuple[str, ...]:
        """The features that are free texts."""
        return tuple(each.name for each in self.features if each.kind is Kind.TEXT)
