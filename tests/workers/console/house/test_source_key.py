"""The key of sources on one machine: the light worker is handed it, and no other process."""

from pathlib import Path

import pytest

from automl.errors import ThreadcastError
from ledger.settings import Settings
from workers.console.house.keys import source_keys
from workers.console.house.parts import parts, redis_part


def holders(settings: Settings, key: str) -> set[str]:
    """The processes in whose environment the key stands."""
    started = [*parts(settings, "redis://x", 1, settings.home), redis_part(["redis-server"])]
    return {part.name for part in started if key in part.environment.values()}


@pytest.fixture
def settings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Settings:
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("THREADCAST_SOURCE_KEYS", raising=False)
    return Settings(home=tmp_path)


def test_a_key_that_the_machine_made_goes_to_the_light_worker_alone(settings: Settings) -> None:
    (key,) = source_keys(settings.home, made=True).values()
    assert holders(settings, key) == {"light"}


def test_a_key_that_was_set_goes_to_the_light_worker_alone(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    source_keys(settings.home, made=True)
    monkeypatch.setenv("THREADCAST_SOURCE_KEYS", "set-by-an-admin")
    assert source_keys(settings.home) == {}
    assert holders(settings, "set-by-an-admin") == {"light"}


def test_a_part_alone_makes_no_key(settings: Settings) -> None:
    assert source_keys(settings.home) == {}
    assert not (settings.home / "source.key").exists()


def test_a_home_that_cannot_be_written_is_told(settings: Settings) -> None:
    with pytest.raises(ThreadcastError, match=r"source\.key can't be read"):
        source_keys(settings.home / "not" / "there", made=True)
