"""The SQL of a plan, for the shapes that rules know. Days are parameters; every name is quoted."""

from automl.asking.changes import change, change_by_step
from automl.asking.figures import conditions, figures
from automl.asking.grammar import TABLE
from automl.asking.naming import ROWS
from automl.asking.pieces import Days, quoted, where
from automl.plan import AskPlan


def with_sql(plan: AskPlan) -> AskPlan:
    """The plan with its SQL, and the days that the SQL takes."""
    days = Days()
    return plan.model_copy(update={"sql": written(plan, days), "parameters": days.values})


def written(plan: AskPlan, days: Days, *, limit: int | None = None) -> str:
    """The SQL of a plan. limit: another one than the plan's; 0 for none."""
    most = plan.limit if limit is None else limit
    within_steps = plan.form == "figures" and len(plan.groups) == 1 and (plan.frequency or plan.part) and not plan.steps
    within_steps = within_steps or plan.leaders is not None
    return _body(plan, days) + (f"\nLIMIT {most}" if most and not within_steps else "")


def _body(plan: AskPlan, days: Days) -> str:
    match plan.form:
        case "rows":
            return _rows(plan, days)
        case "values":
            return _values(plan, days)
        case "change":
            return change_by_step(plan, days) if plan.before else change(plan, days)
        case "figures":
            return figures(plan, days)


def _rows(plan: AskPlan, days: Days) -> str:
    """Rows as they are; by the measure where one end of it is asked for, else by time."""
    left_out = f" EXCLUDE ({', '.join(map(quoted, plan.exclude))})" if plan.exclude else ""
    by_value = f"{quoted(plan.target)} {'ASC' if plan.order == 'smallest' else 'DESC'}" if plan.target else ""
    by_time = quoted(plan.time) if plan.time else ""
    order = by_value if plan.order else by_time
    ordered = f"\nORDER BY {order} NULLS LAST" if order else ""
    return f"SELECT *{left_out}\nFROM {TABLE}{where(conditions(plan, days))}{ordered}"


def _values(plan: AskPlan, days: Days) -> str:
    """The different values of the groups, with how many rows each has."""
    names = ", ".join(map(quoted, plan.groups))
    kept = where(conditions(plan, days))
    return f"SELECT {names}, COUNT(*) AS {quoted(ROWS)}\nFROM {TABLE}{kept}\nGROUP BY {names}\nORDER BY {names}"
