"""What the words of a question about the past wish for: a ranking, a share, a change, steps, a list."""

from dataclasses import dataclass, replace
from typing import Literal

from automl.plan import CalendarPart
from automl.table import Frequency


@dataclass(frozen=True, slots=True)
class Wish:
    """What was wished for. The fields are those of `AskPlan`, where they have its names.

    step: the steps that are asked for, "usual" where no unit was said. event: what is asked about one by one
    ("average order value", "highest single order"). count: how many of a ranking. listing: rows or values.
    changed: that two times are set against each other. ratio: that one amount is asked for as a part of another.
    by: the column by which the words of a ranking rank ("oldest": the age).
    flag: the column of which it is asked how often it says yes.
    bounded: that those steps are asked for that a bound keeps ("months with sales above 50,000").
    """

    order: Literal["largest", "smallest"] | None = None
    count: int | None = None
    step: Frequency | Literal["usual"] | None = None
    part: CalendarPart | None = None
    share: bool = False
    changed: bool = False
    relative: bool = False
    before: Literal["year", "step"] | None = None
    listing: bool = False
    existing: bool = False
    event: str | None = None
    each: bool = False
    steps: bool = False
    ratio: bool = False
    bounded: bool = False
    flag: str | None = None
    by: str | None = None

    @property
    def any(self) -> bool:
        """Whether anything was wished for that a plain look-up does not do."""
        return replace(self, relative=False) != Wish()
