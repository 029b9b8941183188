"""Pictures in one folder for each label, read into a table of labels and names; they stay in the archive."""

from collections.abc import Sequence

import pyarrow as pa

from automl.reading.formats.labels import are_labelled, labelled, labels_told
from automl.reading.formats.packed import Packed
from automl.reading.grid import Grid

_ENDINGS = (".png", ".jpg", ".jpeg", ".gif", ".bmp", ".webp", ".tif", ".tiff")


def mostly_pictures(files: Sequence[Packed]) -> bool:
    """Whether more than half of the files are pictures, by their names."""
    return sum(map(_is_picture, files)) * 2 > len(files)


def are_labelled_pictures(files: Sequence[Packed]) -> bool:
    """Whether the files are pictures in folders that say what they show."""
    return are_labelled(_pictures(files), files)


def grid_of_pictures(name: str, files: Sequence[Packed]) -> Grid:
    """One record for each picture: its label, and its path in the archive."""
    pictures = _pictures(files)
    labels, names = [file.folder[-1] for file in pictures], ["/".join((*file.folder, file.name)) for file in pictures]
    return Grid(
        name,
        f"{len(pictures):,} pictures",
        (pa.array(labels, pa.string()), pa.array(names, pa.string())),
        "record",
        header=("label", "picture"),
        notes=labels_told(pictures, files, "pictures_read", "pictures"),
    )


def _pictures(files: Sequence[Packed]) -> list[Packed]:
    return labelled([file for file in files if _is_picture(file)])


def _is_picture(file: Packed) -> bool:
    return file.name.lower().endswith(_ENDINGS)
