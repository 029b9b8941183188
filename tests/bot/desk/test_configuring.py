"""A workspace's settings: admins change them, nobody else, and what cannot be used is refused by its field."""

import pytest

from bot.desk.access import NotAllowed
from bot.desk.configuring import Configuring, Unfit, in_force
from ledger.database import Database
from ledger.repositories.audit import Audit
from ledger.repositories.people import People, Workspaces
from ledger.settings import Settings
from ledger.tables import Person

TYPED = {"fiscal_start": "4", "currency": " eur", "country": "de ", "budget_seconds": "120"}


def somebody(database: Database, role: str, name: str = "Ada") -> Person:
    with database.write() as session:
        Workspaces(session).ensure("slack_T1", "slack", "Acme")
        return People(session).ensure("slack_T1", name, name, role)


def kept(database: Database) -> dict[str, object]:
    with database.read() as session:
        workspace = Workspaces(session).get("slack_T1")
        assert workspace is not None
        return workspace.settings


def test_what_an_admin_sets_holds_for_the_workspace_and_is_in_the_audit(database: Database) -> None:
    ada = somebody(database, "admin")
    Configuring(database).change(ada, TYPED)
    assert kept(database) == {"fiscal_start": 4, "currency": "EUR", "country": "DE", "budget_seconds": 120.0}
    with database.read() as session:
        assert [(each.action, each.allowed) for each in Audit(session).latest("slack_T1")] == [("configure", True)]


def test_an_emptied_field_leaves_it_to_the_installation(database: Database) -> None:
    ada = somebody(database, "admin")
    Configuring(database).change(ada, TYPED)
    Configuring(database).change(ada, {**TYPED, "currency": "", "budget_seconds": ""})
    holding = in_force(kept(database), Settings(currency="USD", budget_seconds=60))
    assert (holding["currency"], holding["budget_seconds"], holding["country"]) == ("USD", 60, "DE")


def test_a_member_is_refused_and_nothing_changes(database: Database) -> None:
    with pytest.raises(NotAllowed, match="Only admins"):
        Configuring(database).change(somebody(database, "member"), TYPED)
    assert kept(database) == {}


@pytest.mark.parametrize(
    ("name", "typed"),
    [
        ("fiscal_start", "13"),
        ("fiscal_start", "May"),
        ("currency", "euros"),
        ("country", "DEU"),
        ("budget_seconds", "1"),
        ("budget_seconds", "nan"),
        ("budget_seconds", "a minute"),
    ],
)
def test_what_cannot_be_used_is_named_by_its_field(database: Database, name: str, typed: str) -> None:
    ada = somebody(database, "admin")
    with pytest.raises(Unfit) as caught:
        Configuring(database).change(ada, {**TYPED, name: typed})
    assert list(caught.value.wrong) == [name]
    assert kept(database) == {}
