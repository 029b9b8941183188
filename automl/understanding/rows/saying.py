"""Plans about rows, said back in words."""

import pandas as pd

from automl.asking.naming import counted_name
from automl.errors import DataError
from automl.plan import Circumstances, Filter, Plan
from automl.predicting.quote import in_words, seconds
from automl.row_plans import Change, ExplainPlan, PredictPlan, ScorePlan, WhatIfPlan
from automl.series.selection import select
from automl.table import Kind, Table
from automl.tabular import Effort
from automl.understanding.rows.classes import labels
from automl.understanding.said import filtered, in_figures, listed
from automl.understanding.scene import Scene

_FEW_NAMED = 4
_TWO = 2


def said_prediction(plan: PredictPlan, scene: Scene) -> str:
    """As "Predict Churn (Yes or No) for 5,635 customers from 19 columns. Balanced: about 40 seconds"."""
    table, target = scene.table, plan.target or ""
    rows = kept(plan, table)
    waiting = int(rows[target].isna().sum()) if target in rows else 0
    known = len(rows) - waiting
    noun = row_noun(table)
    whom = (
        f"for {_counted(waiting, noun)} without one, learning from {known:,},"
        if waiting
        else f"for {_counted(known, noun)}"
    )
    opening = "Find what drives" if plan.drivers else "Predict"
    clauses = [f"{opening} {target}{_classes(plan, scene)} {whom} from {_from(plan, scene)}"]
    clauses += [filtered(each) for each in plan.filters]
    clauses += [f"leaving out {listed(list(plan.exclude))}"] if plan.exclude else []
    clauses += [f"keeping {listed(list(plan.keep))}"] if plan.keep else []
    if plan.costs:
        missed, alarm = in_figures(plan.costs.missed), in_figures(plan.costs.false_alarm)
        clauses.append(f"a missed case costs {missed} and a false alarm {alarm}")
    lasting = in_words(quoted(plan, table, plan.effort, scene.circumstances))
    return f"{', '.join(clauses)}. {plan.effort.capitalize()}: about {lasting}."


def quoted(plan: PredictPlan, table: Table, effort: Effort, circumstances: Circumstances) -> float:
    """Seconds that a prediction takes, about, with an effort."""
    about = seconds(len(kept(plan, table)), len(learnt_from(plan, table)), effort, circumstances.budget)
    return about if circumstances.at_most is None else min(about, circumstances.at_most)


def kept(plan: Plan, table: Table) -> pd.DataFrame:
    """The rows that a plan is about; none where its filters leave none, which the capability will say."""
    try:
        return select(table.frame, plan.filters)
    except DataError:
        return table.frame.iloc[:0]


def learnt_from(plan: PredictPlan, table: Table) -> list[str]:
    """The columns that a prediction looks at: those named, else all but ids, empty ones and those left out."""
    if plan.features:
        return list(plan.features)
    out = {plan.target, *plan.exclude}
    usable = [each for each in table.columns if each.kind not in (Kind.ID, Kind.EMPTY) and each.distinct > 1]
    return [column.name for column in usable if column.name not in out]


def row_noun(table: Table) -> str:
    """What a row is called: "customers" for a table with a Customer ID, else "rows"."""
    for column in table.of_kind(Kind.ID):
        name = counted_name(column.name)
        if column.name.lower().replace("_", " ").endswith(("id", "no", "number")) and name.replace(" ", "").isalpha():
            return _spoken(name)
    return "rows"


def _spoken(name: str) -> str:
    return " ".join(word.lower() for word in name.split())


def _counted(count: int, noun: str) -> str:
    return f"{count:,} {noun if count != 1 else noun.removesuffix('s')}"


def _classes(plan: PredictPlan, scene: Scene) -> str:
    if plan.task != "binary" or plan.target is None:
        return ""
    known = labels(scene.table.column(plan.target), scene)
    first = sorted(known, key=lambda each: each != plan.positive)
    return f" ({listed(list(first)).replace(' and ', ' or ')})" if len(known) == _TWO else ""


def _from(plan: PredictPlan, scene: Scene) -> str:
    names = learnt_from(plan, scene.table)
    if plan.features and len(names) <= _FEW_NAMED:
        return listed(list(names))
    return f"{len(names)} column{'s' if len(names) != 1 else ''}"


def said_explanation(plan: ExplainPlan) -> str:
    """What is explained, in words."""
    rows = _rows(plan.filters)
    if plan.subject == "drivers":
        return f"Explain what drives {plan.target or 'the outcome'}{', ' + rows if rows else ''}."
    if plan.subject == "forecast":
        return f"Explain what moves the forecast{' of ' + plan.target if plan.target else ''}."
    if plan.subject == "row":
        which = f"row {plan.row}" if plan.row and not plan.filters else rows.removeprefix("only ") or "the first row"
        return f"Explain the prediction{' of ' + plan.target if plan.target else ''} for {which}."
    other = f"against {_rows(plan.against).removeprefix('only ')}" if plan.against else "against all the rest"
    side = f" is {plan.direction}" if plan.direction else " differs"
    return f"Explain why {plan.target or 'the outcome'}{side} for {rows.removeprefix('only ')}, {other}."


def said_supposition(plan: WhatIfPlan) -> str:
    """What is supposed, in words."""
    rows = _rows(plan.filters).removeprefix("only ") or (f"row {plan.row}" if plan.row else "all rows")
    outcome = plan.target or "the outcome"
    if plan.flip:
        into = f" to {plan.outcome}" if plan.outcome else ""
        return f"Find the smallest change that turns {outcome}{into} for {rows}."
    changed = listed([changed_in_words(each) for each in plan.changes]) if plan.changes else "something"
    whose = "" if plan.target in {each.column for each in plan.changes} else f" for {outcome}"
    return f"Work out what would change{whose} with {changed}, for {rows}."


def changed_in_words(change: Change) -> str:
    """As "Contract at Two year", "tenure 12 higher", "price 5% lower"."""
    if change.how == "set" or isinstance(change.value, (str, bool)) or not isinstance(change.value, (int, float)):
        value = in_figures(change.value) if isinstance(change.value, (int, float)) else change.value
        return f"{change.column} at {value}"
    if change.how == "add":
        return f"{change.column} {in_figures(abs(change.value))} {'higher' if change.value >= 0 else 'lower'}"
    share = round(abs(change.value - 1) * 100, 6)
    return f"{change.column} {share:g}% {'higher' if change.value >= 1 else 'lower'}"


def said_scoring(plan: ScorePlan, table: Table) -> str:
    """What is scored, in words: as "Apply the model of Churn to 500 customers, the first 20, those from 70% on"."""
    clauses = [
        f"Apply the model of {plan.target or 'the outcome'} to {_counted(len(kept(plan, table)), row_noun(table))}"
    ]
    clauses += [filtered(each) for each in plan.filters]
    clauses += [f"showing the first {plan.limit}"] if plan.limit else []
    clauses += [f"those with a chance of {in_figures(round(plan.at_least * 100, 6))}% or more"] if plan.at_least else []
    return ", ".join(clauses) + "."


def _rows(filters: list[Filter] | tuple[Filter, ...]) -> str:
    return ", ".join(filtered(each) for each in filters)
