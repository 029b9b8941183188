"""Settings: what is wrong is said in one sentence, and the example names them all."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from ledger.settings import Settings, SettingsError, load_settings
from ledger.source_settings import SourceSettings, load_source_settings

_ROOT = Path(__file__).parents[2]
_EXAMPLE = _ROOT / ".env.example"


@pytest.fixture(autouse=True)
def _elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("THREADCAST_FISCAL_START", "13"),
        ("THREADCAST_CURRENCY", "dollars"),
        ("THREADCAST_WEB_PORT", "many"),
        ("THREADCAST_TRAINING_QUEUE", "quick"),
    ],
)
def test_a_wrong_setting_is_named_with_a_remedy(name: str, value: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(name, value)
    with pytest.raises(SettingsError) as caught:
        load_settings()
    assert caught.value.sentence.startswith(f"The setting {name} can't be used: ")
    assert ".env" in caught.value.remedy
    assert "\n" not in str(caught.value)


def test_a_settings_value_is_not_repeated(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("THREADCAST_CURRENCY", "hunter2")
    with pytest.raises(SettingsError) as caught:
        load_settings()
    assert "hunter2" not in str(caught.value)


@pytest.mark.parametrize(
    "process",
    [["-m", "bot"], ["-m", "celery", "-A", "workers.app", "worker"], ["-m", "celery", "-A", "workers.app", "beat"]],
)
def test_a_process_with_a_wrong_setting_ends_with_a_sentence(process: list[str], tmp_path: Path) -> None:
    ended = subprocess.run(
        [sys.executable, *process],
        env={**os.environ, "PYTHONPATH": str(_ROOT), "THREADCAST_WEB_PORT": "many"},
        cwd=tmp_path,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert ended.returncode != 0
    assert ended.stderr.startswith("The setting THREADCAST_WEB_PORT can't be used: ")
    assert "Traceback" not in ended.stderr


def test_an_env_file_that_is_not_text_is_said(tmp_path: Path) -> None:
    (tmp_path / ".env").write_bytes(b"THREADCAST_CURRENCY=\xff\xfe")
    with pytest.raises(SettingsError, match=r"\.env can't be read"):
        load_settings()


def test_the_example_names_every_setting_and_nothing_else() -> None:
    lines = [line.lstrip("#") for line in _EXAMPLE.read_text().splitlines() if "THREADCAST_" in line]
    named = {line.partition("=")[0].removeprefix("THREADCAST_").lower() for line in lines}
    assert named == {*Settings.model_fields, *(f"source_{name}" for name in SourceSettings.model_fields)}


def test_the_examples_values_are_the_defaults(tmp_path: Path) -> None:
    defaults, sources = Settings(), SourceSettings()
    (tmp_path / ".env").write_text(_EXAMPLE.read_text())
    assert load_settings() == defaults
    assert load_source_settings() == sources
