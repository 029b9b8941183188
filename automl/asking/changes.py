"""The SQL of changes: one period against another, or each step against an earlier one."""

from datetime import timedelta

from automl.asking import pieces
from automl.asking.figures import conditions
from automl.asking.grammar import TABLE
from automl.asking.keys import keys_of
from automl.asking.naming import BEFORE, CHANGE, CHANGE_SHARE, key_names, value_name
from automl.asking.pieces import Days, quoted, where
from automl.plan import AskPlan, Period
from automl.table import Frequency
from automl.timeline import add_months


def compared(plan: AskPlan) -> tuple[Period, Period]:
    """The earlier and the later period, both no longer than the later one has come. Both must be there."""
    later, earlier = plan.period or plan.later, plan.against
    assert later is not None, plan.words  # noqa: S101 - a change is planned with both
    assert earlier is not None, plan.words  # noqa: S101
    if plan.through is None or plan.through >= later.end:
        return earlier, later
    until = add_months(plan.through + timedelta(days=1), -_months_between(earlier, later)) - timedelta(days=1)
    cut = earlier.model_copy(update={"end": max(min(until, earlier.end), earlier.start)})
    return cut, later.model_copy(update={"end": plan.through})


def _months_between(earlier: Period, later: Period) -> int:
    return (later.start.year - earlier.start.year) * 12 + later.start.month - earlier.start.month


def change(plan: AskPlan, days: Days) -> str:
    """The SQL that sets one period against another, in total or for each group, without its limit."""
    earlier, later = compared(plan)
    before = pieces.in_period(plan.time or "", earlier, days, "before")
    now = pieces.in_period(plan.time or "", later, days)
    groups = [quoted(name) for name in plan.groups]
    names = [quoted(name) for name in period_names(plan)]
    values = [
        f"{_or_none(pieces.value(plan, only=only), plan)} AS {name}"
        for only, name in zip((before, now), names, strict=True)
    ]
    bare = plan.model_copy(update={"period": None})
    kept = where([*conditions(bare, days), f"(({before}) OR ({now}))"])
    grouping = f"\nGROUP BY {', '.join(groups)}" if groups else ""
    inner = f"SELECT {', '.join([*groups, *values])}\nFROM {TABLE}{kept}{grouping}"
    return f"SELECT *, {_changes(names[0], names[1])}\nFROM ({inner}){_ranked(plan) if groups else ''}"


def period_names(plan: AskPlan) -> tuple[str, str]:
    """The names of the columns of the earlier and the later period."""
    earlier, later = compared(plan)
    return earlier.label, later.label if later.label != earlier.label else f"{later.label} (later)"


def change_by_step(plan: AskPlan, days: Days) -> str:
    """The SQL that sets each step against the one before, or the one a year before."""
    frequency = plan.frequency or Frequency.MONTH
    bare = plan.model_copy(update={"frequency": frequency, "period": None})
    keys, step = keys_of(bare), quoted(key_names(bare)[0])
    name = quoted(value_name(plan))
    inner = f"SELECT {', '.join([*keys.selected, f'{pieces.value(bare)} AS {name}'])}\nFROM {TABLE}"
    inner += f"{where(conditions(bare, days))}{keys.grouping}"
    apart = f"PARTITION BY {', '.join(map(quoted, plan.groups))} " if plan.groups else ""
    back = f"INTERVAL 1 {'YEAR' if plan.before == 'year' else frequency.value.upper()} PRECEDING"
    earlier = f"FIRST_VALUE({name}) OVER ({apart}ORDER BY {step} RANGE BETWEEN {back} AND {back})"
    middle = f"SELECT *, {earlier} AS {quoted(BEFORE)}\nFROM ({inner})"
    timed = where([pieces.in_period(key_names(bare)[0], plan.period, days)] if plan.period else [])
    order = _ranked(plan) if plan.order else f"\nORDER BY {', '.join([step, *map(quoted, plan.groups)])}"
    return f"SELECT *, {_changes(quoted(BEFORE), name)}\nFROM ({middle}){timed}{order}"


def _changes(before: str, now: str) -> str:
    amount = f"{now} - {before}"
    return f"{amount} AS {quoted(CHANGE)}, ({amount}) / NULLIF(ABS({before}), 0) AS {quoted(CHANGE_SHARE)}"


def _or_none(value: str, plan: AskPlan) -> str:
    """Nothing sold is zero; an average of nothing is none."""
    return f"COALESCE({value}, 0)" if plan.aggregation == "sum" and not plan.each else value


def _ranked(plan: AskPlan) -> str:
    by = CHANGE_SHARE if plan.relative else CHANGE
    end = "ASC" if plan.order == "smallest" else "DESC"
    return f"\nORDER BY {', '.join([f'{quoted(by)} {end} NULLS LAST', *map(quoted, key_names(plan))])}"
