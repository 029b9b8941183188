"""The result of a what-if: the same rows as they are, and as they are supposed to be."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from automl.explaining.result import Contribution
from automl.jsonable import Frame, Loose
from automl.result import Caution, Unit


@dataclass(frozen=True, slots=True)
class Moved:
    """A supposed change as it was done: what the column held (mean, or most frequent), and what it holds now."""

    column: str
    before: Loose
    after: Loose
    rows: int


@dataclass(frozen=True, slots=True)
class Flip:
    """The smallest change that turns the outcome: columns with their values before and after, and what comes of it."""

    changes: tuple[Moved, ...]
    value: float


@dataclass(frozen=True, slots=True)
class WhatIfResult:
    """baseline: the mean probability of `positive` or mean value of the rows as they are; value: as supposed.

    contributions: what each supposed change adds; baseline plus contributions is value. flagged_before, flagged_after:
    rows of the positive class by the threshold. curve: the answer at other values of the column that is moved, the one
    asked for among them: columns `at`, `value`. outside_range: columns that leave what the model has seen, with that
    range. row: the names, where it is about one row. flips: the smallest changes, asked for by `flip`; () where there
    is none.
    """

    target: str
    what: Literal["probability", "value"]
    baseline: float
    value: float
    contributions: tuple[Contribution, ...]
    moved: tuple[Moved, ...]
    rows: int
    model: str
    model_id: str | None = None
    unit: Unit | None = None
    positive: str | None = None
    row: Mapping[str, Loose] = field(default_factory=dict)
    flagged_before: int | None = None
    flagged_after: int | None = None
    total_before: float | None = None
    total_after: float | None = None
    curve: Frame | None = None
    outside_range: Mapping[str, Loose] = field(default_factory=dict)
    flip: bool = False
    flips: tuple[Flip, ...] = ()
    threshold: float | None = None
    cautions: tuple[Caution, ...] = ()
    seconds: float = 0.0
