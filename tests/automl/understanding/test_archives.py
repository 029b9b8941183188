"""Questions about archives of pictures and documents."""

from collections.abc import Callable
from pathlib import Path

import pytest

from automl.plan import Circumstances, KnownModel
from automl.reading import read_file
from automl.table import Table
from automl.understanding import understand
from tests.automl.pictures.drawn import shapes
from tests.automl.reading.hurtful.archives import zipped
from tests.today import TODAY

Archive = Callable[[str], Table]
MODEL = KnownModel(id="m_1", target="label", task="multiclass")


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Archive:
    folder = tmp_path_factory.mktemp("archives")
    mails = {
        f"{topic}/{at}.txt": f"Dear all, this is about {topic}, as every letter of number {at} is.".encode()
        for topic in ("billing", "delivery")
        for at in range(20)
    }
    files = {
        "pictures": shapes(12),
        "flat pictures": {path.split("/")[-1]: content for path, content in shapes(4).items()},
        "mails": mails,
    }
    for name, held in files.items():
        (folder / f"{name}.zip").write_bytes(zipped(held))
    return lambda name: read_file(Path(folder / f"{name}.zip")).tables[0]


@pytest.mark.parametrize(
    ("name", "question"),
    [
        ("pictures", "which kind is each picture?"),
        ("pictures", "what is on each picture?"),
        ("pictures", "which animal is on each photo?"),
        ("pictures", "what do these images show?"),
        ("pictures", "can you recognise the shapes?"),
        ("pictures", "tell the pictures apart"),
        ("pictures", "train a model on these images"),
        ("pictures", "predict the label"),
        ("mails", "which topic is each document?"),
        ("mails", "what is each mail about?"),
        ("mails", "sort the letters by topic"),
        ("mails", "predict the label"),
    ],
)
def test_asking_what_each_is_predicts_the_label(archive: Archive, name: str, question: str) -> None:
    understood = understand(question, archive(name), Circumstances(today=TODAY))
    assert understood.plan is not None, (understood.clarify, understood.error)
    assert (understood.plan.capability, understood.plan.target) == ("predict", "label")


@pytest.mark.parametrize("question", ["how many pictures per label?", "show me the pictures", "describe this file"])
def test_other_questions_about_pictures_stay_what_they_are(archive: Archive, question: str) -> None:
    understood = understand(question, archive("pictures"), Circumstances(today=TODAY))
    assert understood.plan is not None
    assert understood.plan.capability in ("ask", "describe")


@pytest.mark.parametrize("question", ["which kind is each picture?", "predict the label", "what is on each picture?"])
def test_without_labels_it_is_said_what_is_missing(archive: Archive, question: str) -> None:
    error = understand(question, archive("flat pictures"), Circumstances(today=TODAY)).error
    assert error is not None
    assert error.sentence == "The archive has no labels, so there is nothing to learn from."
    assert "one folder for each label" in error.remedy


def test_new_pictures_are_scored_where_labelled_ones_were_learnt_from(archive: Archive) -> None:
    known = Circumstances(today=TODAY, models=[MODEL])
    for question in ("what is on each picture?", "score this"):
        plan = understand(question, archive("flat pictures"), known).plan
        assert plan is not None
        assert plan.capability == "score"


@pytest.mark.parametrize(
    ("name", "question", "place"),
    [
        ("mails", "why is delivery/7.txt what it is?", "delivery/7.txt"),
        ("pictures", "why is disc003.png a disc?", "shapes/disc/disc003.png"),
        ("pictures", "why is disc003 a disc?", "shapes/disc/disc003.png"),
    ],
)
def test_one_of_them_is_named_by_its_file(archive: Archive, name: str, question: str, place: str) -> None:
    column = {"mails": "file", "pictures": "picture"}[name]
    known = Circumstances(today=TODAY, models=[MODEL.model_copy(update={"names": (column,)})])
    plan = understand(question, archive(name), known).plan
    assert plan is not None
    assert plan.capability == "explain"
    assert [each.value for each in plan.filters] == [place]
