"""All the facts of a pipeline."""

from collections.abc import Callable, Iterator, Sequence

from automl.deals.past_answer import PAST
from automl.table import Note
from reports.deals.deal_facts import deal_facts
from reports.deals.focus_facts import focus_facts
from reports.deals.ground_facts import ground_facts
from reports.deals.past_facts import past_facts
from reports.deals.target_facts import target_facts
from reports.deals.telling import Telling
from reports.deals.total_facts import total_facts
from reports.deals.trust_facts import trust_facts
from reports.facts import Fact
from reports.noted import assumed_facts, kept_facts, note_facts

Family = Callable[[Telling], Iterator[Fact]]


def pipeline_facts(telling: Telling, notes: Sequence[Note] = ()) -> tuple[Fact, ...]:
    """The facts in the order of their weight; ids are unique. notes: what the reader did to the file."""
    families: tuple[Family, ...] = (total_facts, target_facts, trust_facts, focus_facts, deal_facts, ground_facts)
    if telling.plan.focus in PAST:
        families = (past_facts,)
    computed = (fact for family in families for fact in family(telling))
    noted = (kept_facts(telling.plan, telling.book), note_facts(notes, telling.book))
    return (*computed, *(fact for family in noted for fact in family), *assumed_facts(telling.plan, telling.book))
