"""Labels of pictures and of text documents: predicted, judged, explained, and scored on a new archive."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from automl.capabilities.explain import explain
from automl.capabilities.predict import predict
from automl.capabilities.score import score
from automl.engine import Deadline
from automl.engines.first_look import FirstLook
from automl.models.signed import SignedShelf
from automl.plan import Circumstances
from automl.predicting.result import PredictResult
from automl.reading import read_file
from automl.row_plans import ExplainPlan, PredictPlan, ScorePlan
from automl.table import Table
from automl.tools import Tools
from tests.automl.pictures.drawn import COLOURS, drawn, saved, shapes
from tests.automl.reading.hurtful.archives import zipped
from tests.today import TODAY

LOOKS = {"colours", "shapes", "texture", "layout"}
WORDS = {
    "billing": "invoice charged refund payment card amount twice",
    "delivery": "parcel courier late address driver box arrived",
    "login": "password account email reset locked browser screen",
}
FILLING = [
    "please",
    "help",
    "because",
    "yesterday",
    "team",
    "thanks",
    "again",
    "really",
    "still",
    "nothing",
    "today",
    "customer",
    "order",
    "question",
]


@dataclass(frozen=True)
class Learnt:
    table: Table
    result: PredictResult
    tools: Tools


def _table(folder: Path, files: dict[str, bytes]) -> Table:
    (folder / "archive.zip").write_bytes(zipped(files))
    return read_file(folder / "archive.zip").tables[0]


def _learnt(folder: Path, files: dict[str, bytes]) -> Learnt:
    engine, left = FirstLook(), folder / "left"
    left.mkdir()
    shelf = SignedShelf(lambda _: left / "model", lambda: b"a key for tests, long enough", lambda: engine)
    tools = Tools(tuple, lambda: engine, shelf, left, Deadline(60), lambda _: None)
    table = _table(folder, files)
    result = predict(PredictPlan(target="label", task="multiclass", effort="quick"), table, _around(), tools)
    return Learnt(table, result, tools)


def _around() -> Circumstances:
    return Circumstances(today=TODAY)


def _scored(learnt: Learnt, table: Table) -> pd.DataFrame:
    result = score(ScorePlan(model=learnt.result.model.id), table, learnt.tools)
    return pd.read_parquet(learnt.tools.left / result.scored)


def _letters(each: int, seed: int) -> dict[str, bytes]:
    """Letters of ten words of their topic and thirty of any, by their place in the archive."""
    random = np.random.default_rng(seed)
    texts = {}
    for topic, words in WORDS.items():
        for place in range(each):
            said = [*random.choice(words.split(), 10), *random.choice(FILLING, 30)]
            texts[f"letters/{topic}/{topic}-{place}.txt"] = " ".join(random.permutation(said)).encode()
    return texts


@pytest.fixture(scope="module")
def pictures(tmp_path_factory: pytest.TempPathFactory) -> Learnt:
    waiting = {"which.png": saved(drawn("stripes", COLOURS["green"], 99))}
    odd = {"shapes/star/only.png": saved(drawn("disc", (0, 0, 0), 5))}
    return _learnt(tmp_path_factory.mktemp("pictures"), shapes(40) | waiting | odd)


@pytest.fixture(scope="module")
def letters(tmp_path_factory: pytest.TempPathFactory) -> Learnt:
    return _learnt(tmp_path_factory.mktemp("letters"), _letters(30, 1))


def test_shapes_are_told_apart_by_their_looks_and_never_by_their_names(pictures: Learnt) -> None:
    result = pictures.result
    assert result.classes == ("disc", "square", "stripes")
    assert (result.metrics["accuracy"] or 0) > 0.85
    assert (result.baseline["accuracy"] or 1) < 0.4
    assert {driver.column for driver in result.drivers} <= LOOKS
    assert result.drivers[0].column != "colours"
    assert [each.column for each in result.set_aside] == ["picture"]


def test_a_label_of_one_picture_is_told_and_a_picture_without_label_is_predicted(pictures: Learnt) -> None:
    result = pictures.result
    assert next(each for each in result.warnings if each.kind == "small_class").values == {"names": ["star"]}
    assert result.waiting is not None
    assert result.waiting["picture"].tolist() == ["which.png"]
    assert result.waiting["predicted"].tolist() == ["stripes"]
    assert "⟦" not in str(result.waiting.to_dict())


@pytest.mark.parametrize("name", [lambda path: path, lambda path: path.split("/")[-1]], ids=["labelled", "flat"])
def test_a_new_archive_of_pictures_is_scored_by_file(
    pictures: Learnt, tmp_path: Path, name: Callable[[str], str]
) -> None:
    fresh = _table(tmp_path, {name(path): content for path, content in shapes(10, seed=50_000).items()})
    scored = _scored(pictures, fresh)
    truth = ["disc"] * 10 + ["square"] * 10 + ["stripes"] * 10
    assert (scored["label_predicted"] == truth).mean() > 0.8
    assert scored["picture"].tolist() == fresh.frame["picture"].tolist()
    assert "⟦" not in scored.to_csv()
    assert scored["reason_1"].str.match(r"(colours|shapes|texture|layout): [a-z ]+$").all()


def test_one_picture_is_explained_in_words(pictures: Learnt) -> None:
    result = explain(ExplainPlan(subject="row", row=5, model="m"), pictures.table, _around(), pictures.tools)
    assert {each.column for each in result.contributions} == LOOKS
    assert result.baseline + sum(each.contribution for each in result.contributions) == pytest.approx(result.value)
    assert all("⟦" not in str(each.value) for each in result.contributions)


def test_pictures_that_differ_in_nothing_but_chance_are_told_to_show_no_signal(tmp_path: Path) -> None:
    random = np.random.default_rng(3)
    every = [content for path, content in shapes(40).items() if "disc" in path]
    files = {f"{'left' if random.random() < 0.5 else 'right'}/{at}.png": each for at, each in enumerate(every)}
    result = _learnt(tmp_path, files).result
    assert not result.skill
    assert any(each.kind == "no_signal" for each in result.warnings)


def test_topics_of_letters_are_learnt_and_a_new_archive_is_scored_by_file(letters: Learnt, tmp_path: Path) -> None:
    assert (letters.result.metrics["accuracy"] or 0) > 0.9
    fresh = {path.rsplit("/", 1)[-1]: text for path, text in _letters(5, 2).items()}
    scored = _scored(letters, _table(tmp_path, fresh))
    assert scored["file"].tolist() == list(fresh)
    assert (scored["label_predicted"] == [name.split("-")[0] for name in fresh]).mean() > 0.9
    for label, reason in zip(scored["label_predicted"], scored["reason_1"], strict=True):
        assert set(reason.removeprefix("text: ").split(", ")) <= set(WORDS[label].split())


def test_one_letter_is_explained_by_its_words(letters: Learnt) -> None:
    result = explain(ExplainPlan(subject="row", row=3, model="m"), letters.table, _around(), letters.tools)
    (text,) = (each for each in result.contributions if each.column == "text")
    held = letters.table.frame["text"][2].split()
    assert text.contribution > 0.3
    assert 1 <= len(text.words) <= 3
    assert set(text.words) <= set(WORDS["billing"].split()) & set(held)
