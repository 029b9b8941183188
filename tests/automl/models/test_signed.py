"""Only models that this installation has signed are opened, as they were."""

import os
import pickle
import shutil
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from automl.engine import Deadline
from automl.errors import DataError
from automl.models.card import Card, Feature
from automl.models.folder import folder_at
from automl.models.signed import SignedShelf
from automl.models.signing import sign
from automl.table import Kind
from automl.tabular import Learning, Rows
from tests.contracts.fake_tabular import FILE, SklearnEngine

KEY = b"the key of this installation"
ROWS = pd.DataFrame({"age": np.arange(1_200.0), "city": np.resize(np.array(["Oslo", None], dtype=object), 1_200)})
LEFT = pd.Series(np.where(ROWS["age"] > 600, "yes", "no"), name="left")
CARD = Card(
    id="m1",
    target="left",
    task="binary",
    engine="sklearn",
    name="Trees",
    family="trees",
    features=(
        Feature("age", Kind.NUMBER, low=0.0, high=1199.0, usual=600.0),
        Feature("city", Kind.CATEGORY, ("Oslo",)),
    ),
    classes=("no", "yes"),
    positive="yes",
    metrics={"roc_auc": 1.0, "brier": None},
)


def shelf(folder: Path, key: bytes = KEY) -> SignedShelf:
    return SignedShelf({"m1": folder}.get, lambda: key, SklearnEngine)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "model"
    learning = Learning("binary", {"age": Kind.NUMBER, "city": Kind.CATEGORY}, ("no", "yes"), Rows(ROWS, LEFT))
    SklearnEngine().fit(learning, folder, "quick", Deadline(30), lambda _: None)
    shelf(folder).publish(folder, CARD, ROWS.assign(left=LEFT))
    return folder


def test_a_published_model_opens_with_its_card_and_a_thousand_of_its_rows(folder: Path) -> None:
    opened = shelf(folder).open("m1")
    assert opened.card == CARD
    assert opened.model.predict(ROWS.tail(1))[0, 1] > 0.9
    assert len(opened.reference) == 1_000
    assert list(opened.reference.columns) == ["age", "city", "left"]


def test_a_folder_that_was_moved_still_opens(folder: Path, tmp_path: Path) -> None:
    elsewhere = tmp_path / "a" / "b"
    elsewhere.parent.mkdir()
    shutil.move(folder, elsewhere)
    opened = shelf(elsewhere).open("m1")
    shutil.rmtree(elsewhere)
    assert opened.model.predict(ROWS.head(1))[0, 1] < 0.1


def test_a_model_that_is_not_there_is_said_so(tmp_path: Path) -> None:
    for name in ("m1", "m2"):
        with pytest.raises(DataError, match="is not here") as caught:
            shelf(tmp_path / "nothing").open(name)
        assert "again" in caught.value.problem.remedy


def change(folder: Path) -> None:
    (folder / FILE).write_bytes((folder / FILE).read_bytes() + b" ")


def change_the_card(folder: Path) -> None:
    card = folder / "card.json"
    card.write_text(card.read_text().replace('"no"', '"nope"'))


def add(folder: Path) -> None:
    (folder / "more").mkdir()
    (folder / "more" / "code.py").write_text("1")


def remove(folder: Path) -> None:
    (folder / "reference.parquet").unlink()


def unsign(folder: Path) -> None:
    (folder / "signature.json").unlink()


def garble(folder: Path) -> None:
    (folder / "signature.json").write_text("[1, 2")


def empty(folder: Path) -> None:
    (folder / "signature.json").write_text('{"files": {}, "hmac": "é"}')


def link(folder: Path) -> None:
    (folder / FILE).rename(folder.parent / "outside")
    (folder / FILE).symlink_to(folder.parent / "outside")


def link_a_folder(folder: Path) -> None:
    (folder / "more").symlink_to(folder.parent)


def sign_with_another_key(folder: Path) -> None:
    (folder / "signature.json").unlink()
    sign(folder, b"another key")


@pytest.mark.parametrize(
    "harm",
    [change, change_the_card, add, remove, unsign, garble, empty, link, link_a_folder, sign_with_another_key],
)
def test_a_folder_that_is_not_as_it_was_signed_is_refused(folder: Path, harm: Callable[[Path], None]) -> None:
    harm(folder)
    with pytest.raises(DataError, match="not opened") as caught:
        shelf(folder).open("m1")
    assert "again" in caught.value.problem.remedy


def test_without_a_key_nothing_is_signed_or_opened(folder: Path) -> None:
    with pytest.raises(DataError, match="not opened"):
        shelf(folder, b"").open("m1")
    with pytest.raises(DataError, match="could not be kept"):
        shelf(folder, b"").publish(folder, CARD, ROWS)


class Hostile:
    """A pickle that writes a file when it is loaded."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def __reduce__(self) -> tuple[object, tuple[str, int]]:
        return os.open, (str(self.path), os.O_CREAT)


def test_code_in_a_foreign_pickle_never_runs(folder: Path, tmp_path: Path) -> None:
    trace = tmp_path / "it ran"
    (folder / FILE).write_bytes(pickle.dumps(Hostile(trace)))
    with pytest.raises(DataError):
        shelf(folder).open("m1")
    assert not trace.exists()
    shelf(folder).publish(folder, CARD, ROWS)
    with pytest.raises(AttributeError):
        shelf(folder).open("m1").model.predict(ROWS)
    assert trace.exists()


def test_a_path_means_the_model_or_the_answer_that_it_came_with(folder: Path) -> None:
    assert folder_at(folder) == folder
    assert folder_at(folder.parent) == folder
    assert folder_at(folder / "more") is None
    assert folder_at(folder / "card.json") == folder


def test_a_card_that_another_version_wrote_otherwise_is_refused_in_words(folder: Path) -> None:
    (folder / "card.json").write_text('{"id": "m1", "target": "Churn"}')
    sign(folder, KEY)
    with pytest.raises(DataError, match="another version"):
        shelf(folder).open("m1")
