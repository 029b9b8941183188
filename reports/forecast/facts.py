"""All the facts of a forecast."""

from reports.facts import Fact
from reports.forecast.data_facts import data_facts
from reports.forecast.group_facts import group_facts
from reports.forecast.method_facts import method_facts
from reports.forecast.telling import Telling
from reports.forecast.total_facts import total_facts
from reports.forecast.trust_facts import trust_facts


def forecast_facts(telling: Telling) -> tuple[Fact, ...]:
    """The facts in the order of their weight; ids are unique."""
    families = (total_facts, trust_facts, group_facts, data_facts, method_facts)
    return tuple(fact for family in families for fact in family(telling))
