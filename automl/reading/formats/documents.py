"""Text documents, with their labels where they lie in one folder for each, read into a table of texts."""

from collections.abc import Sequence
from pathlib import PurePosixPath

import pyarrow as pa

from automl.reading.formats.labels import labels_of, labels_told, left_out_told, path_of
from automl.reading.formats.packed import Packed
from automl.reading.grid import Grid
from automl.reading.text.dialect import dialect_of
from automl.reading.text.encoding import decoded
from automl.table import Kind

_TEXTS = ("", ".txt", ".text", ".md", ".eml")
_SAMPLE = 12
_HEAD = 20_000
_TABULAR = (";", "\t", "|")
_MOST_OF_TEN = 9
_SEVERAL = 2
_WORDS, _ALIKE, _LINES = 4.0, 0.9, 3
"""Words of a line of prose on average; the share of lines with as many commas from which they are rows, and how many
lines show it.
"""


def are_documents(files: Sequence[Packed]) -> bool:
    """Whether nine in ten files are texts, not tables. Without labels they must be several, and prose beyond doubt."""
    texts, labels = _documents(files)
    if not texts or len(texts) * 10 < len(files) * _MOST_OF_TEN:
        return False
    sample = texts[:: max(1, len(texts) // _SAMPLE)]
    if any(labels):
        return sum(map(_is_tabular, sample)) * 2 < len(sample)
    return len(texts) >= _SEVERAL and sum(map(_is_prose, sample)) * 2 > len(sample)


def grid_of_documents(name: str, files: Sequence[Packed]) -> Grid:
    """One record for each document: its label, where it has one, its text, its place in the archive."""
    texts, labels = _documents(files)
    columns = {
        **({"label": labels} if any(labels) else {}),
        "text": [decoded(file.content).utf8.decode(errors="replace").strip() for file in texts],
        "file": _names(texts),
    }
    taken = set(map(id, texts))
    left = [file for file in files if id(file) not in taken]
    return Grid(
        name,
        f"{len(texts):,} text documents",
        tuple(pa.array(column, pa.string()) for column in columns.values()),
        "record",
        header=tuple(columns),
        notes=(*labels_told(labels, "documents_read"), *left_out_told(left, "are not texts in a folder")),
        kinds={"label": Kind.CATEGORY, "text": Kind.TEXT, "file": Kind.ID},
    )


def _documents(files: Sequence[Packed]) -> tuple[list[Packed], list[str]]:
    """The texts, with their labels. One beside the folders of the others is about all of them, and left out."""
    texts = [file for file in files if _is_text(file)]
    labels = labels_of(texts)
    if not any(labels):
        return texts, labels
    pairs = [(file, label) for file, label in zip(texts, labels, strict=True) if label]
    return [file for file, _ in pairs], [label for _, label in pairs]


def _names(texts: Sequence[Packed]) -> list[str]:
    """The names of the files; with their folders where two are called the same."""
    names = [file.name for file in texts]
    return names if len(set(names)) == len(names) else [path_of(file) for file in texts]


def _is_text(file: Packed) -> bool:
    return PurePosixPath(file.name).suffix.lower() in _TEXTS and b"\0" not in file.content[:_HEAD]


def _is_tabular(file: Packed) -> bool:
    head = _head(file)
    dialect = dialect_of(head) if head.strip() else None
    return dialect is not None and dialect.width > 1 and dialect.delimiter in _TABULAR


def _is_prose(file: Packed) -> bool:
    """Whether lines hold words enough, and not all as many commas."""
    lines = [line for line in _head(file).splitlines() if line.strip()]
    if not lines or _is_tabular(file) or sum(len(line.split()) for line in lines) < _WORDS * len(lines):
        return False
    commas = [line.count(",") for line in lines]
    usual = max(set(commas), key=commas.count)
    return len(lines) < _LINES or not usual or commas.count(usual) < _ALIKE * len(lines)


def _head(file: Packed) -> str:
    return decoded(file.content[:_HEAD]).utf8.decode(errors="ignore")
