"""All the facts of a forecast."""

from collections.abc import Sequence

from automl.table import Note
from reports.facts import Fact
from reports.forecast.data_facts import data_facts
from reports.forecast.group_facts import group_facts
from reports.forecast.method_facts import method_facts
from reports.forecast.remarks import caution_facts
from reports.forecast.telling import Telling
from reports.forecast.total_facts import total_facts
from reports.forecast.trust_facts import trust_facts
from reports.noted import assumed_facts, kept_facts, note_facts


def forecast_facts(telling: Telling, notes: Sequence[Note] = ()) -> tuple[Fact, ...]:
    """The facts in the order of their weight; ids are unique. notes: what the reader did to the file."""
    families = (total_facts, trust_facts, group_facts, data_facts, method_facts)
    computed = (fact for family in families for fact in family(telling))
    noted = (caution_facts(telling), kept_facts(telling.plan, telling.book), note_facts(notes, telling.book))
    return (*computed, *(fact for family in noted for fact in family), *assumed_facts(telling.plan, telling.book))
