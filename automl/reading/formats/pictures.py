"""Pictures, with their labels where they lie in one folder for each, read into a table of how they look."""

from collections.abc import Iterator, Sequence
from time import monotonic

import numpy as np
import pyarrow as pa

from automl.errors import ReadingError
from automl.pictures.cells import Pixels
from automl.pictures.looks import RESPECTS, looks_of
from automl.pictures.opening import UnreadablePictureError, is_picture, opened
from automl.reading.formats.labels import labels_of, labels_told, left_out_told, path_of
from automl.reading.formats.packed import Packed
from automl.reading.grid import Grid
from automl.reading.limits import Limits
from automl.table import Kind, Note

_ENDINGS = (".png", ".jpg", ".jpeg", ".gif", ".bmp", ".webp", ".tif", ".tiff")
_TOGETHER = 64
_PATIENCE = 0.7
"""The share of the time for reading a file in which its pictures must be done; the rest is for the table."""


def mostly_pictures(files: Sequence[Packed]) -> bool:
    """Whether more than half of the files are pictures, or are called so."""
    return sum(map(_is_picture, files)) * 2 > len(files)


def grid_of_pictures(name: str, files: Sequence[Packed], limits: Limits) -> Grid:
    """One record for each picture that can be opened: its label, blank where it lies beside the folders of the others,
    its place in the archive, and how it looks. ReadingError where none can be, or there is no time for all of them.
    """
    pictures = [file for file in files if _is_picture(file)]
    broken: list[Packed] = []
    looks: dict[str, list[str]] = {respect: [] for respect in RESPECTS}
    deadline = monotonic() + limits.seconds * _PATIENCE
    for start in range(0, len(pictures), _TOGETHER):
        if monotonic() > deadline:
            raise _too_many(len(pictures), start)
        pixels = list(_opened(pictures[start : start + _TOGETHER], broken))
        for respect, cells in looks_of(np.stack(pixels)).items() if pixels else ():
            looks[respect] += cells
    unseen = set(map(id, broken))
    seen = [file for file in pictures if id(file) not in unseen]
    if not seen:
        raise _none_opened(len(broken))
    return _grid(name, seen, looks, _left_out(files, broken))


def _grid(name: str, seen: Sequence[Packed], looks: dict[str, list[str]], left: tuple[Note, ...]) -> Grid:
    labels = labels_of(seen)
    columns = {
        **({"label": labels} if any(labels) else {}),
        "picture": [path_of(file) for file in seen],
        **looks,
    }
    return Grid(
        name,
        f"{len(seen):,} picture{'' if len(seen) == 1 else 's'}",
        tuple(pa.array(column, pa.string()) for column in columns.values()),
        "record",
        header=tuple(columns),
        notes=(*labels_told(labels, "pictures_read"), *left),
        kinds={"label": Kind.CATEGORY, "picture": Kind.ID, **dict.fromkeys(RESPECTS, Kind.PICTURE)},
    )


def _opened(pictures: Sequence[Packed], broken: list[Packed]) -> Iterator[Pixels]:
    for picture in pictures:
        try:
            yield opened(picture.content)
        except UnreadablePictureError:
            broken.append(picture)


def _left_out(files: Sequence[Packed], broken: Sequence[Packed]) -> tuple[Note, ...]:
    others = [file for file in files if not _is_picture(file)]
    why = "are damaged or too large to be opened" if len(broken) > 1 else "is damaged or too large to be opened"
    return (
        *left_out_told(broken, why),
        *left_out_told(others, "are no pictures" if len(others) > 1 else "is no picture"),
    )


def _is_picture(file: Packed) -> bool:
    return is_picture(file.content) or file.name.lower().endswith(_ENDINGS)


def _none_opened(count: int) -> ReadingError:
    told = (
        "The picture in the archive can't be opened: it is"
        if count == 1
        else (f"None of the {count:,} pictures in the archive can be opened: they are")
    )
    return ReadingError(
        f"{told} damaged, or too large.", "Save them as PNG or JPEG with at most 50 megapixels, and send them again."
    )


def _too_many(count: int, done: int) -> ReadingError:
    return ReadingError(
        f"The archive holds {count:,} pictures, and looking at them takes too long: {done:,} were done when the time "
        "was over.",
        "Send fewer pictures, some hundreds of each kind, or make them smaller, 256 pixels wide.",
    )
