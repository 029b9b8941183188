"""The facts of the target: the chance to reach it, the distance, the coverage."""

from collections.abc import Iterator

from automl.result import Unit
from reports.deals.telling import Telling
from reports.facts import Fact
from reports.formats import axis_scale, headline_scale

_SHARE = Unit("percent")


def target_facts(telling: Telling) -> Iterator[Fact]:
    """`goal`, `goal_gap`, `coverage`, where the question names a target."""
    goal = telling.result.target
    if goal is None:
        return
    written = telling.value(goal, axis_scale([goal], telling.result.unit, telling.book.locale))
    yield _goal(telling, goal, written)
    if telling.result.quarter.won >= goal:
        return
    yield _gap(telling, goal, written)
    yield _coverage(telling, goal, written)


def _goal(telling: Telling, goal: float, written: str) -> Fact:
    say, quarter = telling.book.say, telling.result.quarter
    chance = telling.chance(quarter.probability or 0.0)
    reached = quarter.won >= goal
    statement = say("pipeline.goal", goal=written, chance=chance)
    if reached:
        statement = say("pipeline.goal_won", goal=written, won=telling.value(quarter.won))
    label = say("pipeline.goal_label", goal=written)
    forms = {"goal": written}
    return Fact("goal", label, quarter.probability, _SHARE, chance, statement, "pipeline.quarter.probability", forms)


def _gap(telling: Telling, goal: float, written: str) -> Fact:
    say, scale = telling.book.say, telling.scale
    gap = scale.rounded(telling.result.quarter.p50) - goal
    value = telling.value(abs(gap), axis_scale([gap], telling.result.unit, telling.book.locale))
    key = "goal_above" if gap > 0 else "goal_short" if gap < 0 else "goal_exact"
    statement = say(f"pipeline.{key}", gap=value)
    label = say("pipeline.goal_gap_label", goal=written)
    return Fact("goal_gap", label, gap, telling.result.unit, value, statement, "pipeline.target, pipeline.quarter.p50")


def _coverage(telling: Telling, goal: float, written: str) -> Fact:
    say, opened, covered = telling.book.say, telling.result.open, telling.result.coverage
    words = {
        "missing": telling.value(goal - telling.result.quarter.won),
        "goal": written,
        "period": telling.period,
        "amount": telling.value(opened.amount_in_quarter),
        "deals": say("pipeline.deal_count", opened.in_quarter, count=telling.whole(opened.in_quarter)),
        "times": headline_scale([round(covered or 0.0, 1)], Unit("number"), telling.book.locale).write(covered or 0.0),
    }
    statement = say("pipeline.coverage" if opened.in_quarter else "pipeline.coverage_none", opened.in_quarter, **words)
    label = say("pipeline.coverage_label")
    return Fact("coverage", label, covered, Unit("number"), words["times"], statement, "pipeline.coverage")
