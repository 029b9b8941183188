"""What differs between two plans, in words."""

from automl.plan import AskPlan, Filter, Plan
from automl.understanding.groups import MEASURE_GROUP
from automl.understanding.said import filtered, in_figures, listed

_SUMMED_UP = {
    "sum": "the total",
    "mean": "the average",
    "median": "the median",
    "min": "the lowest",
    "max": "the highest",
    "count": "the number",
    "count_distinct": "the number of different ones",
}


def difference(old: Plan, new: Plan) -> str:
    """How `new` differs from `old`: "by Plan instead of Region, for 2025"; "" when it does not."""
    clauses = [*_measure(old, new), *_groups(old, new), *_times(old, new), *_filters(old, new), *_numbers(old, new)]
    clauses += _form(old, new)
    return ", ".join(clauses)


def _form(old: Plan, new: Plan) -> list[str]:
    """What differs in the form of an answer about the past."""
    if not isinstance(old, AskPlan) or not isinstance(new, AskPlan):
        return []
    said = [f"the {new.order} first"] if new.order and new.order != old.order and not new.limit else []
    said += ["as shares of the whole"] if new.share and not old.share else []
    said += ["by percentage"] if new.relative and not old.relative else []
    said += [f"by {new.part}"] if new.part and new.part != old.part else []
    return said + ([f"against {new.against.label}"] if new.against and new.against != old.against else [])


def _measure(old: Plan, new: Plan) -> list[str]:
    if (old.target, old.expression) != (new.target, new.expression):
        return [f"{new.target or 'a count of rows'} instead of {old.target or 'the count of rows'}"]
    added = [each.target for each in new.then if each.target not in {more.target for more in old.then}]
    if new.aggregation and old.aggregation != new.aggregation:
        return [_SUMMED_UP[new.aggregation]]
    return [f"with {listed([name or 'a count of rows' for name in added])} too"] if added else []


def _groups(old: Plan, new: Plan) -> list[str]:
    if old.groups == new.groups:
        return []
    before, now = _named(old), _named(new)
    if not new.groups:
        return [f"in total, not by {before}"]
    if old.groups and set(old.groups) < set(new.groups):
        return [f"by {now}"]
    return [f"by {now} instead of {before}" if old.groups else f"by {now}"]


def _named(plan: Plan) -> str:
    return listed([name if name != MEASURE_GROUP else "measure" for name in plan.groups]) if plan.groups else ""


def _times(old: Plan, new: Plan) -> list[str]:
    said = [f"for {new.period.label}"] if new.period and new.period != old.period else []
    stepped = new.frequency is not None and new.frequency is not old.frequency
    stepped = stepped and new.capability in ("forecast", "ask")
    return [*said, *([f"by {new.frequency}"] if stepped else [])]


def _filters(old: Plan, new: Plan) -> list[str]:
    now = [each for each in new.filters if each not in old.filters]
    gone = [each for each in old.filters if each not in new.filters and each.column not in _columns(now)]
    dropped = [name for name in new.exclude if name not in old.exclude]
    return [
        *(filtered(each) for each in now),
        *(f"no longer {filtered(each)}" for each in gone),
        *(f"leaving out the column {name}" for name in dropped),
    ]


def _columns(filters: list[Filter]) -> set[str]:
    return {each.column for each in filters}


def _numbers(old: Plan, new: Plan) -> list[str]:
    said = []
    end = new.order or "largest" if isinstance(new, AskPlan) else "largest"
    if new.limit != old.limit and new.groups == old.groups:
        said.append(f"the {new.limit} {end}" if new.limit else "all of them")
    elif new.limit != old.limit and new.limit:
        said.append(f"the {new.limit} {end}")
    if new.goal != old.goal:
        chance = f"with the chance of reaching {in_figures(new.goal)}" if new.goal is not None else "without a goal"
        said.append(chance)
    return said
