"""What is told one by one: the values of a column, the rows that count, the biggest order."""

from dataclasses import replace

from automl.table import Kind
from automl.understanding.asking.meant import event_column
from automl.understanding.asking.shape import About, Shape
from automl.understanding.computed import measured_as
from automl.understanding.levels import usual_aggregation
from automl.understanding.measure import Measure
from automl.understanding.roles import Part
from automl.understanding.scene import Scene

_ENDS = ("min", "max")
_NOTHING = Measure(None, "count")
"""Where nothing is measured."""


def listed(shape: Shape, about: About) -> Shape:
    """What there is of a column; the rows that count; orders one by one."""
    wish = about.heard.wish
    if not wish.listing or shape.frequency or wish.share or wish.changed:
        return shape
    counted = [each.mention.columns[0].column for each in about.heard.parts(Part.COUNT)]
    named = about.heard.parts(Part.MEASURE) and not wish.existing
    if about.frame.groups and not named and not wish.order:
        return replace(shape, form="values", groups=about.frame.groups[:2], measure=_NOTHING)
    if counted and not about.frame.groups:
        if counted[0].kind is Kind.ID and (about.heard.comparisons or about.frame.filters):
            money = event_measure(about.scene, shape.measure)
            return replace(shape, groups=[counted[0].name], measure=money, order=wish.order or "largest")
        return replace(shape, form="values", groups=[counted[0].name], measure=_NOTHING)
    if not about.frame.groups and not named and shape.measure.target is None:
        return replace(shape, form="rows", order=wish.order)
    return shape


def event_measure(scene: Scene, fallback: Measure) -> Measure:
    """The amount that an order comes to."""
    sales = measured_as("sales", scene)
    if sales is not None:
        return Measure(sales.name, "sum")
    summed = [column for column in scene.measures if usual_aggregation(column, scene.table, scene.lexicon) == "sum"]
    money = [column for column in summed if column.kind is Kind.MONEY] or summed
    return Measure(money[0].name, "sum") if money else fallback


def events(shape: Shape, about: About) -> Shape:
    """The biggest order, the ten largest deals: one by one."""
    wish = about.heard.wish
    if not wish.event or wish.each or shape.frequency or shape.part:
        return shape
    column = event_column(wish.event, about.scene)
    others = [name for name in about.frame.groups if name != column]
    measure = shape.measure
    if measure.aggregation in (*_ENDS, "count", "count_distinct"):
        named = about.heard.parts(Part.MEASURE)
        measure = (
            replace(measure, aggregation="sum") if named and measure.target else event_measure(about.scene, measure)
        )
    if others:
        return replace(shape, measure=replace(measure, aggregation="max" if wish.order == "largest" else "min"))
    if column is not None:
        return replace(shape, measure=measure, groups=[column])
    return replace(shape, form="rows", measure=measure, groups=[])
