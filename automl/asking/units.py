"""What the columns of an answer are, and what their numbers count."""

from automl.asking.changes import period_names
from automl.asking.naming import ALL, BEFORE, CHANGE, CHANGE_SHARE, ROWS, SHARE, key_names, step_name, value_name
from automl.asking.pieces import columns_of
from automl.plan import AskPlan, Circumstances
from automl.result import AskColumn, Unit
from automl.series.units import unit_of
from automl.table import Column, Kind, Table

_PERCENT = Unit("percent")


def described(
    names: tuple[str, ...], plan: AskPlan, table: Table, circumstances: Circumstances
) -> tuple[AskColumn, ...]:
    """Each column of an answer, by its name: its role, and the unit of its numbers."""
    if plan.form in ("rows", "values"):
        return tuple(_of_table(name, plan, table, circumstances) for name in names)
    unit = measure_unit(plan, table, circumstances)
    keys = set(key_names(plan))
    return tuple(_figure(name, plan, keys, unit) for name in names)


def measure_unit(plan: AskPlan, table: Table, circumstances: Circumstances) -> Unit:
    """What the measure counts; of two amounts of one sort the quotient is a percentage."""
    if not plan.of_totals or not plan.expression or "/" not in plan.expression:
        return unit_of(plan, table, circumstances)
    terms = columns_of(plan.expression)
    each = [
        unit_of(plan.model_copy(update={"target": name, "expression": None}), table, circumstances) for name in terms
    ]
    if len({unit.kind for unit in each}) == 1:
        return _PERCENT
    return each[0]


def _figure(name: str, plan: AskPlan, keys: set[str], unit: Unit) -> AskColumn:
    if name in keys:
        timed = (plan.frequency or plan.part) and not plan.steps and name == step_name(plan)
        return AskColumn(name, "step" if timed else "group")
    if name == SHARE:
        return AskColumn(name, "share", _PERCENT)
    if name == CHANGE:
        return AskColumn(name, "change", unit)
    if name == CHANGE_SHARE:
        return AskColumn(name, "change_share", _PERCENT)
    earlier = period_names(plan)[0] if plan.form == "change" and not plan.before else BEFORE
    if name in (earlier, ALL) and name != value_name(plan):
        return AskColumn(name, "before", unit)
    return AskColumn(name, "value", unit)


def _of_table(name: str, plan: AskPlan, table: Table, circumstances: Circumstances) -> AskColumn:
    column = next((each for each in table.columns if each.name == name), None)
    if column is None:
        return AskColumn(name, "value", Unit("count", noun="rows") if name == ROWS else None)
    if not column.kind.numeric:
        return AskColumn(name, "group")
    return AskColumn(name, "value", _unit(column, plan, table, circumstances))


def _unit(column: Column, plan: AskPlan, table: Table, circumstances: Circumstances) -> Unit:
    if column.kind is Kind.INTEGER:
        return Unit("count")
    alone = plan.model_copy(update={"target": column.name, "expression": None, "aggregation": "sum"})
    return unit_of(alone, table, circumstances)
