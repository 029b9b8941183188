from dataclasses import dataclass

import pytest

from automl.plan import Circumstances, Plan, Understood
from automl.table import Table
from automl.understanding import follow, understand
from tests.automl.deals.conftest import Read, read, usual
from tests.automl.deals.exports import LAYOUTS, named
from tests.automl.deals.market import Market

__all__ = ["read", "usual"]


@dataclass(frozen=True)
class Asked:
    """An export, asked on the market's day."""

    table: Table
    market: Market

    def found(self, words: str, before: Plan | None = None) -> Understood:
        circumstances = Circumstances(today=self.market.today)
        if before is not None:
            return follow(words, self.table, circumstances, before)
        return understand(words, self.table, circumstances)

    def plan(self, words: str, before: Plan | None = None) -> Plan:
        found = self.found(words, before)
        assert found.error is None, found
        assert found.plan is not None, found
        return found.plan


@pytest.fixture(scope="session")
def asked(usual: Market, read: Read) -> Asked:
    """An export whose open deals are called Acme, Globex and so on."""
    return Asked(read(named(usual)), usual)


@pytest.fixture(scope="session", params=sorted(LAYOUTS))
def layout(request: pytest.FixtureRequest, usual: Market, read: Read) -> Asked:
    """An export of each well-known system."""
    return Asked(read(LAYOUTS[request.param](usual)), usual)
