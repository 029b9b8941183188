"""The choices of a form that are about columns and rows: what is measured, by what, which rows."""

from automl.plan import Choice, Filter, Plan
from automl.table import Column, Kind
from automl.understanding.choices import key_value
from automl.understanding.groups import MEASURE_GROUP
from automl.understanding.said import filtered
from automl.understanding.scene import Scene
from automl.understanding.thread.filtering import values
from automl.understanding.values import values_of

ROWS = "number of rows"
_DISTINCT = "number of different {}"
_MOST_VALUES = 50
_KEEPING = ("=", "in")
_LEAVING = ("!=", "not_in")


def measure_value(plan: Plan) -> str:
    """How a form names the measure of a plan."""
    if plan.aggregation == "count":
        return ROWS
    return _DISTINCT.format(plan.target) if plan.aggregation == "count_distinct" else plan.target or ""


def measure_choices(plan: Plan, scene: Scene) -> tuple[Choice, ...]:
    """The numbers of the table, and its rows where each is an event; none for several measures at once."""
    if plan.then:
        return ()
    names = [column.name for column in scene.measures]
    axis = scene.table.time
    rows = [ROWS] if axis is not None and axis.transactions else []
    listed = dict.fromkeys([measure_value(plan), *names, *rows])
    return tuple(Choice(label=name[:1].upper() + name[1:], value=name) for name in listed)


def group_choices(plan: Plan, scene: Scene) -> tuple[Choice, ...]:
    """The columns that tell at most 50 things apart, and what the plan is broken down by now."""
    names = [column.name for column in _telling(scene)]
    listed = dict.fromkeys([*plan.groups, *names])
    return tuple(Choice(label="Each of them" if name == MEASURE_GROUP else name, value=name) for name in listed)


def _telling(scene: Scene) -> list[Column]:
    columns = scene.table.of_kind(Kind.CATEGORY, Kind.BOOLEAN)
    return [column for column in columns if 1 < column.distinct <= _MOST_VALUES]


def filter_choices(plan: Plan, without: str | None) -> tuple[Choice, ...]:
    """The filters in force, each as one choice; what is left out of the column `without` has a field of its own."""
    listed = [each for each in plan.filters if not (each.op in _LEAVING and each.column == without)]
    return tuple(Choice(label=_capital(filtered(each)), value=filter_value(each)) for each in listed)


def filter_value(filter_: Filter) -> str:
    """How a form names a filter."""
    return f"{filter_.column} {filter_.op} {'|'.join(str(value) for value in values(filter_))}"


def leave_out_choices(plan: Plan, scene: Scene) -> tuple[str | None, tuple[str, ...], tuple[Choice, ...]]:
    """A column whose values can be left out, those left out now, and all of them; None where there is none."""
    column = _leavable(plan, scene)
    if column is None:
        return None, (), ()
    known = values_of(scene.table, column)
    left = [str(value) for each in _leaving(plan, column.name) for value in values(each)]
    chosen = tuple(key_value(column.name, value) for value in left if value in known)
    return column.name, chosen, tuple(Choice(label=value, value=key_value(column.name, value)) for value in known)


def _leaving(plan: Plan, column: str) -> list[Filter]:
    return [each for each in plan.filters if each.op in _LEAVING and each.column == column]


def _leavable(plan: Plan, scene: Scene) -> Column | None:
    """The column of which something is left out already, else the first grouping, else the first that tells apart."""
    kept = {each.column for each in plan.filters if each.op in _KEEPING}
    columns = [column for column in _telling(scene) if column.kind is Kind.CATEGORY and column.name not in kept]
    left = [column for column in columns if _leaving(plan, column.name)]
    grouped = [column for column in columns if column.name in plan.groups]
    return next(iter([*left, *grouped, *columns]), None)


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
