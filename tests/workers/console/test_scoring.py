"""`threadcast score` where it cannot score, and where models of earlier answers are found."""

import json
from pathlib import Path

import pytest

from automl.predicting.result import ModelInfo, PredictResult, Split
from ledger.settings import Settings
from workers.console.models import folder_of, remembered
from workers.console.scoring import score_command


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("THREADCAST_HOME", str(tmp_path / "home"))
    monkeypatch.setenv("THREADCAST_DATA", str(tmp_path / "data"))
    return tmp_path


def _refused(capfd: pytest.CaptureFixture[str], model: str, file: Path, out: Path) -> dict[str, str]:
    status = score_command(model, file, out, as_json=True)
    told = json.loads(capfd.readouterr().out)
    assert status == 2
    assert set(told) == {"rows", "renamed", "missing", "new_categories", "files", "error"}
    assert not out.exists()
    error: dict[str, str] = told["error"]
    assert error["remedy"]
    return error


def _list(folder: Path) -> Path:
    path = folder / "list.csv"
    path.write_text("a,b\n1,2\n3,4\n")
    return path


def _unsigned(folder: Path) -> Path:
    (folder / "model").mkdir()
    (folder / "model" / "card.json").write_text(json.dumps({"id": "m_7"}))
    return folder / "model"


def test_a_model_that_is_not_there_is_said(home: Path, capfd: pytest.CaptureFixture[str]) -> None:
    error = _refused(capfd, "m_unknown", _list(home), home / "scored.csv")
    assert "m_unknown" in error["sentence"]


def test_a_model_that_was_not_signed_here_is_never_opened(home: Path, capfd: pytest.CaptureFixture[str]) -> None:
    error = _refused(capfd, str(_unsigned(home)), _list(home), home / "scored.csv")
    assert "not made by this installation" in error["sentence"]


def test_a_list_that_cannot_be_read_is_said(home: Path, capfd: pytest.CaptureFixture[str]) -> None:
    error = _refused(capfd, str(_unsigned(home)), home / "nothing.csv", home / "scored.csv")
    assert "nothing.csv" in error["sentence"]


def test_a_name_that_no_list_can_have_is_said_before_anything_is_done(
    home: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    error = _refused(capfd, str(_unsigned(home)), _list(home), home / "scored.pdf")
    assert ".csv" in error["remedy"]


def test_a_model_of_an_earlier_answer_is_found_by_its_id_wherever_it_was_left(home: Path) -> None:
    settings = Settings(home=home / "home", data=home / "data")
    out = home / "elsewhere"
    out.mkdir()
    folder = _unsigned(out)
    told = remembered(_predicted("m_7"), out, settings)
    assert isinstance(told, PredictResult)
    assert told.model.path == str(folder)
    assert folder_of("m_7", settings) == folder
    assert folder_of(told.model.path, settings) == folder
    assert folder_of("m_8", settings) is None


def test_a_model_beside_the_list_is_found_by_its_id(home: Path) -> None:
    folder = _unsigned(home)
    settings = Settings(home=home / "home", data=home / "data")
    assert folder_of("m_7", settings, home) == folder


def _predicted(name: str) -> PredictResult:
    return PredictResult(
        target="Churn",
        task="binary",
        positive="Yes",
        classes=("No", "Yes"),
        metrics={},
        baseline={},
        headline="roc_auc",
        intervals={},
        skill=True,
        model=ModelInfo("LightGBM", "trees", "model", name),
        members=(),
        rows_trained=1,
        rows_tested=1,
        split=Split("random"),
        drivers=(),
        set_aside=(),
        slices=(),
        warnings=(),
    )
