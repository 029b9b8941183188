"""One part of a plan that a form can change."""

from dataclasses import dataclass
from typing import Literal

from automl.plan import Choice

Name = Literal[
    "measure",
    "period",
    "by",
    "step",
    "filters",
    "leave_out",
    "target",
    "effort",
    "exclude",
    "keep",
    "positive",
    "missed",
    "false_alarm",
]


@dataclass(frozen=True, slots=True)
class Changeable:
    """One part of a plan. value: what it is now, of several a tuple. choices: what it could be, the present included.

    of: the column that it is about, where it is about one. free: a number may be filled in, or nothing.
    """

    name: Name
    value: str | tuple[str, ...]
    choices: tuple[Choice, ...]
    of: str | None = None
    free: bool = False

    @property
    def several(self) -> bool:
        return not isinstance(self.value, str)
