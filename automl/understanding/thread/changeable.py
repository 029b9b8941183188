"""What of a forecast's plan can be changed by a form: each part with its choices and what it is now."""

from dataclasses import dataclass
from typing import Literal

from automl.plan import Choice, Circumstances, ForecastPlan, Plan
from automl.table import Table
from automl.understanding.lexicon import ENGLISH
from automl.understanding.scene import Scene, scene
from automl.understanding.thread.choosing import (
    filter_choices,
    group_choices,
    leave_out_choices,
    measure_choices,
    measure_value,
)
from automl.understanding.thread.plans import as_forecast
from automl.understanding.thread.schedule import now, period_choices, step_choices, step_value

Name = Literal["measure", "period", "by", "step", "filters", "leave_out"]


@dataclass(frozen=True, slots=True)
class Changeable:
    """One part of a plan. value: what it is now, of several a tuple. choices: what it could be, the present included.

    of: the column that it is about, where it is about one.
    """

    name: Name
    value: str | tuple[str, ...]
    choices: tuple[Choice, ...]
    of: str | None = None

    @property
    def several(self) -> bool:
        return not isinstance(self.value, str)


def changeable(plan: Plan, table: Table, circumstances: Circumstances) -> tuple[Changeable, ...]:
    """The parts of a plan that can be changed, () for anything but a forecast. What offers no choice is left out."""
    forecast = as_forecast(plan)
    return parts(forecast, scene(table, ENGLISH, circumstances)) if forecast else ()


def parts(plan: ForecastPlan, around: Scene) -> tuple[Changeable, ...]:
    """As `changeable`, in a scene that is there already."""
    found = [
        Changeable("measure", measure_value(plan), measure_choices(plan, around)),
        Changeable("period", now(plan), period_choices(plan, around)),
        Changeable("by", tuple(plan.groups), group_choices(plan, around)),
        Changeable("step", step_value(plan, around), step_choices(plan, around)),
    ]
    column, left, values = leave_out_choices(plan, around)
    if column is not None:
        found.append(Changeable("leave_out", left, values, column))
    kept = filter_choices(plan, without=column)
    found.append(Changeable("filters", tuple(each.value for each in kept), kept))
    return tuple(each for each in found if len(each.choices) > (0 if each.several else 1))
