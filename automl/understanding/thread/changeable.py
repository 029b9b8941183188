"""What of a plan can be changed by a form: each part with its choices and what it is now."""

from automl.plan import Circumstances, ForecastPlan, Plan
from automl.row_plans import PredictPlan
from automl.table import Table
from automl.understanding.lexicon import ENGLISH
from automl.understanding.scene import Scene, scene
from automl.understanding.thread.changeable_parts import Changeable
from automl.understanding.thread.choosing import (
    filter_choices,
    group_choices,
    leave_out_choices,
    measure_choices,
    measure_value,
)
from automl.understanding.thread.plans import as_forecast
from automl.understanding.thread.rows_changeable import row_parts
from automl.understanding.thread.schedule import now, period_choices, step_choices, step_value


def changeable(plan: Plan, table: Table, circumstances: Circumstances) -> tuple[Changeable, ...]:
    """The parts of a plan that can be changed, () for all but forecasts and predictions. No choice, no part."""
    if isinstance(plan, PredictPlan):
        return row_parts(plan, scene(table, ENGLISH, circumstances))
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
