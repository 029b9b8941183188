"""The form of an answer: what is ranked, listed, set against what, and by which steps."""

from dataclasses import replace

from automl.errors import UnderstandingError
from automl.plan import Choice
from automl.table import Frequency, Kind
from automl.understanding.asking.asked_time import AskedTime
from automl.understanding.asking.changing import changed
from automl.understanding.asking.meant import event_column, group_asked_for, margin, per_column
from automl.understanding.asking.one_by_one import event_measure, events, listed
from automl.understanding.asking.shape import About, Shape
from automl.understanding.asking.shares import shared
from automl.understanding.asking.thresholds import kept_by_measure
from automl.understanding.choices import key_value, value_of
from automl.understanding.deals.history import deals_asked_for
from automl.understanding.framing import Frame
from automl.understanding.heard import Heard
from automl.understanding.levels import usual_aggregation
from automl.understanding.measure import Measure
from automl.understanding.roles import Part
from automl.understanding.scene import Scene

_MOST_GROUPS = 50
_RANKED = ("min", "max")


def shaped(measure: Measure, heard: Heard, time: AskedTime, frame: Frame, scene: Scene) -> Shape:
    """The form of an answer; the question goes back when it is not said of what a ranking is."""
    wish = heard.wish
    step = wish.step if isinstance(wish.step, Frequency) else time.usual_step if wish.step else None
    shape = Shape(measure, list(frame.groups), order=wish.order, frequency=step or heard.frequency, period=time.period)
    shape = replace(shape, part=wish.part, frequency=None if wish.part else shape.frequency)
    _refuse_timeless(shape, time, scene)
    about = About(heard, time, frame, scene)
    for made in (listed, _measured, _each, events, _asked_group, changed, shared, kept_by_measure):
        shape = made(shape, about)
    return _ranked(shape, heard, scene)


def _refuse_timeless(shape: Shape, time: AskedTime, scene: Scene) -> None:
    """UnderstandingError where steps are asked for that the file's dates do not tell."""
    if time.column is None and (shape.frequency or shape.part):
        raise UnderstandingError(
            "This file has no column of dates, so nothing can be told by time.", "Ask by another column instead."
        )
    hours = shape.part == "hour" or shape.frequency is Frequency.HOUR
    if hours and time.column is not None and not _has_hours(scene, time.column):
        raise UnderstandingError(
            f"{time.column} holds days without a time, so nothing can be told by hour.", "Ask by day or by weekday."
        )


def _has_hours(scene: Scene, column: str) -> bool:
    stamps = scene.table.frame[column].dropna()
    return bool((stamps != stamps.dt.normalize()).any())


def _measured(shape: Shape, about: About) -> Shape:
    """A quotient is reckoned with totals; a margin is profit by sales."""
    if about.heard.wish.ratio and (found := margin(about.scene)):
        return replace(shape, measure=found, of_totals=True)
    expression = shape.measure.expression
    if expression and "/" in expression and shape.measure.aggregation == "mean":
        said = f"{shape.measure.target} is the quotient of the totals."
        return replace(shape, measure=replace(shape.measure, assumptions=(said,)), of_totals=True)
    return shape


def _each(shape: Shape, about: About) -> Shape:
    """The mean of each order, of each month's total."""
    wish, measure = about.heard.wish, shape.measure
    if wish.steps and shape.frequency and about.time.column:
        counted = measure.aggregation in ("count", "count_distinct")
        return replace(shape, steps=True, measure=measure if counted else replace(measure, aggregation="mean"))
    if not wish.each or not wish.event:
        return _per(shape, about.heard, about.scene)
    amount = shape.measure if about.heard.parts(Part.MEASURE) else event_measure(about.scene, measure)
    amount = replace(amount, aggregation="mean", assumptions=())
    column = event_column(wish.event, about.scene)
    if column is None:
        said = f"Each row is taken for one {wish.event}."
        return replace(shape, measure=replace(amount, assumptions=(said,)))
    said = f"{amount.target} is added up for each {column}, and the mean of those is shown."
    groups = [name for name in about.frame.groups if name != column]
    return replace(shape, measure=replace(amount, assumptions=(said,)), each=column, groups=groups)


def _per(shape: Shape, heard: Heard, scene: Scene) -> Shape:
    """The mean for each customer: "average revenue per customer"."""
    per = per_column(heard, scene)
    if per is None or shape.measure.aggregation != "mean" or shape.measure.target is None:
        return shape
    column = scene.table.column(shape.measure.target) if not shape.measure.expression else None
    if column is not None and usual_aggregation(column, scene.table, scene.lexicon) != "sum":
        return shape
    groups = [name for name in shape.groups if name != per]
    return replace(shape, each=per, groups=groups, measure=replace(shape.measure, assumptions=()))


def _asked_group(shape: Shape, about: About) -> Shape:
    """Of what a ranking is, where no column was named: "who sold most", "top 5"."""
    if shape.groups or shape.frequency or shape.part or shape.form != "figures" or about.heard.wish.share:
        return shape
    if about.heard.wish.by and not about.heard.parts(Part.MEASURE) and about.heard.limit:
        return replace(shape, form="rows")
    asked = group_asked_for(about.heard, about.scene)
    if asked is not None and (about.heard.wish.order or about.heard.limit):
        return replace(shape, groups=[asked])
    if not about.heard.limit:
        return shape
    if (deals := deals_asked_for(about.heard, about.scene)) is not None:
        return replace(shape, groups=[deals])
    options = [
        Choice(label=column.name, value=key_value("group", column.name))
        for column in about.scene.table.of_kind(Kind.CATEGORY)
        if 1 < column.distinct <= _MOST_GROUPS
    ]
    if not options:
        return shape
    end = "smallest" if about.heard.wish.order == "smallest" else "largest"
    question = f"The {about.heard.limit} {end} of what?"
    return replace(shape, groups=[value_of(about.scene.choices.settle(question, options))])


def _ranked(shape: Shape, heard: Heard, scene: Scene) -> Shape:
    """Where groups are ranked, "highest" is no maximum of rows; where nothing is, there is no order."""
    told_apart = bool(shape.groups or shape.frequency or shape.part)
    if shape.form == "figures" and not told_apart:
        return replace(shape, order=None)
    measure = shape.measure
    ranks = shape.order is not None and measure.aggregation in _RANKED and not heard.wish.event
    if ranks and measure.target and not measure.expression:
        column = scene.table.column(measure.target)
        measure = replace(measure, aggregation=usual_aggregation(column, scene.table, scene.lexicon))
    return replace(shape, measure=measure)
