"""The SQL of figures: one number, or one for each group and step, with its share where that is asked for."""

from automl.asking import pieces
from automl.asking.grammar import TABLE
from automl.asking.keys import Keys, keys_of
from automl.asking.naming import ALL, MEASURE, MEASURE_GROUP, SHARE, key_names, value_name
from automl.asking.pieces import Days, quoted, where
from automl.plan import AskPlan, Filter, Scalar


def figures(plan: AskPlan, days: Days) -> str:
    """The SQL, without its limit."""
    if plan.groups == [MEASURE_GROUP] and plan.expression:
        return _side_by_side(plan, days)
    if plan.steps and plan.frequency:
        return _mean_of_steps(plan, days)
    keys = keys_of(plan)
    part = [each for each in plan.filters if each.column in plan.within]
    asked = conditions(plan, days, without=part)
    if keys.step and plan.limit and len(plan.groups) == 1:
        asked.append(_among_the_first(plan, days))
    selected = [*keys.selected, *_values(plan, keys, part, days)]
    order = _order(plan, keys)
    return f"SELECT {', '.join(selected)}\nFROM {TABLE}{where(asked)}{keys.grouping}{_kept(plan, keys)}{order}"


def _kept(plan: AskPlan, keys: Keys) -> str:
    """Which groups are kept: those whose measure is as asked, the first of each other group."""
    if plan.having and keys.grouped:
        return f"\nHAVING {pieces.value(plan)} {plan.having.op} {pieces.literal(_bound(plan.having))}"
    if plan.leaders and plan.limit:
        end = "ASC" if plan.order == "smallest" else "DESC"
        names = ", ".join(quoted(name) for name in plan.groups if name != plan.leaders)
        ranked = f"PARTITION BY {quoted(plan.leaders)} ORDER BY {pieces.value(plan)} {end} NULLS LAST, {names}"
        return f"\nQUALIFY ROW_NUMBER() OVER ({ranked}) <= {plan.limit}"
    return ""


def conditions(plan: AskPlan, days: Days, without: list[Filter] | None = None) -> list[str]:
    """What is asked of a row: its filters, but for some, and its day."""
    kept = [pieces.condition(each, days) for each in plan.filters if each not in (without or [])]
    timed = [pieces.in_period(plan.time, plan.period, days)] if plan.time and plan.period else []
    return [*kept, *timed]


def _values(plan: AskPlan, keys: Keys, part: list[Filter], days: Days) -> list[str]:
    name, whole = quoted(value_name(plan)), pieces.value(plan)
    if not plan.share:
        return [f"{whole} AS {name}"]
    if part:
        some = pieces.value(plan, only=" AND ".join(pieces.condition(each, days) for each in part))
        return [f"{some} AS {name}", f"{whole} AS {quoted(ALL)}", f"{some} / NULLIF({whole}, 0) AS {quoted(SHARE)}"]
    window = f"PARTITION BY {keys.step}" if keys.step and plan.groups else ""
    return [f"{whole} AS {name}", f"{whole} / NULLIF(SUM({whole}) OVER ({window}), 0) AS {quoted(SHARE)}"]


def _bound(having: Filter) -> Scalar:
    return having.value[0] if isinstance(having.value, list) else having.value


def _order(plan: AskPlan, keys: Keys) -> str:
    """By time, or from the one end asked for to the other; equal ones by their names."""
    if not keys.grouped:
        return ""
    ranked = SHARE if plan.share and plan.within else value_name(plan)
    by_value = f"{quoted(ranked)} {'ASC' if plan.order == 'smallest' else 'DESC'} NULLS LAST"
    if plan.leaders:
        by_value = f"{quoted(plan.leaders)}, {by_value}"
    if keys.in_time and plan.order is None:
        return f"\nORDER BY {', '.join([*keys.in_time, *([by_value] if plan.groups else [])])}"
    names = [quoted(name) for name in key_names(plan)]
    return f"\nORDER BY {', '.join([by_value, *(keys.in_time or ()), *names[bool(keys.in_time) :]])}"


def _among_the_first(plan: AskPlan, days: Days) -> str:
    """That a row is of one of the first groups over all steps."""
    group = quoted(plan.groups[0])
    end = "ASC" if plan.order == "smallest" else "DESC"
    kept = where(conditions(plan, days))
    ranked = f"GROUP BY {group} ORDER BY {pieces.value(plan)} {end} NULLS LAST LIMIT {plan.limit}"
    return f"{group} IN (SELECT {group} FROM {TABLE}{kept} {ranked})"  # noqa: S608  names are quoted, and the gate judges


def _mean_of_steps(plan: AskPlan, days: Days) -> str:
    """The mean of the steps' totals."""
    step = pieces.step(plan, plan.frequency) if plan.frequency else ""
    groups = [quoted(name) for name in plan.groups]
    total = pieces.value(plan.model_copy(update={"aggregation": "sum" if plan.aggregation != "count" else "count"}))
    if plan.aggregation == "count_distinct":
        total = pieces.value(plan)
    inner = f"SELECT {', '.join([*groups, f'{step} AS step', f'{total} AS total'])}\nFROM {TABLE}"
    inner += f"{where(conditions(plan, days))}\nGROUP BY {', '.join([step, *groups])}"
    name = quoted(value_name(plan))
    grouping = f"\nGROUP BY {', '.join(groups)}" if groups else ""
    ends = "ASC" if plan.order == "smallest" else "DESC"
    order = f"\nORDER BY {', '.join([f'{name} {ends} NULLS LAST', *groups])}" if groups else ""
    return f"SELECT {', '.join([*groups, f'AVG(total) AS {name}'])}\nFROM ({inner}){grouping}{order}"


def _side_by_side(plan: AskPlan, days: Days) -> str:
    """One row for each of the measures that stand side by side."""
    kept, name = where(conditions(plan, days)), quoted(value_name(plan))
    each = [
        f"SELECT {pieces.literal(column)} AS {quoted(MEASURE)}, "  # noqa: S608  as above
        f"{pieces.value(plan.model_copy(update={'expression': None, 'target': column}))} AS {name} FROM {TABLE}{kept}"
        for column in pieces.columns_of(plan.expression or "")
    ]
    ends = "ASC" if plan.order == "smallest" else "DESC"
    share = f", {name} / NULLIF(SUM({name}) OVER (), 0) AS {quoted(SHARE)}" if plan.share else ""
    every = "\nUNION ALL ".join(each)
    return f"SELECT *{share}\nFROM ({every})\nORDER BY {name} {ends} NULLS LAST, {quoted(MEASURE)}"
