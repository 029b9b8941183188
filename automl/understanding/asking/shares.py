"""Shares of the whole: of each group, or of the rows that were named."""

from dataclasses import replace
from itertools import pairwise

from automl.errors import UnderstandingError
from automl.understanding.asking.shape import About, Shape
from automl.understanding.framing import Frame
from automl.understanding.heard import Heard

_ADDED = ("sum", "count", "count_distinct")


def shared(shape: Shape, about: About) -> Shape:
    """The share of the whole: of each group, or of the rows that were named."""
    if not about.heard.wish.share or shape.form != "figures":
        return shape
    measure = shape.measure
    if about.heard.wish.flag:
        return replace(shape, share=True, within=(about.heard.wish.flag,))
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
