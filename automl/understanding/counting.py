"""Counts: how many orders, customers, tickets."""

from automl.table import Kind
from automl.understanding.lexicon.written import words
from automl.understanding.measure import Measure
from automl.understanding.mentions import Mention
from automl.understanding.names import families_of
from automl.understanding.scene import Scene

_EVENTS = words("order ticket deal reservation shipment lead return visit subscription download")
"""Families of things that happen: a table without their ids has one row for each."""
_BY_FITNESS = (Kind.ID, Kind.CATEGORY, Kind.TEXT)


def counted(mention: Mention) -> Measure:
    """A count of the different ones of what a mention names: by its id where there is one."""
    listed = mention.column(lambda column: column.kind.textual)
    column = min(listed, key=lambda each: _BY_FITNESS.index(each.kind))
    return Measure(column.name, "count_distinct")


def count_of_rows(noun: str, scene: Scene) -> Measure | None:
    """A count of rows, where a row may be taken for one of what was named; None where it may not."""
    own = noun in scene.lexicon.roles.row_nouns or noun in scene.title_words
    event = not _EVENTS.isdisjoint(families_of(noun, scene.lexicon))
    axis = scene.table.time
    if not (own or event) or (axis is not None and not axis.transactions):
        return None
    assumed = () if own else (f"Each row is counted as one {noun}.",)
    return Measure(None, "count", assumptions=assumed, noun=noun)
