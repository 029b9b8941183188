"""What the columns of an answer are called."""

import re

from automl.plan import AskPlan, CalendarPart
from automl.table import Frequency

_SUMMED_UP = {"mean": "Average {}", "median": "Median {}", "min": "Lowest {}", "max": "Highest {}"}
_PARTS: dict[CalendarPart, str] = {"weekday": "Weekday", "month": "Month", "quarter": "Quarter", "hour": "Hour"}
_ID = re.compile(r"[\s_]*(id|no|number|nr|key|code|name)$", re.IGNORECASE)
SHARE, CHANGE, CHANGE_SHARE, BEFORE = "Share", "Change", "Change %", "Before"
MEASURE_GROUP = "measure"
ROWS, MEASURE, ALL = "Rows", "Measure", "All"


def value_name(plan: AskPlan) -> str:
    """The name of the column of values: "Sales", "Average Rating", "Customers", "Rows"."""
    if plan.aggregation == "count" or plan.target is None:
        return _free(ROWS, plan)
    if plan.aggregation == "count_distinct":
        return _free(counted_name(plan.target), plan)
    named = _SUMMED_UP.get(plan.aggregation or "", "{}").format(plan.target)
    if plan.each:
        named = f"{named} per {counted_name(plan.each).removesuffix('s').lower()}"
    if plan.steps and plan.frequency:
        named = f"{named} per {plan.frequency.value}"
    return _free(named, plan)


def counted_name(column: str) -> str:
    """What different ones of a column are called: "Customers" for "Customer ID"."""
    bare = (_ID.sub("", column) or column).replace("_", " ").strip()
    plural = bare if bare.lower().endswith("s") else f"{bare[:-1]}ies" if _ends_y(bare) else f"{bare}s"
    return plural[:1].upper() + plural[1:]


def _ends_y(word: str) -> bool:
    return len(word) > 2 and word[-1] == "y" and word[-2] not in "aeiou"  # noqa: PLR2004


def step_name(plan: AskPlan) -> str:
    """The name of the column of steps: "Month", "Weekday"."""
    if plan.part:
        return _apart(_PARTS[plan.part], plan)
    return _apart((plan.frequency or Frequency.MONTH).value.capitalize(), plan)


def key_names(plan: AskPlan) -> list[str]:
    """The names of the columns that tell the rows apart, in order."""
    stepped = (plan.frequency is not None or plan.part is not None) and not plan.steps
    groups = [MEASURE if name == "measure" and plan.expression else name for name in plan.groups]
    return [*([step_name(plan)] if stepped else []), *groups]


def _apart(name: str, plan: AskPlan) -> str:
    return f"{name} of {plan.time}" if name in (*plan.groups, plan.target) else name


def _free(name: str, plan: AskPlan) -> str:
    """The name, unlike those of the groups."""
    taken = {each.casefold() for each in plan.groups}
    return f"Total {name}" if name.casefold() in taken else name
