"""Files of an archive in one folder for each label."""

from collections import Counter
from collections.abc import Sequence

from automl.reading.formats.packed import Packed
from automl.table import Note

_SHOWN = 5
_MOST_OF_TEN = 9


def labelled(files: Sequence[Packed]) -> list[Packed]:
    """The files that lie as deep in folders as most of them do: one beside the folders is about all of them."""
    inside = [file for file in files if file.folder]
    depths = Counter(len(file.folder) for file in inside)
    return [file for file in inside if len(file.folder) == depths.most_common(1)[0][0]]


def are_labelled(found: Sequence[Packed], files: Sequence[Packed]) -> bool:
    """Whether the files found are nine in ten of all, under two labels at least."""
    return len({file.folder[-1] for file in found}) > 1 and len(found) * 10 >= len(files) * _MOST_OF_TEN


def labels_told(found: Sequence[Packed], files: Sequence[Packed], kind: str, noun: str) -> tuple[Note, ...]:
    """What the labels are, and how many files were left out. kind: of the note. noun: what was found, plural."""
    counts = Counter(file.folder[-1] for file in found).most_common()
    counted = ", ".join(f"{label} ({count})" for label, count in counts[:_SHOWN])
    note = Note(kind, f"Each folder is a label: {counted}{', …' if len(counts) > _SHOWN else ''}.", len(found))
    left = len(files) - len(found)
    if not left:
        return (note,)
    return (note, Note("files_left_out", f"Left out {left} files that are not {noun} in a folder.", left))
