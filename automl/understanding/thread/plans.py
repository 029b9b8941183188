"""A plan made of another one."""

import re
from collections.abc import Mapping, Sequence
from typing import Any

from automl.asking.writing import with_sql
from automl.plan import AskPlan, ForecastPlan, Plan
from automl.row_plans import ExplainPlan, PredictPlan, ScorePlan, WhatIfPlan
from automl.understanding.rows.judged import chance_as, said_as
from automl.understanding.said import said
from automl.understanding.thread.difference import difference

_COUNTED = re.compile(r"\bnumber of (?!different\b)(.+?)(?= by | for |, |\.$)")
_PREFIX = re.compile(r"^As before, but .*?\. (?=[A-Z])")
_COMPARED = " is compared with "
_ABOUT = {
    "target": ("No measure was named", "Each row is counted", "There is no "),
    "period": ("No period was named", "A forecast has one period"),
    "filters": ("Only ",),
    "limit": (),
}
"""How the assumptions begin that speak of a part of a plan; they go when that part is changed."""


def with_changes(previous: Plan, update: Mapping[str, Any], noun: str | None, assumed: list[str]) -> Plan:
    """`previous` with some fields changed, said back with what changed; itself when nothing did."""
    fields = {name: getattr(previous, name) for name in Plan.model_fields} | dict(update)
    forecast = fields["capability"] == "forecast"
    fields["task"] = "forecast" if forecast else None
    kept = [each for each in previous.assumptions if not _outdated(each, previous, fields)]
    fields["assumptions"] = list(dict.fromkeys([*kept, *assumed]))
    plan = _of_kind(previous, fields)
    changed = difference(previous, plan)
    if not changed:
        return plan.model_copy(update={"words": previous.words}) if set(assumed) - set(kept) else previous
    counted = noun or (counted_noun(previous) if plan.target == previous.target else None)
    return plan.model_copy(update={"words": f"As before, but {changed}. {said(plan, counted)}"})


def _of_kind(previous: Plan, fields: dict[str, Any]) -> Plan:
    """The plan of its capability; a question about the past keeps its form, and gets the SQL that it now needs."""
    if fields["capability"] == "forecast":
        return ForecastPlan(**{name: fields[name] for name in Plan.model_fields})
    if fields["capability"] != "ask":
        return Plan(**{name: fields[name] for name in Plan.model_fields})
    asked = {name: getattr(previous, name) for name in AskPlan.model_fields} if isinstance(previous, AskPlan) else {}
    return with_sql(AskPlan(**{**asked, **fields}))


def chained(first: Plan, others: Sequence[Plan]) -> Plan:
    """`first` with the others to be done then; its words say theirs too, without what those changed."""
    then = [each.model_copy(update={"words": _PREFIX.sub("", each.words)}) for each in others]
    words = first.words.partition(" Then: ")[0] + "".join(f" Then: {each.words}" for each in then)
    return first.model_copy(update={"then": then, "words": words}) if then else first


def as_forecast(plan: Plan) -> ForecastPlan | None:
    """A forecast's plan as one, also when it was stored as a bare plan; None for other plans."""
    if isinstance(plan, ForecastPlan):
        return plan
    if plan.capability != "forecast" or plan.period is None or plan.frequency is None:
        return None
    return ForecastPlan(**{name: getattr(plan, name) for name in Plan.model_fields})


def _outdated(assumption: str, previous: Plan, fields: Mapping[str, Any]) -> bool:
    changed = [name for name in _ABOUT if fields[name] != getattr(previous, name)]
    if _COMPARED in assumption and (fields["capability"] != previous.capability or "period" in changed):
        return True
    about_target = "target" in changed and previous.target is not None and previous.target in assumption
    return about_target or any(assumption.startswith(start) for name in changed for start in _ABOUT[name])


def counted_noun(plan: Plan) -> str | None:
    """What a plan that counts rows counts, as it was said."""
    found = _COUNTED.search(plan.words) if plan.aggregation == "count" else None
    return found[1] if found else None


def given(plan: Plan) -> str:
    """The literals of a plan, which the thread's words have given before, as words for the validator."""
    values = [value for each in plan.filters for value in _values(each.value)]
    numbers = [number for number in (plan.goal, plan.limit) if number is not None]
    return " ".join(_written(value) for value in [*values, *numbers, *_of_rows(plan)])


def _of_rows(plan: Plan) -> list[Any]:
    """The literals of a plan about rows."""
    if isinstance(plan, PredictPlan):
        costs = [plan.costs.missed, plan.costs.false_alarm] if plan.costs else []
        return [*costs, *(chance_as(plan.at_least) if plan.at_least else [])]
    if isinstance(plan, ScorePlan):
        return chance_as(plan.at_least) if plan.at_least else []
    if isinstance(plan, ExplainPlan):
        return [*([plan.row] if plan.row else []), *(value for each in plan.against for value in _values(each.value))]
    if isinstance(plan, WhatIfPlan):
        return [*([plan.row] if plan.row else []), *(value for each in plan.changes for value in said_as(each))]
    return []


def _values(value: Any) -> list[Any]:
    return list(value) if isinstance(value, list) else [value]


def _written(value: Any) -> str:
    return f"{value:.12g}" if isinstance(value, float) else str(value)
