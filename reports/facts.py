"""Facts: the labelled numbers and comparisons that sentences are made of."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from automl.result import Unit


@dataclass(frozen=True, slots=True)
class Fact:
    """A computed number or comparison.

    value: the number as computed (None for a fact that is not one number). display: rendered for people.
    statement: a whole clause with its verb and direction. source: where it was computed ("forecast.horizon").
    forms: the other renderings, by name: `range`, `period`, `name`, `change`.
    """

    id: str
    label: str
    value: float | None
    unit: Unit | None
    display: str
    statement: str
    source: str
    forms: Mapping[str, str] = field(default_factory=dict)
