"""The form of an answer: what is ranked, listed, set against what, and by which steps."""

from dataclasses import dataclass, replace
from datetime import date
from itertools import pairwise
from typing import Literal

from automl.errors import UnderstandingError
from automl.plan import CalendarPart, Choice, Form, Period
from automl.table import Frequency, Kind
from automl.understanding.asking.asked_time import AskedTime
from automl.understanding.asking.changing import against
from automl.understanding.asking.meant import event_column, group_asked_for, margin, measured_as, per_column
from automl.understanding.choices import key_value, value_of
from automl.understanding.framing import Frame
from automl.understanding.heard import Heard
from automl.understanding.levels import usual_aggregation
from automl.understanding.measure import Measure
from automl.understanding.roles import Part
from automl.understanding.scene import Scene

_MOST_GROUPS = 50
_RANKED = ("min", "max")
_NOTHING = Measure(None, "count")
"""Where nothing is measured."""
_ADDED = ("sum", "count", "count_distinct")


@dataclass(frozen=True, slots=True)
class Shape:
    """The form of an answer. The fields are those of `AskPlan`."""

    measure: Measure
    groups: list[str]
    form: Form = "figures"
    order: Literal["largest", "smallest"] | None = None
    frequency: Frequency | None = None
    period: Period | None = None
    part: CalendarPart | None = None
    share: bool = False
    within: tuple[str, ...] = ()
    against: Period | None = None
    later: Period | None = None
    relative: bool = False
    before: Literal["year", "step"] | None = None
    through: date | None = None
    each: str | None = None
    steps: bool = False
    of_totals: bool = False
    assumptions: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _About:
    """What a question holds besides its measure."""

    heard: Heard
    time: AskedTime
    frame: Frame
    scene: Scene


def shaped(measure: Measure, heard: Heard, time: AskedTime, frame: Frame, scene: Scene) -> Shape:
    """The form of an answer; the question goes back when it is not said of what a ranking is."""
    wish = heard.wish
    step = wish.step if isinstance(wish.step, Frequency) else time.usual_step if wish.step else None
    shape = Shape(measure, list(frame.groups), order=wish.order, frequency=step or heard.frequency, period=time.period)
    shape = replace(shape, part=wish.part, frequency=None if wish.part else shape.frequency)
    _refuse_timeless(shape, time, scene)
    about = _About(heard, time, frame, scene)
    for made in (_listed, _measured, _each, _events, _asked_group, _changed, _shared):
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


def _listed(shape: Shape, about: _About) -> Shape:
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


def _measured(shape: Shape, about: _About) -> Shape:
    """A quotient is reckoned with totals; a margin is profit by sales."""
    if about.heard.wish.ratio and (found := margin(about.scene)):
        return replace(shape, measure=found, of_totals=True)
    expression = shape.measure.expression
    if expression and "/" in expression and shape.measure.aggregation == "mean":
        said = f"{shape.measure.target} is the quotient of the totals."
        return replace(shape, measure=replace(shape.measure, assumptions=(said,)), of_totals=True)
    return shape


def _each(shape: Shape, about: _About) -> Shape:
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


def _events(shape: Shape, about: _About) -> Shape:
    """The biggest order, the ten largest deals: one by one."""
    wish = about.heard.wish
    if not wish.event or wish.each or shape.frequency or shape.part:
        return shape
    column = event_column(wish.event, about.scene)
    others = [name for name in about.frame.groups if name != column]
    measure = shape.measure
    if measure.aggregation in (*_RANKED, "count", "count_distinct"):
        named = about.heard.parts(Part.MEASURE)
        measure = (
            replace(measure, aggregation="sum") if named and measure.target else event_measure(about.scene, measure)
        )
    if others:
        return replace(shape, measure=replace(measure, aggregation="max" if wish.order == "largest" else "min"))
    if column is not None:
        return replace(shape, measure=measure, groups=[column])
    return replace(shape, form="rows", measure=measure, groups=[])


def _asked_group(shape: Shape, about: _About) -> Shape:
    """Of what a ranking is, where no column was named: "who sold most", "top 5"."""
    if shape.groups or shape.frequency or shape.part or shape.form != "figures" or about.heard.wish.share:
        return shape
    asked = group_asked_for(about.heard, about.scene)
    if asked is not None and (about.heard.wish.order or about.heard.limit):
        return replace(shape, groups=[asked])
    if not about.heard.limit:
        return shape
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


def _changed(shape: Shape, about: _About) -> Shape:
    """Two periods against each other, or each step against an earlier one."""
    wish = about.heard.wish
    if not (wish.changed or about.time.compared) or wish.share or shape.form != "figures":
        return shape
    if about.time.column is None:
        raise UnderstandingError(
            "This file has no column of dates, so no change over time can be told.", "Ask for totals instead."
        )
    stepped = shape.frequency is not None and not about.time.compared
    if shape.steps:
        return shape
    if stepped or (wish.before and not shape.groups and not about.time.period):
        frequency = shape.frequency or Frequency.YEAR
        before = wish.before if wish.before and frequency is not Frequency.YEAR else "step"
        asked = bool(isinstance(wish.step, Frequency) and wish.order and not wish.before)
        order = wish.order if asked and not about.heard.frequency else None
        return replace(shape, form="change", before=before, frequency=frequency, order=order, relative=wish.relative)
    named = bool(about.time.period or about.time.named)
    later, earlier, through, said = against(about.heard, about.time)
    return replace(
        shape,
        form="change",
        period=later if named else None,
        later=None if named else later,
        against=earlier,
        through=through,
        frequency=None,
        relative=wish.relative,
        order=(wish.order or "largest") if shape.groups else None,
        assumptions=(*shape.assumptions, *said),
    )


def _shared(shape: Shape, about: _About) -> Shape:
    """The share of the whole: of each group, or of the rows that were named."""
    if not about.heard.wish.share or shape.form != "figures":
        return shape
    measure = shape.measure
    if measure.aggregation not in _ADDED:
        measure = replace(measure, aggregation="sum")
    if shape.groups or shape.part:
        return replace(shape, share=True, measure=measure)
    if not about.frame.filters:
        raise UnderstandingError(
            "It is not said of what the share is meant.", "Name a group, for example “share of sales by region”."
        )
    return replace(shape, share=True, measure=measure, within=_part_of(about.heard, about.frame))


def _part_of(heard: Heard, frame: Frame) -> tuple[str, ...]:
    """The columns whose filters say what the part is: of several the one before "in", or behind "is"."""
    columns = list(dict.fromkeys(each.column for each in frame.filters))
    if len(columns) == 1:
        return tuple(columns)
    sentence = heard.sentence
    cells = [each for each in heard.played if each.mention.cells]
    for first, second in pairwise(cells):
        between = {sentence.plain(at) for at in range(first.mention.span.end, second.mention.span.start)}
        if not between.isdisjoint(("is", "are", "was", "were", "comes", "came", "come", "from", "does", "did")):
            return (second.mention.cells[0].column.name,)
    return (cells[0].mention.cells[0].column.name,) if cells else tuple(columns)


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
