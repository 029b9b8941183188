"""Files of an archive whose folders say what they are about, or show."""

from collections import Counter
from collections.abc import Sequence

from automl.reading.formats.packed import Packed
from automl.table import Note

_SHOWN = 5
_NAMED = 3
_MANY = 2


def labels_of(files: Sequence[Packed]) -> list[str]:
    """For each file its label, the name of a folder; "" for one that does not lie as deep in folders as most of them
    do, and for all where no folder tells them apart.

    Of folders in folders the innermost counts that are not all the same ("cats/small/1.png", "dogs/small/2.png").
    """
    depths = Counter(len(file.folder) for file in files if file.folder)
    depth = depths.most_common(1)[0][0] if depths else 0
    inside = [file for file in files if len(file.folder) == depth]
    for level in reversed(range(depth)):
        if len({file.folder[level] for file in inside}) >= _MANY:
            return [file.folder[level] if len(file.folder) == depth else "" for file in files]
    return [""] * len(files)


def labels_told(labels: Sequence[str], kind: str) -> tuple[Note, ...]:
    """What the labels are, each with its count. kind: of the note. Nothing where there are none."""
    counts = Counter(label for label in labels if label).most_common()
    if not counts:
        return ()
    counted = ", ".join(f"{label} ({count})" for label, count in counts[:_SHOWN])
    sentence = f"Each folder is a label: {counted}{', …' if len(counts) > _SHOWN else ''}."
    return (Note(kind, sentence, sum(count for _, count in counts)),)


def left_out_told(files: Sequence[Packed], why: str) -> tuple[Note, ...]:
    """That files were left out. why: "are no pictures", of several of them."""
    if not files:
        return ()
    some = ", ".join(file.name for file in files[:_NAMED]) + (", …" if len(files) > _NAMED else "")
    noun = "1 file" if len(files) == 1 else f"{len(files):,} files"
    return (Note("files_left_out", f"Left out {noun} of the archive that {why}: {some}.", len(files)),)


def path_of(file: Packed) -> str:
    """Where a file lies in its archive."""
    return "/".join((*file.folder, file.name))
