"""The form of an answer, and what a question holds besides its measure."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from automl.plan import CalendarPart, Filter, Form, Period
from automl.table import Frequency
from automl.understanding.asking.asked_time import AskedTime
from automl.understanding.framing import Frame
from automl.understanding.heard import Heard
from automl.understanding.measure import Measure
from automl.understanding.scene import Scene


@dataclass(frozen=True, slots=True)
class Shape:
    """The form of an answer. The fields are those of `AskPlan`."""

    measure: Measure
    groups: list[str]
    form: Form = "figures"
    order: Literal["largest", "smallest"] | None = None
    frequency: Frequency | None = None
    period: Period | None = None
    part: CalendarPart | None = None
    share: bool = False
    within: tuple[str, ...] = ()
    against: Period | None = None
    later: Period | None = None
    relative: bool = False
    before: Literal["year", "step"] | None = None
    through: date | None = None
    each: str | None = None
    steps: bool = False
    of_totals: bool = False
    having: Filter | None = None
    leaders: str | None = None
    assumptions: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class About:
    """What a question holds besides its measure."""

    heard: Heard
    time: AskedTime
    frame: Frame
    scene: Scene
