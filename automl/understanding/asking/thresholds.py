"""Groups that are kept by what they come to: "customers with sales above 10,000", "which products lose money"."""

from dataclasses import replace
from typing import Literal

from automl.plan import Filter
from automl.understanding.asking.shape import About, Shape
from automl.understanding.computed import measured_as
from automl.understanding.measure import Measure
from automl.understanding.names import canonical
from automl.understanding.roles import Part, Played

_ADDED = ("sum", "count", "count_distinct")
_ASKING = frozenset(("which", "what", "list", "show", "me", "the", "all", "our", "find", "many", "of", "any", "are"))
_LOSING = frozenset(("lose", "loses", "losing", "lost", "unprofitable"))
_PAIR = 2


def kept_by_measure(shape: Shape, about: About) -> Shape:
    """Groups or steps of which a bound is asked, and the first of each other group."""
    if shape.form != "figures" or shape.steps or shape.each or shape.share:
        return shape
    return _leaders(_losing(_bounded(shape, about), about), about)


def _bounded(shape: Shape, about: About) -> Shape:
    """A bound on the measure that is added up is one on each group's total, where groups are asked for by it."""
    bounds = [each for each in about.frame.filters if each in about.heard.comparisons and each.op not in ("=", "!=")]
    if len(bounds) != 1 or bounds[0].op == "between":
        return shape
    asked = _asked_for(about)
    measure = shape.measure
    if asked is None and not (about.heard.wish.bounded and shape.frequency):
        return shape
    if measure.aggregation == "count_distinct" and asked is not None and asked.part is Part.COUNT:
        measure, groups = Measure(bounds[0].column, "sum"), [measure.target or ""]
    else:
        groups = shape.groups
    if measure.aggregation not in _ADDED or measure.expression or _events(asked, about):
        return shape
    if about.heard.parts(Part.MEASURE) and measure.target != bounds[0].column:
        return shape
    measure = Measure(bounds[0].column, "sum")
    return replace(shape, measure=measure, groups=groups, having=bounds[0], order=shape.order or _end(bounds[0]))


def _asked_for(about: About) -> Played | None:
    """What is asked for by its name, before the bound: "customers with …", "which products have …"."""
    for each in about.heard.parts(Part.GROUP, Part.COUNT):
        before = {about.heard.sentence.plain(at) for at in range(each.mention.span.start)}
        if before <= _ASKING | {"how"}:
            return each
    return None


def _events(asked: Played | None, about: About) -> bool:
    """Whether each row is taken for one of them: orders above 500 are rows."""
    if asked is None:
        return False
    said = about.heard.sentence.plain(asked.mention.span.end - 1)
    return canonical(said, about.scene.lexicon) in about.scene.lexicon.asking.each_event


def _end(bound: Filter) -> Literal["largest", "smallest"]:
    return "smallest" if bound.op in ("<", "<=") else "largest"


def _losing(shape: Shape, about: About) -> Shape:
    """Those that lost money: below zero, the worst first."""
    profit = measured_as("profit", about.scene)
    said = set(about.heard.sentence.words())
    lost = not said.isdisjoint(_LOSING) and ("money" in said or "unprofitable" in said)
    if not lost or profit is None or shape.measure.target != profit.name or not shape.groups or shape.having:
        return shape
    if shape.measure.aggregation != "sum" or about.heard.wish.order:
        return shape
    return replace(shape, order="smallest", having=Filter(column=profit.name, op="<", value=0))


def _leaders(shape: Shape, about: About) -> Shape:
    """The first few of each other group: "top 2 products per country"."""
    count = about.heard.wish.count or about.heard.limit
    grouped = about.heard.parts(Part.GROUP)
    if not count or len(shape.groups) != _PAIR or len(grouped) != _PAIR or shape.frequency or shape.part:
        return shape
    between = range(grouped[0].mention.span.end, grouped[1].mention.span.start)
    joined = {about.heard.sentence.plain(at) for at in between} & {"and", "&", ",", "x"}
    if joined:
        return shape
    return replace(shape, leaders=shape.groups[1], groups=shape.groups[::-1], order=shape.order or "largest")
