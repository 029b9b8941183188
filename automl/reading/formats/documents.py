"""Text documents in one folder for each label, read into a table of labels and texts."""

from collections.abc import Sequence
from pathlib import PurePosixPath

import pyarrow as pa

from automl.reading.formats.labels import are_labelled, labelled, labels_told
from automl.reading.formats.packed import Packed
from automl.reading.grid import Grid
from automl.reading.text.dialect import dialect_of
from automl.reading.text.encoding import decoded

_TEXTS = ("", ".txt", ".text", ".md", ".eml")
_SAMPLE = 12
_HEAD = 20_000
_TABULAR = (";", "\t", "|")


def are_documents(files: Sequence[Packed]) -> bool:
    """Whether the files are texts, not tables, in folders that say what they are about."""
    texts = _texts(files)
    if not are_labelled(texts, files):
        return False
    sample = texts[:: max(1, len(texts) // _SAMPLE)]
    return sum(map(_is_tabular, sample)) * 2 < len(sample)


def grid_of_documents(name: str, files: Sequence[Packed]) -> Grid:
    """One record for each document: its label, its text, its file's name."""
    texts = _texts(files)
    labels = [file.folder[-1] for file in texts]
    contents = [decoded(file.content).utf8.decode(errors="replace").strip() for file in texts]
    columns = (labels, contents, [file.name for file in texts])
    return Grid(
        name,
        f"{len(texts):,} text documents",
        tuple(pa.array(column, pa.string()) for column in columns),
        "record",
        header=("label", "text", "file"),
        notes=labels_told(texts, files, "documents_read", "texts"),
    )


def _texts(files: Sequence[Packed]) -> list[Packed]:
    return labelled([file for file in files if _is_text(file)])


def _is_text(file: Packed) -> bool:
    return bool(file.folder) and PurePosixPath(file.name).suffix.lower() in _TEXTS and b"\0" not in file.content[:_HEAD]


def _is_tabular(file: Packed) -> bool:
    head = decoded(file.content[:_HEAD]).utf8.decode(errors="ignore")
    dialect = dialect_of(head) if head.strip() else None
    return dialect is not None and dialect.width > 1 and dialect.delimiter in _TABULAR
