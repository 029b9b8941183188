"""Counts: how many orders, customers, tickets."""

from automl.table import Kind
from automl.understanding.lexicon.written import words
from automl.understanding.measure import Measure
from automl.understanding.mentions import Mention
from automl.understanding.names import families_of
from automl.understanding.scene import Scene

_EVENTS = words("order ticket deal reservation shipment lead return visit subscription download")
_ONE_A_ROW = words("""
people person employee staff headcount worker workforce customer client user member student patient passenger applicant
candidate respondent participant visitor guest player driver borrower subscriber voter tenant policyholder household
donor citizen man woman child family company business car vehicle house home flat apartment property listing loan claim
flight trip ride song track film movie book recipe game match stone diamond wine bottle flower plant sample tree animal
survivor victim case
""")
"""What a row may be taken for in a table without dates."""
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
    one = noun in _ONE_A_ROW and scene.table.time is None
    event = one or not _EVENTS.isdisjoint(families_of(noun, scene.lexicon))
    axis = scene.table.time
    if not (own or event) or (axis is not None and not axis.transactions):
        return None
    assumed = () if own else (f"Each row is counted as one {noun}.",)
    return Measure(None, "count", assumptions=assumed, noun=noun)
