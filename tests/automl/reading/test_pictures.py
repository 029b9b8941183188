"""Archives of pictures read into a table of how they look."""

from dataclasses import replace
from pathlib import Path

import pytest

from automl.errors import ReadingError
from automl.pictures.looks import RESPECTS
from automl.reading import read_file
from automl.reading.formats.packed import Packed
from automl.reading.formats.pictures import grid_of_pictures
from automl.reading.limits import Limits
from automl.table import Kind, Table
from tests.automl.pictures.drawn import COLOURS, drawn, saved, shapes
from tests.automl.reading.hurtful.archives import zipped

RED = saved(drawn("disc", COLOURS["red"], 1))
BLUE = saved(drawn("square", COLOURS["blue"], 2))


def _read(folder: Path, files: dict[str, bytes]) -> Table:
    (folder / "pictures.zip").write_bytes(zipped(files))
    (table,) = read_file(folder / "pictures.zip").tables
    return table


def _told(table: Table) -> list[str]:
    return [note.sentence for note in table.notes]


def test_pictures_in_folders_become_a_table_of_labels_and_looks(tmp_path: Path) -> None:
    table = _read(tmp_path, shapes(4))
    assert list(table.frame) == ["label", "picture", *RESPECTS]
    assert [column.kind for column in table.columns] == [Kind.CATEGORY, Kind.ID, *[Kind.PICTURE] * 4]
    assert table.frame["label"].tolist() == ["disc"] * 4 + ["square"] * 4 + ["stripes"] * 4
    assert table.frame["picture"].nunique() == 12
    assert "Each folder is a label: disc (4), square (4), stripes (4)." in _told(table)


@pytest.mark.parametrize("labels", [("0", "1"), ("2019", "2020"), ("01/02", "03/04"), ("true", "false")])
def test_labels_stay_as_they_are_written(tmp_path: Path, labels: tuple[str, str]) -> None:
    first, second = (label.replace("/", "-") for label in labels)
    table = _read(tmp_path, {f"{first}/a.png": RED, f"{first}/b.png": BLUE, f"{second}/a.png": BLUE})
    assert table.column("label").kind is Kind.CATEGORY
    assert table.frame["label"].tolist() == [first, first, second]


@pytest.mark.parametrize("folder", ["", "inbox/", "mine/new/"])
def test_pictures_without_labels_have_none(tmp_path: Path, folder: str) -> None:
    table = _read(tmp_path, {f"{folder}a.png": RED, f"{folder}b.jpg": saved(drawn("disc", (0, 0, 0), 3), "JPEG")})
    assert list(table.frame) == ["picture", *RESPECTS]
    assert table.frame["picture"].tolist() == [f"{folder}a.png", f"{folder}b.jpg"]


def test_one_picture_alone_is_a_table_of_one_row(tmp_path: Path) -> None:
    assert _read(tmp_path, {"a.png": RED}).rows == 1


def test_pictures_beside_the_folders_of_the_others_wait_for_their_label(tmp_path: Path) -> None:
    table = _read(tmp_path, {"cat/1.png": RED, "cat/2.png": BLUE, "dog/1.png": RED, "which.png": BLUE})
    assert table.frame["label"].tolist() == ["cat", "cat", "dog", None]


def test_the_innermost_folder_that_tells_pictures_apart_is_the_label(tmp_path: Path) -> None:
    table = _read(tmp_path, {"train/cat/large/1.png": RED, "train/dog/large/1.png": BLUE})
    assert table.frame["label"].tolist() == ["cat", "dog"]


def test_what_is_no_picture_or_damaged_is_left_out_and_told(tmp_path: Path) -> None:
    files = shapes(4) | {
        "shapes/readme.txt": b"All drawn by hand",
        "shapes/disc/broken.png": RED[:200],
        "shapes/disc/page.jpg": b"<html>404</html>",
    }
    table = _read(tmp_path, files)
    assert table.rows == 12
    told = " ".join(_told(table))
    assert "Left out 2 files of the archive that are damaged or too large to be opened: broken.png, page.jpg." in told
    assert "Left out 1 file of the archive that is no picture: readme.txt." in told


def test_pictures_that_cannot_be_opened_at_all_get_a_remedy(tmp_path: Path) -> None:
    with pytest.raises(ReadingError, match="None of the 2 pictures") as told:
        _read(tmp_path, {"cat/a.png": b"\x89PNG\r\n\x1a\n\0", "dog/b.png": b"\x89PNG\r\n\x1a\n\0"})
    assert "PNG or JPEG" in told.value.problem.remedy


def test_more_pictures_than_there_is_time_for_are_told_by_their_number() -> None:
    with pytest.raises(ReadingError, match="300 pictures, and looking at them takes too long"):
        grid_of_pictures("pets", [Packed("a.png", ("cat",), RED)] * 300, replace(Limits(), seconds=0.01))
