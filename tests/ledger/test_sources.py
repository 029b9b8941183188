"""Sources: named once in a workspace, their addresses encrypted, and what came from them remembered."""

import stat
from pathlib import Path

import pytest
from cryptography.fernet import Fernet
from pydantic import SecretStr
from sqlalchemy import text

from ledger.database import Database
from ledger.kept_key import SOURCE_KEY, kept_key
from ledger.repositories.datasets import Datasets
from ledger.repositories.sources import Fetches, Registration, Sources, key_of
from ledger.settings import SettingsError
from ledger.source_settings import SourceSettings, load_source_settings
from ledger.vault import Vault, VaultError
from tests.ledger.scene import ask, scene

ADDRESS = "postgresql://reader:hunter2@db.example/shop"
OLD, NEW = Fernet.generate_key().decode(), Fernet.generate_key().decode()


def vault(*keys: str) -> Vault:
    return Vault(SourceSettings(keys=SecretStr(",".join(keys)), _env_file=None))


def test_an_address_comes_back_and_stands_nowhere_in_the_database(database: Database) -> None:
    scene(database)
    with database.write() as session:
        Sources(session).add("acme", Registration("Orders", "database", vault(NEW).seal(ADDRESS)), None)
    with database.read() as session:
        row = session.execute(text("SELECT * FROM sources")).one()
        found = Sources(session).named("acme", "orders")
    assert "hunter2" not in str(row)
    assert "db.example" not in str(row)
    assert found is not None
    assert vault(NEW).open(found.sealed) == ADDRESS


@pytest.mark.parametrize("name", ["orders", "ORDERS", " Orders ", "orders!"])
def test_a_name_is_there_once_however_it_is_written(database: Database, name: str) -> None:
    scene(database), scene(database, "other")
    with database.write() as session:
        sources = Sources(session)
        assert sources.add("acme", Registration("Orders", "https", "x"), None) is not None
        assert sources.add("acme", Registration(name, "https", "y"), None) is None
        assert sources.add("other", Registration(name, "https", "y"), None) is not None
        assert key_of(name) == "orders"


def test_keys_can_be_changed_one_after_the_other() -> None:
    sealed = vault(OLD).seal(ADDRESS)
    assert vault(NEW, OLD).open(sealed) == ADDRESS
    with pytest.raises(VaultError, match="key that is not here"):
        vault(NEW).open(sealed)


@pytest.mark.parametrize(("keys", "said"), [("", "No key"), ("hunter2", "is not one")])
def test_without_a_good_key_the_vault_says_what_to_do(keys: str, said: str) -> None:
    with pytest.raises(VaultError) as caught:
        vault(keys)
    assert said in caught.value.sentence
    assert "hunter2" not in caught.value.sentence + caught.value.remedy


def test_a_machine_keeps_one_key_that_its_owner_alone_can_read(tmp_path: Path) -> None:
    assert kept_key(tmp_path, SOURCE_KEY, made=False) is None
    first = kept_key(tmp_path, SOURCE_KEY, made=True)
    assert first == kept_key(tmp_path, SOURCE_KEY, made=True) == kept_key(tmp_path, SOURCE_KEY, made=False)
    files = list(tmp_path.iterdir())
    assert [stat.S_IMODE(each.stat().st_mode) for each in files] == [0o600]
    assert first is not None
    assert vault(first).open(vault(first).seal(ADDRESS)) == ADDRESS


def test_a_wrong_setting_is_named_without_its_value(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("THREADCAST_SOURCE_SECONDS", "hunter2")
    with pytest.raises(SettingsError) as caught:
        load_source_settings()
    assert "THREADCAST_SOURCE_SECONDS" in str(caught.value)
    assert "hunter2" not in str(caught.value)


def test_the_newest_version_that_still_stands_is_the_latest(database: Database) -> None:
    here = scene(database)
    question = ask(database, here)
    with database.write() as session:
        old, new = (Datasets(session).add("acme", question, "Orders", 1, "x", "k") for _ in range(2))
        for each in (old, new):
            Fetches(session).add("acme", each, "s_1", "Orders")
    with database.write() as session:
        latest = Fetches(session).latest("acme", here.thread, "orders")
        assert latest is not None
        assert latest.dataset_id == new.id
        Datasets(session).delete("acme", new.id)
        before = Fetches(session).latest("acme", here.thread, "Orders")
        assert before is not None
        assert before.dataset_id == old.id
        assert Fetches(session).latest("acme", here.thread, "Visits") is None


def test_a_source_that_fails_keeps_the_day_it_last_worked(database: Database) -> None:
    scene(database)
    with database.write() as session:
        source = Sources(session).add("acme", Registration("Orders", "https", "x"), None)
        assert source is not None
        Sources(session).note("acme", source.id, None)
        worked = source.fetched_at
        Sources(session).note("acme", source.id, {"sentence": "It is away.", "remedy": "Wait."})
        assert worked is not None
        assert source.fetched_at == worked
        assert source.problem == {"sentence": "It is away.", "remedy": "Wait."}
